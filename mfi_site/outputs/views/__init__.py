"""What the output plugs share: pages from templates, and the views that templates are filled with."""
