"""The only code that touches disk, clock, git, sockets and processes."""
