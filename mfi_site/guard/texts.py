"""Identifiers in Markdown, YAML or any other text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from typing import Final

from mfi_site.guard.births import births
from mfi_site.guard.emails import emails
from mfi_site.guard.identifier import Identifier, identifier
from mfi_site.guard.numbers import health_numbers, scns, upns
from mfi_site.guard.phones import phones
from mfi_site.guard.plain import Plain, plain
from mfi_site.guard.postcodes import postcodes

Span = tuple[int, int]
Found = tuple[str, int, int]

_FINDERS: Final[tuple[tuple[str, Callable[[str], Iterable[Span]]], ...]] = (
    ("email", emails),
    ("upn", upns),
    ("scn", scns),
    ("date-of-birth", births),
    ("health-number", health_numbers),
    ("phone", phones),
    ("postcode", postcodes),
)


def in_text(text: str, *, allowed: Collection[str] = ()) -> tuple[Identifier, ...]:
    """Find what looks like a child in a text, in the order of the text.

    `allowed` are texts that may be published, such as the school's own contact: an identifier that one of
    them holds is left. Linear in the length of `text`. Raises nothing.
    """
    made_plain = plain(text)
    found = find(made_plain.text)
    if allowed and found:
        found = tuple(_not_allowed(made_plain.text, found, allowed))
    if not found:
        return ()
    line_starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]
    return tuple(_placed(made_plain, line_starts, item) for item in found)


def masked(text: str) -> str:
    """The text with three dots for each thing in it that looks like a child, so that it may be repeated."""
    for found in reversed(in_text(text)):
        text = f"{text[: found.start]}...{text[found.end :]}"
    return text


@lru_cache(maxsize=64)
def find(text: str) -> tuple[Found, ...]:
    """Kind, start and end of each identifier in plain text; where two overlap, the first in the list wins."""
    kept: list[Found] = []
    finders = _FINDERS if re.search(r"\d", text) else _FINDERS[:1]
    for kind, finder in finders:
        spans = sorted(set(finder(text)))
        if spans:
            kept = _merged(kept, [(kind, start, end) for start, end in spans])
    return tuple(kept)


def _merged(kept: list[Found], new: list[Found]) -> list[Found]:
    starts = [start for _, start, _ in kept]
    free: list[Found] = []
    last = -1
    for kind, start, end in new:
        position = bisect_right(starts, start)
        before = position > 0 and kept[position - 1][2] > start
        after = position < len(kept) and kept[position][1] < end
        if not (before or after or start < last):
            free.append((kind, start, end))
            last = end
    return sorted(kept + free, key=lambda item: item[1]) if kept else free


def _placed(made_plain: Plain, line_starts: list[int], item: Found) -> Identifier:
    kind, start, end = item
    start, end = made_plain.original(start, end)
    line = bisect_right(line_starts, start)
    return identifier(kind, start, end, line, start - line_starts[line - 1] + 1)


def _key(kind: str, written: str) -> str:
    kept = "".join(character for character in written.casefold() if character.isalnum() or character in "@.")
    if kind == "phone":
        return re.sub(r"^(?:0044|44)0?", "0", re.sub(r"\D", "", kept))
    return kept


def _not_allowed(text: str, found: tuple[Found, ...], allowed: Collection[str]) -> Iterator[Found]:
    keys: set[tuple[str, str]] = set()
    covered: list[Span] = []
    for entry in allowed:
        simple = plain(entry).text.strip()
        keys.update((kind, _key(kind, simple[start:end])) for kind, start, end in find(simple))
        if simple:
            covered.extend(match.span() for match in re.finditer(re.escape(simple), text, re.IGNORECASE))
    covered = _joined(covered)
    starts = [start for start, _ in covered]
    for kind, start, end in found:
        position = bisect_right(starts, start) - 1
        inside = position >= 0 and covered[position][1] >= end
        if not inside and (kind, _key(kind, text[start:end])) not in keys:
            yield kind, start, end


def _joined(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
