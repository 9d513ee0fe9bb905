"""What a change does to a board, for one who will not read the diff: two versions in, one review out."""
