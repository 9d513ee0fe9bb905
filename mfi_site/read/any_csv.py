"""Any CSV with a first column of days or labels and a `value`, or a `numerator` and a `denominator`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import PurePosixPath

from mfi_site.model.authored import parse_day
from mfi_site.model.project import Measure
from mfi_site.model.raw import RawSeries
from mfi_site.read.columns import Header
from mfi_site.read.measures import rows_of
from mfi_site.read.notes import Notes
from mfi_site.read.table import Row, Table, read_table

COLUMNS = ("value", "numerator", "denominator", "note")
_FIRST_LABEL = date(2001, 1, 1)


class Unreadable(Exception):
    """A file that cannot be drawn: a sentence with its repair, and the line."""

    def __init__(self, sentence: str, line: int | None = None) -> None:
        super().__init__(sentence)
        self.line = line


@dataclass(frozen=True)
class AnySeries:
    """A file's rows in order, and the labels of the rows where the first column holds no days.

    `percent` where values carry a % sign: with no charter to say so, the sign makes the file percentages.
    """

    raw: RawSeries
    labels: tuple[str, ...] = ()
    percent: bool = False


def read_any(path: str, data: bytes, measure: Measure) -> AnySeries:
    """The series of a file; rows with days are sorted. Raises Unreadable with the line of the first fault."""
    notes = Notes(path)
    table = read_table(data, notes)
    _raise_first(notes)
    if table is None or len(table.rows) < 1:
        raise Unreadable("This file is empty. Its first line names the columns, such as date,value.", 1)
    header = _header(table.rows[0], measure)
    labels = _labels(table)
    if labels:
        table = _with_days(table)
    percent = _has_percent_signs(header, table)
    if percent:
        measure = measure.model_copy(update={"unit": "%"})
    rows = rows_of(measure, header, table, notes, date.max)
    _raise_first(notes)
    if not rows:
        raise Unreadable("This file has no rows under its first line.", 1)
    if not labels:
        rows.sort(key=lambda row: row.day)
    return AnySeries(RawSeries(PurePosixPath(path).stem, path, header.counted, tuple(rows)), labels, percent)


def _raise_first(notes: Notes) -> None:
    problems = [f for f in notes.findings if f.kind == "problem"]
    if problems:
        first = min(problems, key=lambda f: f.line or 0)
        raise Unreadable(f"{first.message} {first.suggestion}".strip(), first.line)


def _header(row: Row, measure: Measure) -> Header:
    at = {"date": 0}
    for index, cell in enumerate(row.cells):
        name = cell.casefold().lstrip("\ufeff")
        if index and name in COLUMNS:
            at.setdefault(name, index)
    counted = "numerator" in at and "denominator" in at
    if not counted and "value" not in at:
        raise Unreadable(
            'The first line names no column "value", and no "numerator" and "denominator". '
            "Write, for example, date,value.",
            row.line,
        )
    if not counted and measure.chart in ("p", "pp", "u", "up"):
        raise Unreadable(f"A {measure.chart} chart needs the columns numerator and denominator.", row.line)
    return Header(at, len(row.cells), counted, known=True)


def _has_percent_signs(header: Header, table: Table) -> bool:
    if header.counted:
        return False
    at = header.at["value"]
    return any(len(row.cells) > at and row.cells[at].endswith("%") for row in table.rows[1:])


def _labels(table: Table) -> tuple[str, ...]:
    """The labels where no row starts with a day; a mixture is read as days, so that the odd one is found."""
    cells = tuple(row.cells[0] if row.cells else "" for row in table.rows[1:])
    return () if any(parse_day(cell) for cell in cells) else cells


def _with_days(table: Table) -> Table:
    rows = [table.rows[0]]
    for number, row in enumerate(table.rows[1:]):
        stand_in = (_FIRST_LABEL + timedelta(number)).isoformat()
        rows.append(replace(row, cells=(stand_in, *row.cells[1:])))
    return replace(table, rows=tuple(rows))
