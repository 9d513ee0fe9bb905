"""What was left out of a project is said on its page, and a person is never named in saying so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mfi_site.model.project import Project
from mfi_site.read import read_board

GOOD = Path(__file__).parents[1] / "faults" / "good"
CHARTER = "projects/phonics/charter.md"


def _project(changes: dict[str, tuple[str, str]]) -> Project:
    files = {p.relative_to(GOOD).as_posix(): p.read_bytes() for p in GOOD.rglob("*") if p.is_file()}
    for path, (old, new) in changes.items():
        text = files.get(path, b"").decode()
        assert old in text
        files[path] = text.replace(old, new, 1).encode()
    return read_board(files, today=date(2026, 6, 26)).projects[0].project


@pytest.mark.parametrize(("old", "new", "said"), [
    ("  - id: sounds\n    name", "  - name", [
        "% of pupils who know 30 sounds: left out, because its lines in the charter have a problem.",
        "The data in sounds.csv are not shown: no measure has that name."]),
    ('    name: "% of pupils who know 30 sounds"\n', "", [
        "sounds: left out, because its lines in the charter have a problem."]),
    ("id: happy", "id: minutes", [
        "% of pupils who say they like phonics: left out, because its lines in the charter have a problem.",
        "The data in happy.csv are not shown: no measure has that name."]),
    ("    name: Sounds are met every day\n", "", [
        "daily: left out, because its lines in the charter have a problem."]),
    ("      - name: Five minutes at the carpet", "      - nam: Five minutes at the carpet", []),
    ("    idea: The sound song goes home on Mondays\n", "", [
        "song: left out, because its lines in the charter have a problem."]),
    ("  - role: Depute headteacher", "  - A Person", []),
    ("title: Phonics", "titel: Phonics", []),
])
def test_a_part_of_a_charter_that_is_left_out_is_named(old: str, new: str, said: list[str]) -> None:
    """A measure, an idea or a driver that cannot be used leaves a note; a key that takes its default does not."""
    assert list(_project({CHARTER: (old, new)}).left_out) == said


def test_data_without_a_measure_leave_a_note() -> None:
    """A file in measures/ that no measure names is said not to be shown."""
    project = _project({"projects/phonics/measures/extra.csv": ("", "date,value\n2025-08-29,5\n")})
    assert project.left_out == ("The data in extra.csv are not shown: no measure has that name.",)
