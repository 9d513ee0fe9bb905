"""Understanding what teams write: pure functions from a text to a verdict, each with the place it was found."""
