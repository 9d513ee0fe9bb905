"""A whole build: what must be made again, by whom, and what is kept. Joins the pipeline to the world."""
