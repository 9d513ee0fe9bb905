"""How a review of a change is written: one file a format, each render(review, ...) -> text."""
