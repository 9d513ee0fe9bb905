"""`mfi-site chart`: its options, its exit codes and where it writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from mfi_site.cli.chart import command
from mfi_site.world.misplaced import why_unread

VALUES = "date,value\n2025-08-18,5\n2025-08-25,6\n2025-09-01,7\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that can be drawn."""
    path = tmp_path / "values.csv"
    path.write_text(VALUES)
    return path


def test_a_phase_outside_the_data_is_a_warning(file: Path) -> None:
    """`--phase 0` warns on standard error, draws and exits 0."""
    result = CliRunner().invoke(command, [str(file), "--json", "--phase", "0"])
    assert result.exit_code == 0
    assert "ignored" in result.stderr
    assert len(json.loads(result.stdout)["phases"]) == 1


def test_a_baseline_of_no_values_is_usage(file: Path) -> None:
    """`--baseline 0` exits 2."""
    assert CliRunner().invoke(command, [str(file), "--json", "--baseline", "0"]).exit_code == 2


def test_one_bad_file_costs_no_other(file: Path, tmp_path: Path) -> None:
    """A file that cannot be drawn prints its error, the others are read, and the exit code is 1."""
    bad = tmp_path / "bad.csv"
    bad.write_text("date,value\n2025-08-18,3\nAug-25,4\n")
    result = CliRunner().invoke(command, [str(bad), str(file), "--json"])
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert result.exit_code == 1
    assert set(first) == {"file", "error", "line"} and first["line"] == 3
    assert second["n"] == 3


def test_a_picture_beside_a_measure_of_a_board_is_no_fault(tmp_path: Path) -> None:
    """A picture is drawn beside its file, in a board's content too, where the check has nothing to say of it."""
    measures = tmp_path / "content" / "projects" / "p" / "measures"
    measures.mkdir(parents=True)
    (measures / "late.csv").write_text(VALUES)
    assert CliRunner().invoke(command, [str(measures / "late.csv")]).exit_code == 0
    assert sorted(path.name for path in measures.iterdir()) == ["late.csv", "late.svg"]
    assert why_unread("projects/p/measures/late.svg") is None
