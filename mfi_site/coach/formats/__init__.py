"""How findings are written out: one file a format, each with `render(review) -> str`; walked, never listed."""
