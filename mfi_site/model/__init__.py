"""What a board is: frozen types that import only each other."""
