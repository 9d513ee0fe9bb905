"""CSV bytes to rows of cells: what spreadsheets in schools write, read without fuss.

Commas, semicolons or tabs; quotes with anything inside; blank rows; any line end. A quotation mark that is
never closed costs its own row and no other. Nothing is known here of what a cell means.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from itertools import islice

from mfi_site.read.decode import decode
from mfi_site.read.notes import Notes

LARGEST_TABLE = 1024 * 1024
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
MOST_ROWS = 5_000
DELIMITERS = (",", ";", "\t")
_MOST_LINES_A_CELL = 50
_STARTS_WITH_DAY = re.compile(r"\s*\"?(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/. -](?:\d{1,2}|[A-Za-z]{3,9})[/. -]\d{4})")
_QUOTED = re.compile(r'"[^"]*(?:"|$)')


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, stripped; `line` counts from 1 and is the first line of the row."""

    line: int
    cells: tuple[str, ...]
    source: str
    delimiter: str

    def column(self, index: int) -> int:
        """The column, from 1, at which a cell starts on the row's first line."""
        start, quoted = 0, False
        for position, sign in enumerate(self.source):
            if index == 0:
                break
            if sign == '"':
                quoted = not quoted
            elif sign == self.delimiter and not quoted:
                index -= 1
                start = position + 1
        rest = self.source[start:]
        return start + len(rest) - len(rest.lstrip(" ")) + 1

    def is_quoted(self, index: int) -> bool:
        """Whether a cell on the row's first line stands in quotation marks."""
        return self.source[self.column(index) - 1 :].startswith('"')


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in the order of the file, blank ones left out; the first is the header where there is one."""

    delimiter: str
    rows: tuple[Row, ...]


def read_table(data: bytes, notes: Notes) -> Table | None:
    """The rows of a CSV file; None, with a finding, where it cannot be read or is past a limit."""
    if len(data) > LARGEST_TABLE:
        notes.problem("limit", "This file is larger than 1 MiB.", "Keep one measure a file.", 1, 1)
        return None
    if data.startswith(_SPREADSHEETS):
        notes.problem("encoding", "This is a spreadsheet, not a CSV file.", "Save the sheet as CSV.", 1, 1)
        return None
    text = decode(data, notes)
    if text is None:
        return None
    lines = text.split("\n")
    first = 0
    chosen = re.match(r"sep=([,;\t])\s*$", lines[0])
    if chosen:
        first, delimiter = 1, chosen[1]
    else:
        delimiter = _delimiter(lines)
    rows = _rows(lines, first, delimiter, notes)
    if rows is None:
        notes.problem("limit", f"This file has more than {MOST_ROWS:,} rows.", "Keep one row a date.", MOST_ROWS + 2, 1)
        return None
    return Table(delimiter, rows)


def _delimiter(lines: list[str]) -> str:
    """The separator that most of the first rows have, then the one that the first row has most of."""
    sample = [_QUOTED.sub("", line) for line in islice((line for line in lines if line.strip()), 50)]
    if not sample:
        return ","
    return max(DELIMITERS, key=lambda sign: (sum(sign in line for line in sample), sample[0].count(sign)))


def _rows(lines: list[str], first: int, delimiter: str, notes: Notes) -> tuple[Row, ...] | None:
    found: list[Row] = []
    number = first
    while number < len(lines):
        line = lines[number]
        taken = 1
        if '"' not in line:
            cells: tuple[str, ...] | None = tuple([cell.strip() for cell in line.split(delimiter)])
        else:
            taken, cells = _quoted(lines, number, delimiter)
        if cells is None:
            notes.problem(
                "csv",
                "A quotation mark on this line is never closed.",
                'Add the closing " or take the mark out.',
                number + 1,
                line.rfind('"') + 1,
            )
        elif any(cells):
            found.append(Row(number + 1, cells, line, delimiter))
            if len(found) > MOST_ROWS + 1:
                return None
        number += taken
    return tuple(found)


def _quoted(lines: list[str], number: int, delimiter: str) -> tuple[int, tuple[str, ...] | None]:
    """The lines that a row with quotes takes, and its cells; None where a quote is never closed."""
    record = lines[number]
    taken, quotes = 1, record.count('"')
    while quotes % 2:
        following = number + taken
        if following >= len(lines) or taken > _MOST_LINES_A_CELL or _STARTS_WITH_DAY.match(lines[following]):
            return 1, None
        record += "\n" + lines[following]
        quotes += lines[following].count('"')
        taken += 1
    try:
        rows = list(csv.reader(record.splitlines(keepends=True), delimiter=delimiter, skipinitialspace=True))
    except csv.Error:
        return taken, None
    return taken, tuple(cell.strip() for row in rows for cell in row)
