"""The scripts of corridor screens as they are published: the same lines without comments and indentation."""

from __future__ import annotations

import re

from mfi_site.themes import Theme, published_name

_COMMENTS = re.compile(r"^\s*//[^\n]*$|/\*[\s\S]*?\*/ ?", re.MULTILINE)


def script(theme: Theme, name: str) -> bytes:
    """`screens/<name>` of a theme, for publishing. The scripts hold no text that looks like a comment."""
    source = _COMMENTS.sub("", theme.files[f"screens/{name}"].decode("utf-8"))
    return "".join(f"{line.strip()}\n" for line in source.splitlines() if line.strip()).encode("utf-8")


def style(theme: Theme) -> tuple[str, bytes]:
    """Where a theme's style sheet of screens is published, and its bytes."""
    data = theme.static()["screen.css"]
    return published_name("screen.css", data), data
