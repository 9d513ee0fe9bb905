"""How wide a text is at most, and where its lines break, without asking any font.

System fonts differ, so widths are the widest of three common families (Noto Sans with 10% in hand,
DejaVu Sans, Liberation Sans), measured in a browser and gathered into classes.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

Direction = Literal["ltr", "rtl"]

THIN = frozenset(" .,:;'|/\\ijlI‘’·")
NARROW = frozenset("`!()[]-ftr")
MIDDLE = frozenset('"*?cksvxyzJ')
WIDE = frozenset("ABCDEFGHKLNOPQRSTUVXYZ&w<>=+~^#{}“”")
WIDEST = frozenset("mMW%@—…")
THIN_EM, NARROW_EM, MIDDLE_EM, NORMAL_EM, WIDE_EM, WIDEST_EM = 0.34, 0.42, 0.6, 0.64, 0.83, 1.02
OTHER_EM, SQUARE_EM = 0.85, 1.35
BOLD = 1.13
SHORT_LAST, NARROWEST = 0.4, 0.7
_PIECES = re.compile(r"[^-/–—]*[-/–—]+|[^-/–—]+")


@lru_cache(maxsize=4096)
def _em(character: str) -> float:
    for group, em in ((THIN, THIN_EM), (NARROW, NARROW_EM), (MIDDLE, MIDDLE_EM)):
        if character in group:
            return em
    if character in WIDEST:
        return WIDEST_EM
    if character in WIDE:
        return WIDE_EM
    if character.isascii():
        return NORMAL_EM
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(character) in ("W", "F") or ord(character) > 0xFFFF:
        return SQUARE_EM
    base = unicodedata.normalize("NFD", character)[0]
    return _em(base) if base.isascii() else 1.1 if unicodedata.category(character) != "Lo" else OTHER_EM


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Pixels that `text` takes at most at `size` pixels in any of the measured fonts."""
    return sum(_em(c) for c in text) * size * (BOLD if bold else 1.0)


def lines(text: str, room: float, size: float, *, bold: bool = False, most: int | None = None) -> tuple[str, ...]:
    """`text` as lines no wider than `room` pixels; a word that is wider than a line is broken.

    At most `most` lines, the last then ending in an ellipsis. At least one character stands on each line.
    A last line of a word or two is filled up from the lines before it.
    """
    found = _filled(text, room, size, bold)
    if most is not None and len(found) > most:
        return (*found[: most - 1], _ended(found[most - 1], room, size, bold))
    narrower = room
    while len(found) > 1 and width(found[-1], size, bold=bold) < room * SHORT_LAST and narrower > room * NARROWEST:
        narrower -= room * 0.04
        tried = _filled(text, narrower, size, bold)
        if len(tried) > len(found) or len(text.split()) < len(tried):
            break
        found = tried
    return tuple(found)


def _filled(text: str, room: float, size: float, bold: bool) -> list[str]:
    """Each line as full as it can be."""
    found: list[str] = []
    current = ""
    for space, piece in _pieces(text):
        joined = f"{current} {piece}" if space and current else current + piece
        if width(joined, size, bold=bold) <= room:
            current = joined
            continue
        if current:
            found.append(current)
        *full, current = _broken(piece, room, size, bold)
        found += full
    return [*found, current] if current else found


def _pieces(text: str) -> list[tuple[bool, str]]:
    """(whether a space goes before, piece): words, and their parts after hyphens and slashes."""
    return [(n == 0, piece) for word in text.split() for n, piece in enumerate(_PIECES.findall(word))]


def _broken(piece: str, room: float, size: float, bold: bool) -> list[str]:
    parts = [""]
    for cluster in _clusters(piece):
        if parts[-1] and width(parts[-1] + cluster, size, bold=bold) > room:
            parts.append("")
        parts[-1] += cluster
    return parts


def _clusters(text: str) -> list[str]:
    """Characters with the marks that belong to them."""
    found: list[str] = []
    for character in text:
        joined = found and (_em(character) == 0.0 or found[-1].endswith("\u200d"))
        if joined:
            found[-1] += character
        else:
            found.append(character)
    return found


def _ended(line: str, room: float, size: float, bold: bool) -> str:
    kept = _clusters(f"{line} ")
    while kept and width("".join(kept).rstrip() + "…", size, bold=bold) > room:
        kept.pop()
    whole = "".join(kept)
    at_word = whole if whole.endswith(" ") else whole.rpartition(" ")[0]
    return (at_word or whole).rstrip(" ,;:") + "…"


def direction(text: str, otherwise: Direction = "ltr") -> Direction:
    """The direction of the first strong character, as `dir="auto"` takes it."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return "rtl"
        if kind == "L":
            return "ltr"
    return otherwise
