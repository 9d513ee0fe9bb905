"""The coach's rules: one file a rule, named for its id; the folder is walked, never listed."""
