"""What stops a command: one clear line and an exit code, never a traceback."""

from __future__ import annotations


class UserError(Exception):
    """A mistake that the reader of the message can put right; exit 2 is for usage or an unusable board."""

    def __init__(self, message: str, code: int = 2) -> None:
        super().__init__(message)
        self.code = code
