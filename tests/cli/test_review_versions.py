"""`mfi-site review` of any two versions: merges, clones, moves, and folders without a history."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.histories import CHARTER, History, only, rows


def test_a_renamed_project_is_one_project(history: History) -> None:
    """A folder that was renamed keeps its history: no value is new, and its findings are neither new nor gone."""
    bones = "tool: fishbone\neffect: Few read\ncauses: {Home: [No book]}\n"
    history.write("projects/reading-p3/tools/bones.yml", bones)
    history.commit()
    history.git("mv", "content/projects/reading-p3", "content/projects/reading-at-home")
    history.change("projects/reading-at-home/charter.md", "title: Reading at home", "title: Reading at home in P3")
    history.commit()
    project = only(history.json("HEAD~1..HEAD"))
    assert (project["kind"], project["before_id"], project["id"]) == ("renamed", "reading-p3", "reading-at-home")
    assert project["measures"] == []
    assert project["findings"]["better"] == project["findings"]["liked"] == []
    assert project["others"] == ["The title was “Reading at home” and is “Reading at home in P3”."]


def test_a_merge_commit_and_a_main_branch_that_moved_on(history: History) -> None:
    """Only what the branch did is told, as two dots and as three, before and after it is merged."""
    history.git("checkout", "-q", "-b", "month")
    history.write("projects/reading-p3/measures/nights.csv", rows(13))
    history.commit()
    history.git("checkout", "-q", "main")
    history.write("projects/other/charter.md", "---\ntitle: Another\nstarted: 2026-02-02\n---\n")
    history.commit()
    for asked in ("main..month", "main...month"):
        assert [p["id"] for p in history.json(asked)["projects"]] == ["reading-p3"]
    history.git("merge", "-q", "--no-ff", "-m", "Merge", "month")
    assert [p["id"] for p in history.json("HEAD~1..HEAD")["projects"]] == ["reading-p3"]


def test_a_shallow_clone_says_what_it_cannot_know(history: History, tmp_path: Path) -> None:
    """Without the older history the review says so, and still reads the board as it stands."""
    first = history.git("rev-parse", "HEAD")
    history.write("projects/reading-p3/measures/nights.csv", rows(13))
    history.commit()
    shallow = tmp_path / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth", "1", history.top.as_uri(), str(shallow)], check=True)
    history.content = shallow / "content"
    review = history.json(f"{first}..HEAD")
    assert "git fetch --unshallow" in review["notes"][0]
    assert review["headline"] == "The board as it stands"
    assert only(review)["kind"] == "standing"


def test_no_git_at_all_reads_the_board_as_it_stands(history: History) -> None:
    """A plain folder gets its findings, and is told that nothing can be compared."""
    shutil.rmtree(history.top / ".git")
    review = history.json("main..HEAD")
    assert "has no history" in review["notes"][0]
    assert only(review)["findings"]["liked"]


def test_a_version_that_is_none_is_a_mistake_of_usage(history: History) -> None:
    """An unknown name exits 2 with what to write, and no traceback."""
    result = history.run("nowhere..HEAD")
    assert result.exit_code != 0 and isinstance(result.exception, Exception)
    assert "'nowhere' names no version" in str(result.exception)


def test_a_version_that_is_none_is_told_with_the_branches_there_are(history: History) -> None:
    """Where git called the first branch otherwise than main, the message says how, and nothing of main."""
    history.git("branch", "-M", "trunk")
    said = str(history.run("main..HEAD").exception)
    assert "There are: trunk." in said and "such as trunk..HEAD" in said


def test_nothing_changed(history: History) -> None:
    """The review of no change says so in a line."""
    result = history.run("HEAD")
    assert result.output.startswith("## Nothing that shows has changed")


def test_only_what_changed_is_read(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many projects only the one that differs is read."""
    import mfi_site.building.reviewing as reviewing

    for n in range(20):
        history.write(f"projects/p{n}/charter.md", CHARTER)
    history.commit()
    history.write("projects/p7/charter.md", CHARTER.replace("Reading", "Writing"))
    seen: list[str] = []
    real: Callable[..., object] = reviewing.read_project

    def counted(name: str, *rest: object) -> object:
        seen.append(name)
        return real(name, *rest)

    monkeypatch.setattr(reviewing, "read_project", counted)
    history.json("HEAD")
    assert set(seen) == {"p7"}


def test_a_board_moved_to_another_folder_is_the_same_board(history: History) -> None:
    """The folder that the board had is found, so that a move is no change, and a change beside it is one."""
    (history.top / "schools").mkdir()
    history.git("mv", "content", "schools/craigrowan")
    history.content = history.top / "schools/craigrowan"
    history.commit()
    review = history.json("HEAD~1..HEAD")
    assert review["headline"] == "Nothing that shows has changed"
    assert review["notes"] == [
        "The board's folder was content and is schools/craigrowan: what is the same in both counts as unchanged."
    ]
    history.change("projects/reading-p3/charter.md", "title: Reading at home", "title: Reading")
    assert only(history.json("HEAD~1"))["kind"] == "changed"


def test_line_ends_are_no_change(history: History) -> None:
    """A folder saved on another system is the same board, free pages included."""
    history.write("pages/visit.md", "---\ntitle: Visit us\n---\n\nCome in.\n")
    history.commit()
    for path in history.content.rglob("*.*"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    review = history.json("HEAD")
    assert (review["headline"], review["board"], review["projects"]) == ("Nothing that shows has changed", [], [])
