"""Charts: what a safe series says (`reading`) and how it is drawn (`picture`); one module a kind."""
