"""Downloads hold what is shown and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfi_site.outputs.data_files import neutral


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_counts_are_published_for_groups_of_twenty_and_more_alone(public: dict[str, bytes]) -> None:
    """A group of 24 shows its numerators; a group of six shows neither counts nor its ends as numbers."""
    first = rows(public["data/writing/on-track.csv"])[0]
    assert (first["date"], first["value"], first["shown"], first["numerator"], first["denominator"]) == (
        "2025-08-29", "54", "54%", "13", "24")
    small = rows(public["data/writing/small.csv"])
    assert "numerator" not in small[0]
    assert {row["value"] for row in small} == {""} and "or over" in small[0]["shown"]


def test_formulas_are_text_in_a_download(public: dict[str, bytes]) -> None:
    """A note that starts with = is written with an apostrophe before it."""
    assert rows(public["data/writing/on-track.csv"])[2]["note"] in ("'=1+1", "")


@pytest.mark.parametrize("cell", ["-3.2", "+4", "5.8e-06", "-.5", "54", "word", ""])
def test_numbers_and_words_stay_as_they_are(cell: str) -> None:
    """A number keeps its sign."""
    assert neutral(cell) == cell


@given(st.sampled_from("=+-@\t\r"), st.text(alphabet="abc()!|'1 ", min_size=1))
def test_no_cell_starts_like_a_formula_unless_it_is_a_number(start: str, rest: str) -> None:
    """Whatever follows, a cell that would run is made text."""
    said = neutral(start + rest)
    assert said[0] == "'" or float(said) is not None
