"""Text made plain for searching, with the way back to where each character stood.

Full-width and other digits, odd spaces and dashes, invisible characters, HTML entities, percent escapes and
backslashes must not hide what a reader (or a browser) will see.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u20e3\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f]"
)
_ESCAPE: Final = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{3,8});|%[2-5][0-9A-Fa-f]"
    r"|\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|(?=[!-/:-@\[-`{-~]))"
)
_FOLDED: Final = {"\u2212": "-", "\u00b7": ".", "\u3002": ".", "\u30fb": ".", "\u2044": "/", "\u2215": "/"}


class _Plainer(dict[int, int]):
    """A table for str.translate that learns each character once; one character in, one out."""

    def __missing__(self, code: int) -> int:
        self[code] = result = ord(_plain_character(chr(code)))
        return result


def _plain_character(character: str) -> str:
    folded = _FOLDED.get(character)
    if folded is not None:
        return folded
    value = unicodedata.decimal(character, None)
    if value is not None:
        return str(value)
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    if category == "Pd":
        return "-"
    compatible = unicodedata.normalize("NFKC", character)
    return compatible if len(compatible) == 1 else character


@dataclass(frozen=True, slots=True)
class Plain:
    """`text` for searching; `gaps[i]` is where in `text` the i-th character taken out had stood."""

    text: str
    gaps: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the text as it was given."""
        last = max(start, end - 1)
        return start + bisect_right(self.gaps, start), last + bisect_right(self.gaps, last) + (end > start)


def plain(text: str) -> Plain:
    """Fold look-alike characters, drop invisible ones and decode escapes; linear in the length."""
    gaps: list[int] = []
    pieces: list[str] = []
    done = 0
    length = 0
    for match in (_ESCAPE_ASCII if text.isascii() else _ESCAPE_OR_INVISIBLE).finditer(text):
        start, end = match.span()
        decoded = _decoded(match.group())
        if decoded is None:
            continue
        pieces.append(text[done:start])
        pieces.append(decoded)
        length += start - done + len(decoded)
        gaps.extend([length] * (end - start - len(decoded)))
        done = end
    if gaps:
        pieces.append(text[done:])
        text = "".join(pieces)
    if not text.isascii():
        text = text.translate(_PLAINER)
    return Plain(text, tuple(gaps))


def _decoded(escape: str) -> str | None:
    """What stands for an escape: one character, nothing, or None where it is best left as it is."""
    first = escape[0]
    if first == "&":
        decoded = html.unescape(escape)
        return decoded if len(decoded) == 1 else None
    if first == "%":
        return chr(int(escape[1:], 16))
    if first == "\\" and len(escape) > 1:
        return chr(int(escape[2:], 16))
    return ""


_PLAINER: Final = _Plainer()
_ESCAPE_ASCII: Final = _ESCAPE
_ESCAPE_OR_INVISIBLE: Final = re.compile(f"{_ESCAPE.pattern}|{_INVISIBLE.pattern}")
