"""What in_table finds: columns named for people, one row a pupil, candidate numbers, cells."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfi_site.guard import in_table

NAMED = [
    "name",
    "Name",
    " NAME ",
    "forename",
    "Fore-name",
    "First name",
    "surname",
    "Sur name",
    "SURNAME",
    "Last_Name",
    "pupil",
    "Pupil",
    "Pupil name",
    "Pupil's name",
    "pupil_name",
    "Name of pupil",
    "child",
    "Student ID",
    "learner",
    "date of birth",
    "Date_of_Birth",
    "DateOfBirth",
    "dob",
    "D.O.B.",
    "DOB",
    "birth date",
    "SCN",
    "scn",
    "S.C.N.",
    "Scottish Candidate Number",
    "Candidate no",
    "UPN",
    "upn",
    "Unique Pupil Number",
    "Initials",
    "e-mail",
    "Email",
    "phone",
    "Mobile",
    "Postcode",
    "Home address",
    "Parent name",
    "\ufeffname",
    "ｎａｍｅ",
    "na\u200bme",
    "Full name",
]
ORDINARY = [
    "date",
    "numerator",
    "denominator",
    "value",
    "note",
    "notes",
    "pupils present",
    "number of pupils",
    "week",
    "cause",
    "count",
    "% on track",
    "lessons",
    "half-days",
    "stage",
    "class",
    "term",
    "school",
    "filename",
    "measure name",
    "learning",
    "childcare",
    "status",
    "minutes",
    "score",
    "",
    "reason",
    "day",
    "staff",
    "pupils",
    "parents at the meeting",
]


def kinds(header: list[str], *rows: list[str]) -> list[str]:
    return [item.kind for item in in_table(header, rows)]


@pytest.mark.parametrize("name", NAMED)
def test_column_named_for_people(name: str) -> None:
    """A heading that names people is found whatever its case, spaces and punctuation."""
    (item,) = in_table(["date", name], [["2025-08-29", ""]])
    assert (item.kind, item.line, item.column) == ("name-column", 1, 2)


@pytest.mark.parametrize("name", ORDINARY)
def test_ordinary_column(name: str) -> None:
    """Headings of measures and counts are left."""
    assert kinds([name, "value"], ["2025-08-29", "13"], ["2025-09-05", "14"]) == []


def test_measure_is_left() -> None:
    """A measure as the format wants it has nothing to find."""
    rows = [[f"2025-09-{day:02}", str(day), "24", "First peer edit"] for day in range(1, 30)]
    assert kinds(["date", "numerator", "denominator", "note"], *rows) == []


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("row", ["Pupil 1", "Pupil 2", "Pupil 3", "Pupil 4"]),
        ("who", ["child A", "child B", "child C"]),
        ("", ["AB", "CD", "EF", "GH"]),
        ("P4", ["A.B.", "C.D.", "E.F."]),
        ("group", ["Red Panda", "Blue Whale", "Green Turtle"]),
        ("group", ["Panda, Red", "Whale, Blue", "Turtle, Green"]),
    ],
)
def test_one_row_a_pupil(header: str, cells: list[str]) -> None:
    """Labels, initials and full names down a column show that each row is a pupil."""
    assert "pupil-rows" in kinds([header, "score"], *[[cell, "12"] for cell in cells])


def test_attributes_of_pupils_are_rows_of_pupils() -> None:
    """Two attributes of one person and no count mean one row a pupil; with counts the table is a summary."""
    rows = [["1", "F", "Q1"], ["2", "M", "Q3"], ["3", "F", "Q5"]]
    assert "pupil-rows" in kinds(["id", "gender", "SIMD"], *rows)
    assert kinds(["count", "gender", "SIMD"], *rows) == []


def test_causes_and_classes_are_not_pupils() -> None:
    """Classes, causes, weekdays and stages down a column are left."""
    assert kinds(["class", "value"], *[[f"P{number}", "9"] for number in range(1, 8)]) == []
    assert kinds(["cause", "count"], ["Late bus", "14"], ["Slept in", "9"], ["Traffic", "4"]) == []
    assert kinds(["day", "count"], ["Monday", "1"], ["Tuesday", "1"], ["Friday", "4"]) == []


def test_candidate_numbers_need_three_in_a_column() -> None:
    """Two valid numbers in a column are chance; three, or a heading that says so, are not."""
    rows = [["100000008"], ["200000005"], ["123456789"]]
    assert kinds(["value"], *rows) == []
    assert kinds(["value"], *rows, ["300000002"]) == ["scn", "scn", "scn"]
    assert kinds(["SCN"], *rows) == ["name-column", "scn", "scn"]


def test_cells_are_searched_with_line_and_cell() -> None:
    """An identifier in a note is placed by line and cell, and within the cell."""
    rows = [["2025-08-29", "31", ""], ["2025-09-05", "30", "rang 0131 496 0123"]]
    (item,) = in_table(["date", "value", "note"], rows)
    assert (item.kind, item.line, item.column, item.start, item.end) == ("phone", 3, 3, 5, 18)


def test_first_line_moves_all_lines() -> None:
    """Lines count from `first_line`, and the heading stands one above."""
    found = in_table(["name", "note"], [["x", "a@b.example"]], first_line=5)
    assert [(item.kind, item.line) for item in found] == [("name-column", 4), ("email", 5)]


def test_nothing_reaches_across_cells() -> None:
    """Figures of neighbouring cells never add up to a number."""
    assert kinds(["date", "value", "note"], ["0131", "496", "0123"], ["dob", "03/03/2016", "EH1"]) == []


@given(
    st.lists(st.text(max_size=12), max_size=6),
    st.lists(st.lists(st.text(max_size=20), max_size=6), max_size=6),
)
@settings(max_examples=200)
def test_any_table(header: list[str], rows: list[list[str]]) -> None:
    """No table raises, ragged and empty ones included, and every finding lies inside."""
    for item in in_table(header, rows):
        assert 1 <= item.line <= len(rows) + 1
        cells = header if item.line == 1 else rows[item.line - 2]
        assert item.end <= len(cells[item.column - 1])


@pytest.mark.parametrize("heading", [
    "SCN number", "Mobile no", "Telephone No.", "Address 1", "Address line 2", "Nickname", "CHI", "Parent/Carer",
    "Carer's name", "Guardian", "Emergency contact", "Contact number", "Next of kin", "Legal surname", "Sibling name",
    "Mum", "Father", "Ainm an sgoileir", "Parent email", "Home phone", "Previous surname",
])
def test_more_columns_named_for_people(heading: str) -> None:
    """What an office's spreadsheet calls a family's columns is found."""
    assert [i.kind for i in in_table(["week", heading], [["1", ""]])] == ["name-column"]


@pytest.mark.parametrize("heading", [
    "Pupils", "Number of pupils", "Staff present", "Parents who came", "School name", "Name of measure", "Team name",
    "Phone calls home", "Emails sent", "Address the need", "Contact hours", "Initial score", "House points", "Carers",
])
def test_columns_that_only_sound_like_people(heading: str) -> None:
    """Counts of people, and names of other things, are left."""
    assert in_table(["week", heading], [["1", "3"], ["2", "4"]]) == ()


@pytest.mark.parametrize(("heading", "cells", "found"), [
    ("who", ["Anna R", "Callum S.", "Eilidh T", "Fraser M"], True),
    ("set", ["Group A", "Group B", "Group C", "Group D"], False),
    ("where", ["Craigrowan Primary", "Glen Primary", "Ben Primary"], False),
    ("who", ["Head Teacher", "Depute Head", "Class Teacher"], False),
    ("code", ["GS", "ND", "UA", "UX"], False),
    ("who", ["Pupil A", "Pupil B", "Pupil C"], True),
    ("Pupil A", ["Pupil B", "Pupil C", "Pupil D"], True),
    ("author", ["Roald Dahl", "Jacqueline Wilson", "Theresa Breslin"], False),
])
def test_first_names_with_a_letter_are_pupils_and_kinds_of_things_are_not(
    heading: str, cells: list[str], found: bool
) -> None:
    """Different first names with an initial are pupils; the same last word in most cells names a kind of thing."""
    assert bool(in_table([heading, "score"], [[cell, "3"] for cell in cells])) is found


@pytest.mark.parametrize(("header", "found"), [
    (["date", "Pupil 1", "Pupil 2", "Pupil 3"], 3), (["week", "Child A", "Child B"], 2),
    (["date", "girl1", "girl2"], 2),
    (["date", "boys", "girls"], 0), (["date", "Pupil 1", "total"], 0), (["class", "pupils", "learners"], 0),
])
def test_a_column_for_each_pupil_is_as_bad_as_a_row(header: list[str], found: int) -> None:
    """Columns of numbered pupils are columns named for people; boys and girls as such are counts."""
    rows = [[day, *("1" for _ in header[1:])] for day in ("2025-08-29", "2025-09-05", "2025-09-12")]
    assert kinds(header, *rows).count("name-column") == found
