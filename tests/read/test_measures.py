"""CSV files of measures: everything that is read without fuss, and what each kind of missing value is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfi_site.model.project import Measure
from mfi_site.model.raw import RawRow, RawSeries
from mfi_site.read.measures import read_measure
from mfi_site.read.notes import Notes

TODAY = date(2026, 6, 26)
COUNTED = "date,numerator,denominator,note\n2025-08-29,13,24,\n2025-09-12,14,24,First peer edit\n"


def _read(data: bytes | str, **keys: object) -> tuple[RawSeries, Notes]:
    measure = Measure.model_validate({"id": "m", "name": "Minutes", **keys})
    notes = Notes("projects/p/measures/m.csv")
    raw = data.encode() if isinstance(data, str) else data
    return read_measure(measure, notes.path, raw, notes, TODAY), notes


def _row(cells: str, header: str = "date,value", **keys: object) -> RawRow:
    series, notes = _read(f"{header}\n{cells}\n", **keys)
    assert notes.findings == []
    return series.rows[0]


@pytest.mark.parametrize(
    "data",
    [
        COUNTED.encode("utf-8-sig"),
        COUNTED.encode("utf-16"),
        COUNTED.replace("\n", "\r\n").encode(),
        COUNTED.replace("\n", "\r").encode(),
        COUNTED.replace(",", ";").encode(),
        COUNTED.replace(",", "\t").encode(),
        COUNTED.replace("\n", "\n\n,,,\n").encode(),
        COUNTED.replace("2025-08-29", "29/08/2025").replace("2025-09-12", "12 Sep 2025").encode(),
        COUNTED.replace("2025-08-29", "29 August 2025").encode(),
        COUNTED.replace("First peer edit", '"First peer edit"').encode(),
        COUNTED.replace("13", '"13"').encode(),
        ("sep=;\n" + COUNTED.replace(",", ";")).encode(),
        COUNTED.replace("date,", "Date ,").encode(),
        "\n".join([*COUNTED.split("\n")[:1], *COUNTED.split("\n")[:0:-1]]).encode(),
    ],
)
def test_the_same_table_however_a_program_saved_it(data: bytes) -> None:
    """Encodings, separators, line ends, quotes, blank rows, day-first dates and any order give the same rows."""
    series, notes = _read(data)
    assert notes.findings == []
    found = [(row.day.isoformat(), row.numerator, row.denominator, row.note) for row in series.rows]
    assert found == [("2025-08-29", 13, 24, ""), ("2025-09-12", 14, 24, "First peer edit")]


def test_windows_1252_is_read() -> None:
    """A note saved by an old spreadsheet keeps its accents."""
    series, notes = _read("date,value,note\n2025-08-29,5,Ceilidh at the café – late\n".encode("cp1252"))
    assert (notes.findings, series.rows[0].note) == ([], "Ceilidh at the café – late")


@pytest.mark.parametrize(
    ("cell", "missing", "suppressed"),
    [
        ("", "not-collected", False),
        ("*", None, True),
        ("c", None, True),
        ("[c]", None, True),
        ("<5", None, True),
        ("x", "not-available", False),
        ("..", "not-available", False),
        ("-", "not-available", False),
        ("z", "not-applicable", False),
        ("n/a", "not-applicable", False),
        ("N/A", "not-applicable", False),
    ],
)
def test_each_mark_is_a_missing_value_of_its_own_kind(cell: str, missing: str | None, suppressed: bool) -> None:
    """A mark is never a number and never zero, as a value and as either of two counts."""
    for row in (
        _row(f"2025-08-29,{cell}"),
        _row(f"2025-08-29,{cell},24", "date,numerator,denominator"),
        _row(f"2025-08-29,4,{cell}", "date,numerator,denominator"),
    ):
        assert (row.value, row.numerator, row.missing, row.suppressed) == (None, None, missing, suppressed)


@pytest.mark.parametrize(
    ("cell", "value", "decimals"),
    [
        ("31", 31, 0),
        ("5.0", 5, 1),
        ("-3.2", -3.2, 1),
        ("5.8e-06", 5.8e-06, 7),
        ("+4", 4, 0),
        (".5", 0.5, 1),
        ('"1,200"', 1200, 0),
        ('"1,234,567.5"', 1234567.5, 1),
    ],
)
def test_numbers_as_people_and_programs_write_them(cell: str, value: float, decimals: int) -> None:
    """Signs, decimals, exponents and thousands separators in quotes are numbers."""
    row = _row(f"2025-08-29,{cell}")
    assert (row.value, row.decimals) == (value, decimals)


def test_a_decimal_comma_where_commas_do_not_part_the_cells() -> None:
    """In a file of semicolons 31,5 is thirty-one and a half."""
    assert _row("2025-08-29;31,5", "date;value").value == 31.5


def test_a_percent_sign_in_a_percentage() -> None:
    """54% is 54 where the unit or the name says that the measure is a percentage."""
    assert _row("2025-08-29,54%", unit="%").value == 54
    assert _row("2025-08-29,54%", name="% on track").value == 54
    assert _row("2025-08-29,54%", name="% on track", unit="pupils").value == 54
    assert _row("2025-08-29,54%", unit="Per  cent").value == 54


def test_low_percentages_are_not_taken_for_fractions() -> None:
    """A percentage that falls below one is no mixture of fractions and percentages."""
    series, notes = _read("date,value\n2025-08-29,2.0\n2025-09-05,1.2\n2025-09-12,0.8\n", unit="%")
    assert (notes.findings, len(series.rows)) == ([], 3)


def test_hours_may_be_a_denominator_and_a_rate_above_it() -> None:
    """Denominators may be decimal, and on a u chart the numerator may be the larger."""
    assert _row("2025-08-29,9,7.5", "date,numerator,denominator", chart="u").denominator == 7.5


@pytest.mark.parametrize(("chart", "kept"), [("c", 0), ("g", 0), ("t", 0), ("i", 1), ("run", 1)])
def test_a_count_below_zero_is_a_problem_of_its_row(chart: str, kept: int) -> None:
    """What counts or waits cannot be below zero; other numbers can."""
    series, notes = _read("date,value\n2025-08-29,-3\n2025-09-05,4\n", chart=chart)
    assert [row.value for row in series.rows] == ([-3, 4] if kept else [None, 4])
    assert [(f.line, f.column) for f in notes.findings] == ([] if kept else [(2, 12)])


def test_a_bad_row_is_a_gap_and_the_others_stay() -> None:
    """A row whose number is wrong keeps its place as a gap; one whose date is wrong has no place."""
    series, notes = _read("date,value\n2025-08-29,5\n2025-09-05,five\nAug-25,6\n2025-09-12,7\n")
    assert [(row.value, row.left_out) for row in series.rows] == [(5, False), (None, True), (7, False)]
    assert [finding.line for finding in notes.findings] == [3, 4]


def test_a_quote_that_is_never_closed_costs_one_row() -> None:
    """Rows after an unclosed quotation mark are read, even where a later one would close it."""
    series, notes = _read('date,value,note\n2025-08-29,5,"open\n2025-09-05,6,\n2025-09-12,7,"late"\n')
    assert [row.value for row in series.rows] == [6, 7]
    assert [(finding.line, finding.column) for finding in notes.findings] == [(2, 14)]


def test_a_note_may_hold_separators_and_lines() -> None:
    """What stands in quotes is one cell: commas, quotation marks and line ends in it too."""
    series, notes = _read('date,value,note\n2025-08-29,5,"One, ""two""\nthree"\n2025-09-05,6,\n')
    assert notes.findings == []
    assert [row.note for row in series.rows] == ['One, "two" three', ""]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text("qvxyzQVXYZ", min_size=6, max_size=12), st.integers(0, 3))
def test_a_message_about_a_row_never_repeats_it(word: str, column: int) -> None:
    """Wherever a word stands in a wrong row, no message holds it."""
    cells = ["2025-08-29", "13", "24", "=1+1"]
    cells[column] = f"={word}" if column == 3 else word
    _, notes = _read(f"date,numerator,denominator,note\n{','.join(cells)}\n")
    assert notes.findings
    assert not any(word in finding.message + finding.suggestion for finding in notes.findings)


def test_an_address_in_a_note_is_not_published() -> None:
    """A note that holds an e-mail address is left out and its value kept."""
    series, notes = _read("date,value,note\n2025-08-29,5,ask jo.bloggs@craigrowan.example\n")
    assert (series.rows[0].value, series.rows[0].note) == (5, "")
    assert [finding.rule for finding in notes.findings] == ["identifier"]


def test_one_row_a_pupil_is_not_published() -> None:
    """A table with a row for each pupil costs the measure, whatever else it holds."""
    series, notes = _read(
        "date,value,who\n2025-08-29,5,Pupil 1\n2025-08-30,6,Pupil 2\n2025-08-31,7,Pupil 3\n2025-09-01,7,Pupil 4\n"
    )
    assert (series.problem, series.rows) == (True, ())
    assert "identifier" in [finding.rule for finding in notes.findings]


@pytest.mark.parametrize(("first", "second", "used"), [
    ("ten", "5", 3), ("", "5", 3), ("=A1", "*", 3), ("", "x", 3), ("7", "*", 3),
    ("6", "5", 2), ("*", "5", 2), ("x", "5", 2), ("ten", "five", 2), ("", "", 2), ("6", "ten", 2), ("6", "", 2),
])
def test_of_two_rows_of_a_date_the_first_that_says_something_is_used(first: str, second: str, used: int) -> None:
    """A row that cannot be used does not push out one that can; what is suppressed once stays so."""
    series, notes = _read(f"date,value\n2025-08-29,{first}\n29/08/2025,{second}\n")
    assert [row.line for row in series.rows] == [used]
    twice = next(f for f in notes.findings if f.rule == "duplicate")
    assert (twice.line, twice.column) == (3, 1)
    assert twice.message == f"This date is given twice; the row on line {used} is used."


@pytest.mark.parametrize(("header", "cells", "column"), [
    ("date,value,note", "1,050,", 12), ("date,value,note", "1,050", 12), ("date,value,note", "5,5,", 12),
    ("date,numerator,denominator,note", "1,050,1200", 12), ("date,numerator,denominator,note", "900,1,050", 16),
])
def test_a_number_that_its_own_comma_parts_is_no_smaller_number(header: str, cells: str, column: int) -> None:
    """1,050 without quotes is not 1 with the note 050: the row is left out, and its place told."""
    series, notes = _read(f"{header}\n2025-08-29,{cells}\n")
    assert [row.missing for row in series.rows] == ["row-left-out"]
    assert [(f.line, f.column, f.rule) for f in notes.findings] == [(2, column, "number")]


@pytest.mark.parametrize("cells", ["5,24", '1,"050"', "5,3 absent", "50,2024", "0,050", "12,fire drill"])
def test_a_note_may_hold_figures(cells: str) -> None:
    """A short figure, a year or a figure among words is a note."""
    assert _row(f"2025-08-29,{cells}", "date,value,note").value is not None


@pytest.mark.parametrize("written", [
    "2025-08-29", "29/08/2025", "29/8/2025", "29.08.2025", "29-08-2025", "29 Aug 2025", "29 August 2025",
    "29-Aug-2025", "29th August 2025", "29 August, 2025", "29 Aug. 2025", "2025-08-29T00:00:00",
    "2025-08-29 00:00", "29/08/2025 00:00", "29/08/2025 00:00:00",
])
def test_a_whole_day_is_read_however_it_is_written(written: str) -> None:
    """Day first or ISO, in figures or words."""
    assert _row(f'"{written}",5').day == date(2025, 8, 29)


@pytest.mark.parametrize(("written", "why"), [
    ("Aug-25", "This date could be a month of a year or a day of a month."),
    ("25-Aug", "This date could be a month of a year or a day of a month."),
    ("29-Aug-25", "This date has a year of two figures."),
    ("29 Aug 25", "This date has a year of two figures."),
    ("29/08/25", "This date has a year of two figures."),
    ("August 2025", "This date is a month without a day."),
    ("2025-08", "This date is a month without a day."),
    ("08/29/2025", "There is no such day in the calendar."),
    ("31-02-2025", "There is no such day in the calendar."),
    ("45898", "This is a spreadsheet's own number for a day, not a date."),
    ("2027-01-01", "This date is in the future."),
    ("29 Aug%2025", "This is not a date."),
    ("Total", "This is not a date."),
])
def test_what_is_no_day_is_told_apart(written: str, why: str) -> None:
    """Each way of missing a day has its own sentence and place."""
    series, notes = _read(f"date,value\n{written},5\n")
    assert series.rows == ()
    assert [(f.line, f.column, f.message) for f in notes.findings] == [(2, 1, why)]


@pytest.mark.parametrize(("days", "kept"), [
    (["08/29/2025", "09/05/2025", "09/09/2025"], [date(2025, 9, 9)]),
    (["08/29/2025", "05/09/2025", "12 September 2025"], [date(2025, 9, 12)]),
    (["29/08/2025", "09/05/2025", "09/12/2025", "09/30/2025"],
     [date(2025, 5, 9), date(2025, 8, 29), date(2025, 12, 9)]),
    (["05/09/2025", "09/05/2025"], [date(2025, 5, 9), date(2025, 9, 5)]),
])
def test_no_value_stands_on_a_day_that_may_be_another(days: list[str], kept: list[date]) -> None:
    """Where a file can only be read with the month first, a date that would be two days is told and left out."""
    series, notes = _read("date,value\n" + "".join(f"{day},{n}\n" for n, day in enumerate(days)))
    assert [row.day for row in series.rows] == kept
    assert len(notes.findings) == len(days) - len(kept)
