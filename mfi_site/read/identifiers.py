"""What looks like a child in what a school wrote: the one place where reading asks the guard.

The sentence, cell or picture that holds it is not published.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Sequence
from itertools import pairwise, takewhile
from typing import Any

from mfi_site.guard import Identifier, in_table, in_text
from mfi_site.read.closing import closes
from mfi_site.read.notes import Notes
from mfi_site.read.table import Row
from mfi_site.read.yaml_text import REFUSED

RULE = "identifier"
_MOST_CELLS = 50
_PLAIN_ROW = re.compile(r"[\d/.-]{6,10}(?:[,;\t](?:-?\d{1,7}(?:[.]\d{0,7})?%?|[*]|<5)?){1,3}")
_SENTENCE_END = re.compile(r"[.!?][\"')\]]*(?=\s)|\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s|#)|\|")
_LINE = re.compile(r"^[^\n]+$", re.MULTILINE)
_FRAME = re.compile(
    r"^[ \t>]*+(?:(?:[-*+]|\d+[.)])[ \t]++)?+"
    r"(?:#[^\n]*+|(?:`{3}|~{3})[^\n]*+|(?P<strong>\*\*|__)[^\n]+(?P=strong):?|=+|-{2,}"
    r"|[^\n]++(?=\n[ \t>]*+(?:=+|-+)[ \t]*+(?:\n|\Z)))[ \t]*+$",
    re.MULTILINE,
)
"""Lines that frame what stands under them: headings however they are written, their underlines, fences of code."""


def note_text(text: str, notes: Notes, allowed: Collection[str] = (), first_line: int = 1) -> bool:
    """Note each identifier in a text; whether there was one."""
    found = in_text(text, allowed=allowed)
    for one in found:
        notes.problem(RULE, one.why, one.repair, one.line + first_line - 1, one.column)
    return bool(found)


def without(text: str, allowed: Collection[str] = (), closed: Collection[str] = ()) -> str:
    """The text without each sentence that holds an identifier.

    A heading stays, but for the identifier, and so does a line that one of the plain names in `closed` closes:
    without it the text under it would stand where anyone may read it.
    """
    found = in_text(text, allowed=allowed)
    if not found:
        return text
    closing = {match.start(): match.end() for match in _LINE.finditer(text) if closes(match[0], closed)}
    frame = {match.start(): match.end() for match in _FRAME.finditer(text)} | closing
    sentences = (match.end() for match in _SENTENCE_END.finditer(text))
    inside = {place for start, end in frame.items() for place in range(start + 1, end)}
    ends = sorted({0, *frame, *frame.values(), *(end for end in sentences if end not in inside), len(text)})
    kept = []
    to_come = deque(sorted(found, key=lambda one: one.start))
    for start, end in pairwise(ends):
        touched = _touching(to_come, start, end)
        if not touched:
            kept.append(text[start:end])
        elif start in closing or (start in frame and not text[start:end].lstrip(" \t>").startswith(("**", "__"))):
            kept.append(_without_spans(text, start, end, touched))
        elif "\n" in text[start:end]:
            kept.append("\n\n" if "\n\n" in text[start:end] else "\n")
    return "".join(kept)


def _touching(to_come: deque[Identifier], start: int, end: int) -> list[Identifier]:
    """Those that reach into a part of the text; those that end before it are dropped."""
    while to_come and to_come[0].end <= start:
        to_come.popleft()
    return [one for one in takewhile(lambda one: one.start < end, to_come) if one.end > start]


def _without_spans(text: str, start: int, end: int, found: Sequence[Identifier]) -> str:
    kept, done = [], start
    for one in found:
        kept.append(text[done : max(done, one.start)])
        done = max(done, min(one.end, end))
    return "".join([*kept, text[done:end]])


def without_in(value: Any, allowed: Collection[str] = ()) -> Any:
    """A YAML value whose texts have lost the sentences that hold an identifier."""
    if isinstance(value, str):
        return without(value, allowed).strip() or None if len(value) > 5 else value
    if isinstance(value, dict):
        return {key: (_names_in if key == "coach_only" else without_in)(item, allowed)
                for key, item in value.items() if not in_text(key)}
    if isinstance(value, list):
        return [item if item is REFUSED else without_in(item, allowed) for item in value]
    return value


def _names_in(value: Any, allowed: Collection[str]) -> Any:
    """Names of headings lose the identifier alone, as the headings do, so that they still close them."""
    if isinstance(value, str) and (found := in_text(value, allowed=allowed)):
        return _without_spans(value, 0, len(value), found)
    return [_names_in(item, allowed) for item in value] if isinstance(value, list) else value


def in_rows(
    header: Row, rows: Sequence[Row], notes: Notes, allowed: Collection[str] = (), *, plain: bool = False
) -> Blocked:
    """Note each identifier in a table and say which cells may not be published.

    `plain` says that the columns are a measure's own: rows of a date and short numbers then hold nothing that
    could be a person, and are passed over for speed.
    """
    if plain:
        rows = [row for row in rows if _PLAIN_ROW.fullmatch(row.source) is None]
        if not rows:
            return Blocked(frozenset(), False)
    found = in_table(header.cells, [row.cells[:_MOST_CELLS] for row in rows], first_line=2)
    cells: set[tuple[int, int]] = set()
    whole = False
    for one in found:
        row = header if one.line < 2 else rows[one.line - 2]
        cell = row.cells[one.column - 1] if one.column <= len(row.cells) else ""
        if allowed and one.kind in ("email", "phone") and not in_text(cell, allowed=allowed):
            continue
        notes.problem(RULE, one.why, one.repair, row.line, row.column(one.column - 1))
        cells.add((row.line, one.column - 1))
        whole = whole or one.kind == "pupil-rows"
    return Blocked(frozenset(cells), whole)


class Blocked:
    """The cells, by line and index, that may not be published, and whether the whole table may not."""

    def __init__(self, cells: frozenset[tuple[int, int]], whole: bool) -> None:
        self.cells = cells
        self.whole = whole
