"""What closes a part of a text for the coach: names of headings, found however they are written.

A heading may be written with #, underlined, in bold, in a quotation, a list or a table; with a number before it, or
with its text after it on the same line. All who cut, keep or judge closed text ask `closes`, so that they agree.
"""

from __future__ import annotations

import difflib
import html
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

HUMAN_SIDE = (
    *(f"{the}{who} side{of}" for the in ("", "the ", "our ") for who in ("human", "people")
      for of in ("", " of change", " of the change")),
    *(f"{the}taobh {who}{of}" for the in ("", "an ") for who in ("daonna", "a chinne daonna")
      for of in ("", " an atharrachaidh", " den atharrachadh", " dhen atharrachadh")),
)
"""What the section of a report that is always for the coach is called."""

MARKER = re.compile(r"[\s>]*(?:(?:[-*+]|\d+[.)])\s+(?=[\s>]*#))?[\s>]*(#*)")
_ADDRESS = re.compile(r"\]\([^)]*\)|\]\[[^\]]*\]|\{[^}]*\}|<[^<>]*>")
_BEFORE = re.compile(r"[\s>|]*(?:(?:[-*+•·]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+)?(?:\[(?:[ xX]?\]|\^?\w+\]:)\s*)?",
                     re.IGNORECASE)
_END = re.compile(r"(?<=\S)(?:\s*[:|–—]|\s*-+\s|[*_`~]+(?=\W|\Z)|[.!?](?=\s)|\s*<|\s*\((?=[^()]*\)\W*\Z))")
_NUMBER = re.compile(r"\A(?:\d{1,2}|[a-h]|[ivx]{1,4}) (?=\S)")
_LONGEST = 400
_LONGEST_LABEL = 120
_MOST_ENDS = 4
_NEAR = 0.85
_MOST_TO_COMPARE = 500


@lru_cache(maxsize=4096)
def plain_name(heading: str) -> str:
    """A heading's words without case, marks, addresses and punctuation, "" where it has none."""
    if len(heading) > _LONGEST:
        return ""
    text = unicodedata.normalize("NFKC", html.unescape(_ADDRESS.sub("]", heading))).replace("&", " and ")
    return " ".join(re.sub(r"[^\w\s]|_", "", MARKER.sub("", text, count=1)).split()).casefold()


def plain_names(entries: Iterable[str]) -> frozenset[str]:
    """The names that entries such as those of `coach_only` close."""
    return frozenset(name for entry in entries if (name := plain_name(entry)))


def closes(line: str, names: Collection[str]) -> bool:
    """Whether a line is one of the plain names, or starts with one as a heading that its text follows."""
    return bool(names) and any(label in names for label in labels(line))


def is_run_in(line: str, names: frozenset[str]) -> bool:
    """Whether a line starts with one of the plain names and goes on."""
    said = labels(line)
    return not names.isdisjoint(said[2:]) and names.isdisjoint(said[:2])


@lru_cache(maxsize=4096)
def labels(line: str) -> tuple[str, ...]:
    """The plain names that a line may be the heading of, with and without a number: the whole of it first."""
    return tuple(_labels(line))


def _labels(line: str) -> Iterator[str]:
    whole = plain_name(line)
    yield whole
    yield _NUMBER.sub("", whole, count=1)
    before = _BEFORE.match(line)
    start = line[before.end() if before else 0 :][:_LONGEST_LABEL]
    if start != line:
        yield _NUMBER.sub("", plain_name(start), count=1)
    for number, end in enumerate(_END.finditer(start)):
        if number == _MOST_ENDS:
            return
        yield _NUMBER.sub("", plain_name(start[: end.start()]), count=1)


def near(lines: Iterable[str], names: Collection[str], least: float = _NEAR) -> tuple[str, ...]:
    """The plain names of lines that are nearly one of `names`, as a slip of the pen leaves them."""
    if not names:
        return ()
    stretch = (2 - least) / least
    shortest, longest = min(map(len, names)) / stretch, max(map(len, names)) * stretch
    given = {label: None for line in lines if len(line) <= _LONGEST_LABEL for label in labels(line)
             if shortest <= len(label) <= longest and label not in names}
    among = tuple(names)
    return tuple(label for label in list(given)[:_MOST_TO_COMPARE] if _is_near(label, among, least))


@lru_cache(maxsize=4096)
def _is_near(label: str, names: tuple[str, ...], least: float) -> bool:
    return bool(difflib.get_close_matches(label, names, 1, least))
