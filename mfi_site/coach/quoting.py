"""A team's own words inside a message: one line, short, and nothing in it that could act."""

from __future__ import annotations

import re
from collections.abc import Sequence

_COMMAND = re.compile(r"(^\s*:|##)(:|\[)")
_CALLS = re.compile(r"@|#(?=\d)|\bGH\\?-(?=\d)", re.IGNORECASE)
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def plain(text: str) -> str:
    """The text as one line without control characters, invisible ones or ones that turn the direction."""
    return _UNSAFE.sub("", " ".join(text.split()))


def uncommanded(line: str) -> str:
    """A line of a log in which GitHub's runner finds no command, at its beginning or anywhere."""
    return _COMMAND.sub(lambda found: f"{found[1]} {found[2]}", line)


def unlinked(markdown: str) -> str:
    """Markdown in which an at sign calls nobody and a number sign points nowhere.

    GitHub looks for both after the Markdown is rendered, so that a backslash does not stop them; a space of no
    width does: https://github.com/github/cmark-gfm/issues/181
    """
    return _CALLS.sub("\\g<0>\u200b", markdown)


def quoted(text: str, most: int = 80) -> str:
    """The text in double quotes, at most `most` characters of it."""
    text = plain(text).replace('"', "'")
    return f'"{text if len(text) <= most else text[: most - 1].rstrip() + "…"}"'


def listed(items: Sequence[str]) -> str:
    """a, b and c"""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def counted(number: int, noun: str) -> str:
    """1 day, 2 days"""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
