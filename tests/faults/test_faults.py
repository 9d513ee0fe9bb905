"""Boards broken on purpose: each fault gives exactly its messages and costs nothing but its own part."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from mfi_site.model.finding import Finding
from mfi_site.model.raw import Written
from mfi_site.read import ReadBoard, read_board

HERE = Path(__file__).parent
TODAY = date(2026, 6, 26)
FATAL = {"no-board", "no-name", "blank-name", "board-is-a-list", "board-syntax"}
PROJECT = "projects/phonics/"
Fault = dict[str, Any]


def _good() -> dict[str, bytes]:
    root = HERE / "good"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def _faults() -> list[Fault]:
    return [fault for path in sorted(HERE.glob("*.yml")) for fault in yaml.safe_load(path.read_text("utf-8"))]


GOOD = _good()
FAULTS = _faults()


def _repeated(text: str) -> str:
    """`{60*x}` stands for sixty times what follows the star."""
    return re.sub(r"\{(\d+)\*([^}]+)\}", lambda found: found[2] * int(found[1]), text)


def _changed(fault: Fault, before: bytes, files: dict[str, bytes]) -> bytes:
    if "hex" in fault:
        return bytes.fromhex(fault["hex"])
    if "copy" in fault:
        return files[fault["copy"]]
    if "text" in fault:
        return _repeated(fault["text"]).encode()
    text = before.decode()
    assert fault["replace"] in text
    return text.replace(fault["replace"], _repeated(fault["with"]), 1).encode()


def _broken(fault: Fault) -> dict[str, bytes]:
    files = dict(GOOD)
    if fault.get("delete"):
        del files[fault["file"]]
    else:
        files[fault["file"]] = _changed(fault, files.get(fault["file"], b""), files)
    return files


def _said(finding: Finding) -> str:
    place = ":".join(str(part) for part in (finding.path, finding.line, finding.column) if part is not None)
    return f"{place}: {finding.kind}: {finding.message} {finding.suggestion} [{finding.rule}]"


def _project(board: ReadBoard, name: str) -> Written:
    return next(written for written in board.projects if written.project.id == name)


def test_the_good_board_has_no_problem() -> None:
    """The board that the faults are made from says nothing and is read whole."""
    board = read_board(GOOD, today=TODAY)
    written = _project(board, "phonics")
    assert board.findings == ()
    assert written.project.left_out == ()
    assert [len(series.rows) for series in written.raw] == [2, 3, 4]
    assert (len(written.project.cycles), len(written.project.reports), len(written.project.tools)) == (2, 2, 4)
    assert (len(written.project.images), len(board.pages), len(board.screens), len(board.schools)) == (2, 1, 1, 2)


def test_there_are_enough_faults_and_each_has_its_own_name() -> None:
    """The corpus holds a hundred faults or more, over every kind of file."""
    assert len({fault["id"] for fault in FAULTS}) == len(FAULTS) >= 100
    kinds = {re.sub(r"[^/]+$", "", fault["file"]).removeprefix(PROJECT) or fault["file"] for fault in FAULTS}
    assert {
        "board.yml",
        "pages/",
        "screens/",
        "shared/",
        "measures/",
        "pdsa/",
        "reports/",
        "tools/",
        "images/",
    } <= kinds


@pytest.mark.parametrize("fault", FAULTS, ids=[fault["id"] for fault in FAULTS])
def test_a_fault_gives_exactly_its_messages(fault: Fault) -> None:
    """Each fault is told with its file, line, column, sentence and repair; only an unusable board.yml is fatal."""
    board = read_board(_broken(fault), today=TODAY)
    assert [_said(finding) for finding in board.findings] == fault["says"]
    assert (board.settings is None) == (fault["id"] in FATAL)


def _all_at_once() -> tuple[dict[str, bytes], list[str], list[str]]:
    """The good board, a copy of its project for each fault of a project, and every other fault that fits."""
    files, says, projects = dict(GOOD), [], []
    for fault in FAULTS:
        path = fault["file"]
        if path.startswith(PROJECT):
            own = f"projects/{fault['id']}/"
            projects.append(fault["id"])
            for name, data in _broken(fault).items():
                if name.startswith(PROJECT):
                    files[own + name.removeprefix(PROJECT)] = data
            says += [said.replace(PROJECT, own) for said in fault["says"]]
        elif path.startswith("screens/"):
            own = f"screens/{fault['id']}.yml"
            files[own] = _changed(fault, GOOD[path], GOOD)
            says += [said.replace(path, own) for said in fault["says"]]
        elif path not in GOOD:
            files[path] = _changed(fault, b"", GOOD)
            says += fault["says"]
    return files, says, projects


def test_all_faults_together_cost_no_other_part() -> None:
    """A board with every fault at once tells all of them and publishes everything that is not at fault."""
    files, says, projects = _all_at_once()
    board, good = read_board(files, today=TODAY), read_board(GOOD, today=TODAY)
    assert sorted(_said(finding) for finding in board.findings) == sorted(says)
    assert {written.project.id for written in board.projects} == {"phonics", *projects}
    assert _project(board, "phonics") == _project(good, "phonics")
    assert board.pages == good.pages
    assert set(good.screens) <= set(board.screens)
    assert (board.settings, board.schools, board.logo) == (good.settings, good.schools, good.logo)


@pytest.mark.parametrize(
    "fault",
    [f for f in FAULTS if f["file"].startswith(PROJECT) and "charter.md" not in f["file"]],
    ids=lambda fault: str(fault["id"]),
)
def test_a_fault_beside_the_charter_leaves_the_rest_of_its_project(fault: Fault) -> None:
    """The charter, and each measure, cycle, report and tool but the faulty one, is read as if nothing were wrong."""
    found = _project(read_board(_broken(fault), today=TODAY), "phonics")
    good = _project(read_board(GOOD, today=TODAY), "phonics")
    assert found.project.charter == good.project.charter
    assert not found.project.notice
    for kind in ("cycles", "reports", "feedback", "tools"):
        rest = [part for part in getattr(good.project, kind) if part.path != fault["file"]]
        assert [part for part in getattr(found.project, kind) if part.path != fault["file"]] == rest
    assert [s for s in found.raw if s.path != fault["file"]] == [s for s in good.raw if s.path != fault["file"]]


NOTICE = {
    "unquoted-colon",
    "tab",
    "quote-not-closed",
    "text-after-quote",
    "percent-unquoted",
    "at-sign",
    "bracket-not-closed",
    "brace-not-closed",
    "key-without-colon",
    "indentation",
    "list-indentation",
    "front-matter-not-closed",
    "front-matter-missing",
    "front-matter-long-dashes",
    "charter-empty",
    "charter-missing",
    "nested-far-too-deep",
    "too-large",
    "control-character",
    "not-text",
    "bullets-with-keys",
    "bullets-of-asterisks",
    "tab-after-hyphen",
    "closed-below-a-heading",
    "word-document",
}


@pytest.mark.parametrize(
    "fault", [f for f in FAULTS if f["file"] == f"{PROJECT}charter.md"], ids=lambda fault: str(fault["id"])
)
def test_only_front_matter_that_cannot_be_read_gives_a_notice(fault: Fault) -> None:
    """A charter with a wrong key is still read; one whose front matter cannot be read gives a notice."""
    found = _project(read_board(_broken(fault), today=TODAY), "phonics")
    assert found.project.notice == (fault["id"] in NOTICE)


@pytest.mark.parametrize("wrong", ["sensitive", "sensitive-misspelt"])
def test_a_slip_in_a_key_that_hides_never_shows(wrong: str) -> None:
    """A measure whose `sensitive` cannot be read, or is misspelt, counts as sensitive."""
    fault = next(fault for fault in FAULTS if fault["id"] == wrong)
    found = _project(read_board(_broken(fault), today=TODAY), "phonics")
    assert found.project.charter.measures[1].sensitive
    assert not found.project.charter.measures[0].sensitive
