"""One measure's CSV file to its raw rows; a bad row is left out, the measure only where its header is unusable.

Messages give the place of a fault and never what the row holds: they are printed where anyone may read them.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from mfi_site.model.project import Measure
from mfi_site.model.raw import RawRow, RawSeries
from mfi_site.read.cells import (
    FORMULA,
    NOT_A_NUMBER,
    Fault,
    Figure,
    Mark,
    date_fault,
    day,
    figure,
    is_formula,
    mark,
)
from mfi_site.read.identifiers import in_rows
from mfi_site.read.notes import Notes
from mfi_site.read.table import Row, Table, read_table

COLUMNS = ("date", "numerator", "denominator", "value", "note")
HEADERS = '"date,numerator,denominator,note" or "date,value,note"'
_GULF = 5


@dataclass(frozen=True)
class Header:
    """Where the columns stand; `counted` says numerator and denominator rather than value."""

    at: dict[str, int]
    width: int
    counted: bool


def read_measure(
    measure: Measure, path: str, data: bytes, notes: Notes, today: date, allowed: Collection[str] = ()
) -> RawSeries:
    """The raw rows of a measure in date order, with a finding for each that was left out."""
    table = read_table(data, notes)
    header = None if table is None else _header(table, notes)
    if table is None or header is None:
        return RawSeries(measure.id, path, False, (), problem=True)
    blocked = in_rows(table.rows[0], table.rows[1:], notes, allowed)
    if blocked.whole:
        return RawSeries(measure.id, path, header.counted, (), problem=True)
    rows = _Rows(measure, header, table, notes, today, blocked.cells).read()
    return RawSeries(measure.id, path, header.counted, tuple(sorted(rows, key=lambda row: row.day)))


def _header(table: Table, notes: Notes) -> Header | None:
    if not table.rows:
        notes.problem("csv", "This file is empty.", f"Make its first line {HEADERS}.", 1, 1)
        return None
    row = table.rows[0]
    at: dict[str, int] = {}
    for index, cell in enumerate(row.cells):
        name = cell.casefold()
        if name in at:
            notes.problem(
                "csv",
                f'There are two columns called "{name}"; the first is used.',
                "Delete one of them.",
                row.line,
                row.column(index),
            )
        elif name in COLUMNS:
            at[name] = index
    counted = "numerator" in at or "denominator" in at
    wanted = ["date", "numerator", "denominator"] if counted else ["date", "value"]
    missing = [name for name in wanted if name not in at]
    _unknown_columns(row, counted, missing, notes)
    if missing:
        listed = " and ".join(f'"{name}"' for name in missing)
        plural = "columns" if len(missing) > 1 else "a column"
        notes.problem(
            "csv", f"The first line does not name {plural} {listed}.", f"Make it {HEADERS}.", row.line, 1
        )
        return None
    return Header(at, len(row.cells), counted)


def _unknown_columns(row: Row, counted: bool, missing: list[str], notes: Notes) -> None:
    for index, cell in enumerate(row.cells):
        name = cell.casefold()
        if not cell or (name in COLUMNS and not (counted and name == "value")):
            continue
        if name == "value":
            notes.problem(
                "csv",
                'A column "value" stands beside "numerator" and "denominator"; it is not read.',
                "Delete it, or delete the other two.",
                row.line,
                row.column(index),
            )
            continue
        near = difflib.get_close_matches(name, missing or COLUMNS, 1, 0.6)
        notes.problem(
            "csv",
            f"Column {index + 1} has a name that is not known; it is not read.",
            f'Did you mean "{near[0]}"?' if near else f"Delete it, or name the columns {HEADERS}.",
            row.line,
            row.column(index),
        )


class _Rows:
    """The rows of one table; each fault leaves out the smallest part that is wrong."""

    def __init__(
        self,
        measure: Measure,
        header: Header,
        table: Table,
        notes: Notes,
        today: date,
        blocked: frozenset[tuple[int, int]],
    ) -> None:
        self._measure = measure
        self._header = header
        self._table = table
        self._notes = notes
        self._today = today
        self._blocked = blocked
        self._decimal_comma = table.delimiter != ","
        self._percentage = is_percentage(measure, header.counted)
        self._ratio = measure.chart in ("u", "up")
        self._seen: dict[date, int] = {}
        self._percent_signs: set[int] = set()

    def read(self) -> list[RawRow]:
        found = [row for source in self._table.rows[1:] if (row := self._row(source)) is not None]
        if self._percentage and not self._header.counted:
            found = self._without_fractions(found)
        return found

    def _cell(self, row: Row, column: str) -> str:
        index = self._header.at.get(column)
        return row.cells[index] if index is not None and index < len(row.cells) else ""

    def _fault(self, row: Row, column: str, fault: Fault) -> None:
        index = self._header.at[column]
        self._notes.problem(fault.rule, fault.message, fault.repair, row.line, row.column(index))

    def _row(self, row: Row) -> RawRow | None:
        text = self._cell(row, "date")
        when = day(text)
        if when is None:
            self._fault(row, "date", date_fault(text))
            return None
        if when > self._today:
            self._fault(
                row, "date", Fault("date", "This date is in the future.", "Check the year and the month.")
            )
            return None
        if (first := self._seen.setdefault(when, row.line)) != row.line:
            self._fault(
                row,
                "date",
                Fault(
                    "duplicate",
                    f"This date is given twice; the row on line {first} is used.",
                    "Keep one row a date.",
                ),
            )
            return None
        left_out = RawRow(when, row.line, missing="row-left-out", left_out=True)
        if any(row.cells[self._header.width :]):
            self._notes.problem(
                "csv",
                "This row has more cells than the first line has columns.",
                "Put a text or number that holds the separator in quotes.",
                row.line,
                row.column(self._header.width),
            )
            return left_out
        values = self._counts(row) if self._header.counted else self._value(row)
        if values is None or self._is_blocked(row, ("numerator", "denominator", "value")):
            return left_out
        return replace(values, day=when, line=row.line, note=self._note(row))

    def _is_blocked(self, row: Row, columns: tuple[str, ...]) -> bool:
        return any((row.line, self._header.at.get(column, -1)) in self._blocked for column in columns)

    def _note(self, row: Row) -> str:
        note = self._cell(row, "note")
        if is_formula(note):
            self._fault(row, "note", Fault("formula", "This note is a formula.", "Write the note in words."))
            return ""
        return "" if self._is_blocked(row, ("note",)) else " ".join(note.split())

    def _figure(self, row: Row, column: str) -> Figure | Mark | None:
        cell = self._cell(row, column)
        if (sign := mark(cell)) is not None:
            return sign
        number = figure(cell, self._decimal_comma)
        if isinstance(number, Figure):
            return number
        self._fault(row, column, number if number is not FORMULA else FORMULA)
        return None

    def _value(self, row: Row) -> RawRow | None:
        number = self._figure(row, "value")
        if number is None:
            return None
        if not isinstance(number, Figure):
            return _marked(number)
        if number.percent:
            if not self._percentage:
                self._fault(
                    row,
                    "value",
                    Fault(
                        "number",
                        "This cell has a % sign in a measure that is not a percentage.",
                        'Write unit: "%" for the measure in charter.md, or take the sign out.',
                    ),
                )
                return None
            self._percent_signs.add(row.line)
        return RawRow(date.min, row.line, value=number.value, decimals=number.decimals)

    def _counts(self, row: Row) -> RawRow | None:
        above, below = self._figure(row, "numerator"), self._figure(row, "denominator")
        if above is None or below is None:
            return None
        marks = [one for one in (above, below) if not isinstance(one, Figure)]
        if marks:
            return _marked(
                "not-collected"
                if "not-collected" in marks
                else "suppressed"
                if "suppressed" in marks
                else marks[0]
            )
        assert isinstance(above, Figure) and isinstance(below, Figure)
        for column, number in (("numerator", above), ("denominator", below)):
            if number.percent:
                self._fault(row, column, NOT_A_NUMBER)
                return None
            if number.value < 0:
                self._fault(
                    row, column, Fault("number", f"This {column} is below zero.", "Check the figures.")
                )
                return None
        if not self._ratio and above.value > below.value:
            self._fault(
                row,
                "numerator",
                Fault(
                    "number",
                    "The numerator is larger than the denominator.",
                    "Check that the two are not the wrong way round.",
                ),
            )
            return None
        if below.value == 0:
            if above.value == 0:
                return _marked("not-applicable")
            self._fault(row, "denominator", Fault("number", "The denominator is zero.", "Check the figures."))
            return None
        return RawRow(date.min, row.line, numerator=above.value, denominator=below.value)

    def _without_fractions(self, rows: list[RawRow]) -> list[RawRow]:
        """Leave out fractions such as 0.54 among percentages such as 58: a gulf between the two tells."""
        fractions = {
            row.line
            for row in rows
            if row.value is not None and 0 < row.value < 1 and row.line not in self._percent_signs
        }
        others = [row.value for row in rows if row.value is not None and row.value > 1]
        largest = max((row.value or 0 for row in rows if row.line in fractions), default=0)
        if not fractions or not others or min(others) < _GULF * largest:
            return rows
        sources = {row.line: row for row in self._table.rows}
        for line in sorted(fractions):
            self._fault(
                sources[line],
                "value",
                Fault(
                    "number",
                    "This cell is a fraction among percentages.",
                    "Write percentages from 0 to 100; a % sign says that a number below 1 is meant so.",
                ),
            )
        return [
            RawRow(row.day, row.line, missing="row-left-out", left_out=True) if row.line in fractions else row
            for row in rows
        ]


def _marked(sign: Mark) -> RawRow:
    if sign == "suppressed":
        return RawRow(date.min, 0, suppressed=True)
    return RawRow(date.min, 0, missing=sign)


def is_percentage(measure: Measure, counted: bool) -> bool:
    """Whether a measure's values are percentages: its unit, its denominators or its name says so."""
    if measure.chart in ("u", "up"):
        return False
    return counted or measure.unit == "%" or (measure.unit is None and measure.name.startswith("%"))
