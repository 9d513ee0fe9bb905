"""What was left out of a project is said on its page, and a person is never named in saying so."""

from __future__ import annotations

import re
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


@pytest.mark.parametrize(("path", "better"), [
    ("projects/p/measures/late.CSV", "late.csv"), ("projects/p/tools/fish.yaml", "fish.yml"),
    ("projects/p/pdsa/01-bag.MD", "01-bag.md"), ("projects/p/reports/2025-10.markdown", "2025-10.md"),
    ("projects/p/Contacts.yml", "contacts.yml"), ("projects/p/images.yaml", "images.yml"),
    ("pages/visit.MD", "visit.md"), ("screens/hall.yaml", "hall.yml"), ("shared/schools.YAML", "schools.yml"),
    ("projects/p/measures/late.txt", ""), ("projects/p/notes.md", ""), ("projects/p/images/a.PNG", ""),
    ("readme.md", ""), ("projects/p/measures/sub/a.csv", ""), ("pages/notes.csv", ""),
])
def test_a_name_that_keeps_a_file_from_being_read_is_told(path: str, better: str) -> None:
    """An ending in capitals or in its other spelling is told with the right name; what no page names is let be."""
    files = {"board.yml": b"name: A school\n", "projects/p/charter.md": b"---\ntitle: T\nstarted: 2025-08-25\n---\n",
             path: b""}
    found = [(f.path, f.suggestion) for f in read_board(files, today=date(2026, 6, 26)).findings if f.rule == "name"]
    assert found == ([(path, f"Rename it {better}.")] if better else [])


def test_a_charter_under_another_name_is_told() -> None:
    """Charter.MD is no charter.md, and the way to make it one is told."""
    files = {"board.yml": b"name: A school\n", "projects/p/Charter.MD": b"---\ntitle: T\nstarted: 2025-08-25\n---\n"}
    findings = read_board(files, today=date(2026, 6, 26)).findings
    assert [f.suggestion for f in findings if f.rule == "name"] == ["Rename it charter.md."]


@pytest.mark.parametrize(("path", "text"), [
    ("pdsa/01-restraint.md", "---\nchange: [\naudience: coach\n---\n## Plan\nOne.\n"),
    ("reports/2025-11.md", "---\naudience: 'coach'\nsubmitted: [\n---\n## Aim\nOne.\n"),
    ("tools/restraint.yml", "tool: spider\naudiance: coach\neffect: One\n"),
])
def test_a_file_that_cannot_be_read_and_may_be_for_the_coach_leaves_no_note(path: str, text: str) -> None:
    """What says that it is for the coach is not on the page, not even as a name or as something left out."""
    assert _project({f"projects/phonics/{path}": ("", text)}).left_out == ()
    opened = _project({f"projects/phonics/{path}": ("", re.sub("audi.nce: .*\n", "", text))}).left_out
    assert len(opened) == 1 and "restraint" not in opened[0] and "2025-11" not in opened[0]


@pytest.mark.parametrize("path", [
    "projects/call-07700-900123/charter.md", "projects/phonics/pdsa/ring-07700-900123.md", "pages/07700-900123.md",
    "projects/phonics/measures/07700-900123.csv", "projects/phonics/tools/07700-900123.yml",
    "screens/07700-900123.yml",
])
def test_a_name_that_holds_an_identifier_is_no_address(path: str) -> None:
    """A file or folder named for somebody's number is a problem that does not repeat it, and is not published."""
    charter = b"---\ntitle: P\nstarted: 2025-08-25\n---\n"
    files = {"board.yml": b"name: A school\n", "projects/phonics/charter.md": charter}
    plain = read_board(files, today=date(2026, 6, 26))
    board = read_board({**files, path: files["projects/phonics/charter.md"]}, today=date(2026, 6, 26))
    said = [f for f in board.findings if f.rule == "identifier"]
    assert len(said) == 1 and "900123" not in f"{said[0].message} {said[0].path}"
    assert (board.projects, board.pages, board.screens) == (plain.projects, plain.pages, plain.screens)
