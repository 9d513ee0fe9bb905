"""One measure's CSV file to its raw rows; a bad row is left out, the measure only for its header.

Messages give the place of a fault and never what the row holds: they are printed where anyone may read them.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from mfi_site.model.project import Measure
from mfi_site.model.raw import RawRow, RawSeries
from mfi_site.read import cells
from mfi_site.read.cells import Fault, Figure, Mark
from mfi_site.read.columns import Header, read_header
from mfi_site.read.identifiers import in_rows
from mfi_site.read.notes import Notes
from mfi_site.read.table import Row, Table, read_table

_GULF = 5


def read_measure(
    measure: Measure, path: str, data: bytes, notes: Notes, today: date, allowed: Collection[str] = ()
) -> RawSeries:
    """The raw rows of a measure in date order, with a finding for each that was left out."""
    table = read_table(data, notes)
    header = None if table is None else read_header(table, notes)
    if table is None or header is None:
        return RawSeries(measure.id, path, False, (), problem=True)
    blocked = in_rows(table.rows[0], table.rows[1:], notes, allowed, plain=header.known)
    if blocked.whole:
        return RawSeries(measure.id, path, header.counted, (), problem=True)
    rows = _Rows(measure, header, table, notes, today, blocked.cells).read()
    return RawSeries(measure.id, path, header.counted, tuple(sorted(rows, key=lambda row: row.day)))


def is_percentage(measure: Measure, counted: bool) -> bool:
    """Whether a measure's values are percentages: its unit, its denominators or its name says so."""
    if measure.chart in ("u", "up"):
        return False
    return counted or measure.in_percent


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
        self._header = header
        self._table = table
        self._notes = notes
        self._today = today
        self._blocked = blocked
        self._decimal_comma = table.delimiter != ","
        self._percentage = is_percentage(measure, header.counted)
        self._ratio = measure.chart in ("u", "up")
        self._only_counts = measure.chart in ("c", "g", "t")
        self._percent_signs: set[int] = set()
        self._month_first = cells.month_comes_first(self._cell(row, "date") for row in table.rows[1:])

    def read(self) -> list[RawRow]:
        by_day: dict[date, RawRow] = {}
        for source in self._table.rows[1:]:
            row = self._row(source)
            if row is not None:
                first = by_day.get(row.day)
                by_day[row.day] = row if first is None else self._better_of(first, row, source)
        found = list(by_day.values())
        if self._percentage and not self._header.counted:
            return self._without_fractions(found)
        return found

    def _better_of(self, first: RawRow, second: RawRow, source: Row) -> RawRow:
        """Of two rows of one date the first, unless only the second says anything, or it alone is suppressed."""
        only_second = _says_nothing(first) and not _says_nothing(second)
        kept = second if only_second or (second.suppressed and not first.suppressed) else first
        message = f"This date is given twice; the row on line {kept.line} is used."
        self._fault(source, "date", Fault("duplicate", message, "Keep one row a date."))
        return kept

    def _cell(self, row: Row, column: str) -> str:
        index = self._header.at.get(column)
        return row.cells[index] if index is not None and index < len(row.cells) else ""

    def _fault(self, row: Row, column: str, fault: Fault) -> None:
        place = row.column(self._header.at[column])
        self._notes.problem(fault.rule, fault.message, fault.repair, row.line, place)

    def _row(self, row: Row) -> RawRow | None:
        when = self._day(row)
        if when is None:
            return None
        if any(row.cells[self._header.width :]):
            fault = cells.EXTRA_CELLS
            place = row.column(self._header.width)
            self._notes.problem(fault.rule, fault.message, fault.repair, row.line, place)
            return _left_out(when, row)
        if (parted := self._parted(row)) is not None:
            self._fault(row, parted, cells.PARTED)
            return _left_out(when, row)
        note = self._note(row)
        found = self._counts(row, when, note) if self._header.counted else self._value(row, when, note)
        if found is None or self._is_blocked(row, "numerator", "denominator", "value"):
            return _left_out(when, row)
        return found

    def _day(self, row: Row) -> date | None:
        """The row's date where the row can be used at all."""
        text = self._cell(row, "date")
        when = cells.day(text)
        if when is None:
            self._fault(row, "date", cells.date_fault(text))
        elif self._month_first and cells.is_two_days(text):
            self._fault(row, "date", cells.MONTH_FIRST)
        elif when > self._today:
            self._fault(row, "date", cells.FUTURE)
        elif not self._is_blocked(row, "date"):
            return when
        return None

    def _is_blocked(self, row: Row, *columns: str) -> bool:
        if not self._blocked:
            return False
        return any((row.line, self._header.at.get(column, -1)) in self._blocked for column in columns)

    def _parted(self, row: Row) -> str | None:
        """The column whose number its own comma has parted, so that figures have slid along into the note."""
        places = self._header.at
        note = places.get("note", -1)
        if self._decimal_comma or not self._cell(row, "note").isdecimal() or row.is_quoted(note):
            return None
        columns = ("numerator", "denominator") if self._header.counted else ("value",)
        for column in columns:
            at = places[column]
            if note > at and cells.is_thousands(*row.cells[at : at + 2]) and not row.is_quoted(at):
                return column
        return columns[-1] if len(row.cells) > self._header.width and note == places[columns[-1]] + 1 else None

    def _note(self, row: Row) -> str:
        note = self._cell(row, "note")
        if not note or self._is_blocked(row, "note"):
            return ""
        if cells.is_formula(note):
            self._fault(row, "note", cells.FORMULA_NOTE)
            return ""
        return " ".join(note.split())

    def _figure(self, row: Row, column: str) -> Figure | Mark | None:
        """What a cell holds; None, with a finding, where that is neither a number nor a mark."""
        cell = self._cell(row, column)
        if (sign := cells.mark(cell)) is not None:
            return sign
        number = cells.figure(cell, self._decimal_comma)
        if number is cells.TWO_NUMBERS and row.is_quoted(self._header.at[column]):
            number = cells.figure(cell)
        if isinstance(number, Figure):
            return number
        self._fault(row, column, number)
        return None

    def _value(self, row: Row, when: date, note: str) -> RawRow | None:
        number = self._figure(row, "value")
        if number is None:
            return None
        if not isinstance(number, Figure):
            return _marked(number, when, row, note)
        if number.value < 0 and self._only_counts:
            self._fault(row, "value", cells.BELOW_ZERO)
            return None
        if number.percent:
            if not self._percentage:
                self._fault(row, "value", cells.NOT_A_PERCENTAGE)
                return None
            self._percent_signs.add(row.line)
        return RawRow(when, row.line, value=number.value, note=note, decimals=number.decimals)

    def _counts(self, row: Row, when: date, note: str) -> RawRow | None:
        above, below = self._figure(row, "numerator"), self._figure(row, "denominator")
        if above is None or below is None:
            return None
        if not isinstance(above, Figure) or not isinstance(below, Figure):
            return _marked(_stronger(above, below), when, row, note)
        fault = self._count_fault(above, below)
        if fault is not None:
            self._fault(row, *fault)
            return None
        if below.value == 0:
            return _marked("not-applicable", when, row, note)
        return RawRow(when, row.line, numerator=above.value, denominator=below.value, note=note)

    def _count_fault(self, above: Figure, below: Figure) -> tuple[str, Fault] | None:
        """The column that is wrong in a row of two numbers, and why."""
        for column, number in (("numerator", above), ("denominator", below)):
            if number.percent:
                return column, cells.NOT_A_NUMBER
            if number.value < 0:
                return column, cells.BELOW_ZERO
        if below.value == 0 and above.value > 0:
            return "denominator", cells.ZERO_DENOMINATOR
        if above.value > below.value and not self._ratio:
            return "numerator", cells.ABOVE_DENOMINATOR
        return None

    def _without_fractions(self, rows: list[RawRow]) -> list[RawRow]:
        """Leave out fractions such as 0.54 among percentages such as 58: a gulf between the two tells."""
        fractions = {
            row.line: row.value
            for row in rows
            if row.value is not None and 0 < row.value < 1 and row.line not in self._percent_signs
        }
        others = [row.value for row in rows if row.value is not None and row.value > 1]
        if not fractions or not others or min(others) < _GULF * max(fractions.values()):
            return rows
        sources = {row.line: row for row in self._table.rows}
        for line in fractions:
            self._fault(sources[line], "value", cells.FRACTION)
        return [_left_out(row.day, sources[row.line]) if row.line in fractions else row for row in rows]


def _left_out(when: date, row: Row) -> RawRow:
    return RawRow(when, row.line, missing="row-left-out", left_out=True)


def _says_nothing(row: RawRow) -> bool:
    """Whether a row holds neither a value nor a mark: left out, or not collected."""
    return row.missing in ("row-left-out", "not-collected")


def _stronger(above: Figure | Mark, below: Figure | Mark) -> Mark:
    """The mark that stands for a row: a blank before a suppressed cell before any other."""
    marks: list[Mark] = [one for one in (above, below) if not isinstance(one, Figure)]
    return next((one for one in ("not-collected", "suppressed") if one in marks), marks[0])


def _marked(sign: Mark, when: date, row: Row, note: str) -> RawRow:
    if sign == "suppressed":
        return RawRow(when, row.line, suppressed=True, note=note)
    return RawRow(when, row.line, missing=sign, note=note)


def rows_of(measure: Measure, header: Header, table: Table, notes: Notes, today: date) -> list[RawRow]:
    """The raw rows of a table whose columns are known, in the order of the file."""
    return _Rows(measure, header, table, notes, today, frozenset()).read()
