"""Identifiers in a table: columns named for people, one row a pupil, and what its cells hold."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from mfi_site.guard.check_digits import is_scn, is_upn
from mfi_site.guard.identifier import Identifier, identifier
from mfi_site.guard.numbers import SCN_IN_A_COLUMN, SCN_WORDS
from mfi_site.guard.plain import plain
from mfi_site.guard.texts import in_text

_PERSON: Final = "pupil|child|childs|student|learner|candidate|parent|carer|guardian|staff|teacher|person"
_NAMED_FOR_PEOPLE: Final = re.compile(
    rf"(?:the|our)?(?:{_PERSON})?s?"
    r"(?:(?:full|first|last|given|family|known|middle|christian|preferred|birth|legal|previous|pet|nick)?names?|(?:legal)?forenames?"
    r"|(?:legal|previous|maiden)?surnames?|initials|dob|dateofbirth|birthdate|birthday|dateborn|born|scns?(?:number|no|num)?s?|scottishcandidate(?:number|no|num)?s?"
    r"|candidate(?:number|no|num|id)?s?|upns?|uniquepupil(?:number|no|num)?s?|knownas|e?mail|emailaddress(?:es)?"
    r"|(?:home|postal|street)?address(?:es)?(?:line)?\d?|postcodes?|(?:home|work|contact|emergency)?(?:phone|telephone|tel"
    r"|mobile|mob)(?:no|num|number)?s?|contactn(?:o|um|umber)s?|emergencycontacts?\d?|ainm|sloinneadh)"
    r"|ainm(?:an?)?(?:t?sgoilear|t?sgoileir|leanaibh|leanabh|cloinne)|parent(?:or|and)?carer|parent|carer|guardian"
    r"|nextofkin|mum|dad|mother|father|(?:sibling|brother|sister|mother|father|socialworker)s?(?:name)?s?"
    rf"|pupil|child|student|learner|candidate|person|(?:{_PERSON})s?(?:id|ids|no|number|numbers|code|ref|reference|key)"
    rf"|names?of(?:the)?(?:{_PERSON}|children)s?|(?:forename|surname|name|first|last)(?:and|s)?(?:forename|surname|name)s?"
    r"|(?:admission|seemis|sqa|nhs|chi)(?:no|number|id)|chi"
)
_ABOUT: Final = """
    gender sex simd simdquintile simddecile quintile fsm freemeals freeschoolmeals asn eal ethnicity age lac
    careexperienced class stage yeargroup house registrationclass sen
"""
_ABOUT_A_PUPIL: Final = frozenset(_ABOUT.split())
_COUNTS: Final = frozenset(
    ["numerator", "denominator", "value", "count", "total", "n", "number", "pupils", "date"]
)
_ROW_LABEL: Final = re.compile(
    r"(?:pupil|child|student|learner|boy|girl)[ _.-]?(?:no\.? ?)?(?:\d{1,4}|[a-z])", re.IGNORECASE
)
_NUMBERED: Final = re.compile(
    r"(?:pupil|child|student|learner|boy|girl)(?:[ _.-]?(?:no\.? ?)?\d{1,4}|[ _.-][a-z])", re.IGNORECASE
)
_INITIALS: Final = re.compile(r"[A-Z]\.? ?[A-Z]\.?(?: ?[A-Z]\.?)?")
_FULL_NAME: Final = re.compile(
    r"[A-Z][a-z'\u2019-]+(?: [A-Z][a-zA-Z'\u2019-]*\.?)? (?:Mac|Mc|O['\u2019])?[A-Z][a-z'\u2019-]+"
    r"|[A-Z][A-Za-z'\u2019-]+, ?[A-Z][a-z'\u2019-]+"
)
_NAME_AND_INITIAL: Final = re.compile(r"([A-Z][a-z'\u2019-]+) [A-Z]\.?")
_OF_OTHER_THINGS: Final = """
    note notes date numerator denominator value school schools role roles cause causes reason reasons subject subjects
    stage class classes week month day term code codes area place places room setting activity idea ideas
    author authors book books title titles text texts programme programmes resource resources publisher artist artists
    composer character characters town towns partner partners provider providers
"""
_NEVER_NAMES: Final = frozenset(_OF_OTHER_THINGS.split())
_FEWEST_ROWS: Final = 3
_MOST: Final = 0.8
_CELL_BREAK: Final = "\n\n"


def in_table(
    header: Sequence[str], rows: Sequence[Sequence[str]], *, first_line: int = 2
) -> tuple[Identifier, ...]:
    """Find what looks like children in a table, by line and cell.

    `first_line` is the line of the first row; the header is taken to stand one line above it. `start` and
    `end` count within the cell, `column` is the number of the cell. Raises nothing.
    """
    header_line = max(1, first_line - 1)
    names = [_simple(cell) for cell in header]
    found = [
        identifier("name-column", 0, len(header[index]), header_line, index + 1)
        for index, name in enumerate(names)
        if _NAMED_FOR_PEOPLE.fullmatch(name)
    ]
    numbered = [index for index, cell in enumerate(header) if _NUMBERED.fullmatch(plain(cell).text.strip())]
    if len(numbered) > 1:
        found += [identifier("name-column", 0, len(header[index]), header_line, index + 1) for index in numbered]
    suspect = _pupil_column(names, [header, *rows] if numbered else rows)
    if suspect is not None:
        found.append(identifier("pupil-rows", 0, len(header[suspect]), header_line, suspect + 1))
    found.extend(_in_rows([header], header_line))
    found.extend(_scns_by_column(header, rows, first_line))
    found.extend(_in_rows(rows, first_line))
    unique = {(item.line, item.column, item.kind, item.start): item for item in found}
    return tuple(unique[key] for key in sorted(unique))


def _simple(cell: str) -> str:
    """A heading without case, spaces and punctuation."""
    return "".join(character for character in plain(cell).text.casefold() if character.isalnum())


def _in_rows(rows: Sequence[Sequence[str]], first_line: int) -> Iterator[Identifier]:
    """What the cells hold as text: searched as one for speed, in which no pattern reaches across cells."""
    starts: list[int] = []
    places: list[tuple[int, int]] = []
    pieces: list[str] = []
    length = 0
    for line, row in enumerate(rows, start=first_line):
        for column, cell in enumerate(row, start=1):
            starts.append(length)
            places.append((line, column))
            pieces.append(cell)
            length += len(cell) + len(_CELL_BREAK)
    for item in in_text(_CELL_BREAK.join(pieces)):
        position = bisect_right(starts, item.start) - 1
        line, column = places[position]
        yield identifier(item.kind, item.start - starts[position], item.end - starts[position], line, column)


def _scns_by_column(
    header: Sequence[str], rows: Sequence[Sequence[str]], first_line: int
) -> Iterator[Identifier]:
    """Candidate numbers under a heading that speaks of them, or three in one column."""
    for index in range(max(map(len, rows), default=0)):
        spoken_of = index < len(header) and SCN_WORDS.search(plain(header[index]).text) is not None
        valid = [
            identifier("scn", 0, len(row[index]), line, index + 1)
            for line, row in enumerate(rows, start=first_line)
            if index < len(row) and _is_scn_cell(row[index])
        ]
        if spoken_of or len(valid) >= SCN_IN_A_COLUMN:
            yield from valid


def _is_scn_cell(cell: str) -> bool:
    return 9 <= len(cell) < 40 and is_scn(re.sub(r"[\s.-]", "", plain(cell).text))


def _pupil_column(names: Sequence[str], rows: Sequence[Sequence[str]]) -> int | None:
    """The column that shows each row to be one pupil, or None."""
    about = [index for index, name in enumerate(names) if name in _ABOUT_A_PUPIL]
    if len(about) >= 2 and len(rows) >= _FEWEST_ROWS and not _COUNTS.intersection(names):
        return about[0]
    for index, name in enumerate(names):
        if name not in _NEVER_NAMES and _labels_pupils(rows, index):
            return index
    return None


def _labels_pupils(rows: Sequence[Sequence[str]], index: int) -> bool:
    cells = [stripped for row in rows if index < len(row) and (stripped := row[index].strip())]
    if len(cells) < _FEWEST_ROWS or len(set(cells)) < _MOST * len(cells):
        return False
    wanted = _MOST * len(cells)
    last_words = Counter(cell.split()[-1] for cell in cells)
    if max(last_words.values()) * 2 > len(cells):
        return sum(_ROW_LABEL.fullmatch(cell) is not None for cell in cells) >= wanted
    first_words = {found[1] for cell in cells if (found := _NAME_AND_INITIAL.fullmatch(cell))}
    if len(first_words) >= wanted:
        return True
    return (
        any(
            sum(len(cell) < 60 and pattern.fullmatch(cell) is not None for cell in cells) >= wanted
            for pattern in (_ROW_LABEL, _INITIALS, _FULL_NAME)
        )
        or sum(len(cell) == 13 and is_upn(cell) for cell in cells) >= wanted
    )
