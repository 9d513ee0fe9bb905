"""The examples under a command's help."""

from __future__ import annotations


def examples(*lines: str) -> str:
    """An epilog of commands to copy, each a line of its own; `what it does` may stand after two spaces."""
    return "\b\nExamples:\n" + "\n".join(f"  mfi-site {line}" for line in lines)
