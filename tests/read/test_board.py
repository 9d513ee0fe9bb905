"""Whole boards: what is fatal, what is refused from outside, and the demonstration school."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path

from mfi_site.model.board import Settings
from mfi_site.read import read_board, read_frontage, read_project

TODAY = date(2026, 6, 26)
ROOT = Path(__file__).parents[2] / "content"
MINIMAL = {"board.yml": b"name: A school\n"}
CHARTER = b"---\ntitle: T\nstarted: 2025-08-25\n---\n"


def _demonstration() -> dict[str, bytes]:
    return {p.relative_to(ROOT).as_posix(): p.read_bytes() for p in ROOT.rglob("*") if p.is_file()}


def test_the_demonstration_school_has_no_problem() -> None:
    """The content that comes with the program is read whole."""
    board = read_board(_demonstration(), today=lambda settings: settings.as_of or TODAY)
    assert [f for f in board.findings if f.kind == "problem"] == []
    assert len(board.projects) >= 3


def test_a_name_is_all_that_a_board_needs() -> None:
    """A board of one key is a board; without board.yml there is none."""
    assert read_board(MINIMAL, today=TODAY).settings == Settings(name="A school")
    assert read_board({}, today=TODAY).settings is None


def test_what_was_refused_unread_is_told() -> None:
    """A path that was not read is a problem with the reason that came with it."""
    board = read_board(MINIMAL, refused=[("projects/p/a.md", "This is a link; put the file here.")], today=TODAY)
    assert [(f.path, f.project, f.message, f.suggestion) for f in board.findings] == [
        ("projects/p/a.md", "p", "This is a link.", "Put the file here.")
    ]


def test_a_project_depends_on_its_own_files_alone() -> None:
    """Read by itself a project is what it is on the board, and it travels to another process."""
    files = _demonstration()
    front = read_frontage(files)
    board = read_board(files, today=TODAY)
    assert front.settings is not None and front.projects
    for written, (name, own) in zip(board.projects, front.projects.items(), strict=True):
        alone, _ = read_project(name, own, front.settings, TODAY)
        assert alone == written == pickle.loads(pickle.dumps(alone))


def test_a_measure_without_a_file_and_a_charter_without_prose_are_no_problem() -> None:
    """Neither a missing aim, nor missing prose, nor a measure that is not yet collected is a problem."""
    charter = CHARTER.replace(b"---\n", b"---\nmeasures: [{id: m, name: M}]\n", 1)
    board = read_board({**MINIMAL, "projects/p/charter.md": charter}, today=TODAY)
    assert board.findings == ()


def test_an_audience_that_cannot_be_read_is_the_coach() -> None:
    """A misspelt audience closes its file; it never opens it."""
    for line in (b"audience: coaches", b"audiance: coach", b"audience: &a coach", b"audience: coach\naudience: public"):
        page = b"---\ntitle: T\n" + line + b"\n---\nText.\n"
        board = read_board({**MINIMAL, "pages/about.md": page}, today=TODAY)
        assert [page.head.audience for page in board.pages] == ["coach"]
        assert len(board.findings) == 1


def test_numbers_of_cycles_and_reports_stay_when_one_is_left_out() -> None:
    """A cycle or report keeps its number, and what is left out is named for the page."""
    charter = CHARTER.replace(b"---\n", b"---\nchanges: [{id: a, idea: A}]\n", 1)
    files = {
        **MINIMAL,
        "projects/p/charter.md": charter,
        "projects/p/pdsa/01-a.md": b"no front matter",
        "projects/p/pdsa/02-a.md": b"---\nchange: a\n---\n",
        "projects/p/reports/2025-09.md": b"",
        "projects/p/reports/2025-10.md": b"---\nsubmitted: 2025-10-14\n---\n",
    }
    project = read_board(files, today=TODAY).projects[0].project
    assert [cycle.number for cycle in project.cycles] == [2]
    assert [report.number for report in project.reports] == [2]
    assert len(project.left_out) == 2


def test_the_schools_own_contact_is_allowed_and_no_other_address() -> None:
    """The contact of board.yml may stand anywhere; a sentence with another address is left out alone."""
    files = {
        "board.yml": b"name: A school\ncontact: office@craigrowan.example\n",
        "pages/about.md": b"---\ntitle: T\n---\nAsk office@craigrowan.example. Or jo.bloggs@home.example. Thanks.\n",
    }
    board = read_board(files, today=TODAY)
    assert [(f.rule, f.line) for f in board.findings] == [("identifier", 4)]
    assert "office@craigrowan.example" in board.pages[0].body
    assert "Thanks." in board.pages[0].body and "jo.bloggs" not in board.pages[0].body


def test_one_text_with_commas_is_a_list() -> None:
    """`tags: literacy, writing` are two tags; a comma inside the item of a list is the item's own."""
    charter = b"---\ntitle: T\nstarted: 2025-08-25\ntags: literacy, writing\nhgios: ['2.3, see notes']\n---\n"
    board = read_board({"board.yml": b"name: A school\n", "projects/p/charter.md": charter}, today=TODAY)
    found = board.projects[0].project.charter
    assert (found.tags, found.hgios) == (("literacy", "writing"), ("2.3, see notes",))
