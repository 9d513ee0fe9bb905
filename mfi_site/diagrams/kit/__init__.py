"""What the diagrams are made with: reckoned text, SVG, marks, and what a plug is given."""
