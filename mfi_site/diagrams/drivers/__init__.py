"""The driver diagram: what stands in it, the nested list, and the drawing."""
