"""Charts of any CSV: what `mfi-site chart` makes of files that no charter describes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mfi_site.building.csv_charts import Asked, json_line, read_charts


def _read(folder: Path, text: str, asked: Asked | None = None) -> dict[str, Any]:
    file = folder / "values.csv"
    file.write_bytes(text.encode())
    (charted,) = read_charts([file], asked or Asked())
    record: dict[str, Any] = json.loads(json_line(charted))
    record["warnings"] = charted.warnings
    return record


def test_a_percent_sign_makes_a_file_percentages(tmp_path: Path) -> None:
    """With no charter to say so, a % sign in a value makes the file percentages."""
    record = _read(tmp_path, "date,value\n2025-08-18,54%\n2025-08-25,58%\n")
    assert record["phases"][0]["centre"] == 56
    assert "58% on 25 August 2025" in record["sentence"]


def test_fractions_among_percentages_are_a_fault(tmp_path: Path) -> None:
    """A fraction among percentages has a line and an error."""
    record = _read(tmp_path, "date,value\n2025-08-18,54%\n2025-08-25,0.58\n")
    assert record["line"] == 3
    assert "fraction" in record["error"]


@pytest.mark.parametrize("separator", ["\t", ";"])
def test_quoted_thousands_are_read_whatever_parts_the_cells(tmp_path: Path, separator: str) -> None:
    """A quoted 1,234 is a thousand and more in files of semicolons and tabs too."""
    rows = [("date", "value"), ("2025-08-18", '"1,234"'), ("2025-08-25", '"2,234"')]
    record = _read(tmp_path, "\n".join(separator.join(row) for row in rows))
    assert record["phases"][0]["centre"] == 1734


def test_an_unquoted_comma_is_asked_about(tmp_path: Path) -> None:
    """1;1,234 without quotes could be 1.234: it is a fault and never a guess."""
    assert _read(tmp_path, "date;value\n2025-08-18;1,234\n")["line"] == 2


@pytest.mark.parametrize("row", [0, 4, 99])
def test_a_phase_outside_the_rows_is_ignored_with_a_warning(tmp_path: Path, row: int) -> None:
    """A phase at a row that is not there leaves one phase and one warning."""
    record = _read(tmp_path, "date,value\n2025-08-18,5\n2025-08-25,6\n2025-09-01,7\n", Asked(phases=(row,)))
    assert len(record["phases"]) == 1
    assert len(record["warnings"]) == 1


def test_a_count_chart_for_the_public_hides_few_people_as_the_board_does(tmp_path: Path) -> None:
    """Bare whole numbers are of people on a c chart too: below five they are drawn at 2, none like four."""
    text = "date,value\n2025-08-18,{}\n2025-08-25,{}\n2025-09-01,8\n"
    shown = [_read(tmp_path, text.format(*few), Asked(kind="c", audience="public")) for few in ((0, 4), (3, 1))]
    assert shown[0] == shown[1]
    assert shown[0]["phases"][0]["centre"] == 4


@pytest.mark.parametrize("kind", ["run", "i"])
def test_rows_that_are_all_missing_have_a_phase_without_numbers(tmp_path: Path, kind: str) -> None:
    """A file without a value yet has its rows and rules, and null for what does not apply."""
    record = _read(tmp_path, "date,value\n2025-08-18,\n2025-08-25,\n", Asked(kind=kind, rules="anhoej"))
    (phase,) = record["phases"]
    assert (record["rules"], record["n"], record["missing"], record["strength"]) == ("anhoej", 2, 2, "too-early")
    assert (phase["from"], phase["to"], phase["centre"], phase["useful"], phase["signals"]) == (1, 2, None, None, [])
    assert phase["lower"] == (None if kind == "run" else [None, None])
