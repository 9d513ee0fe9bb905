"""The slides of corridor screens: what each shows, whether it fits, and from how far it can be read."""
