"""What was meant for the board and is not read is told, with what to do; what lies about on purpose is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from mfi_site.read.notes import refusal
from mfi_site.world.misplaced import copied_from, why_folder_unread, why_unread
from mfi_site.world.tree import read_tree

RENAMED = {
    "board.yaml": "board.yml",
    "projects/a/charter.txt": "charter.md",
    "projects/a/charter.markdown": "charter.md",
    "projects/a/Charter.md.txt": "charter.md",
    "projects/a/images.yaml": "images.yml",
    "projects/a/pdsa/01-song.txt": "01-song.md",
    "projects/a/measures/late.csv.txt": "late.csv",
    "projects/a/reports/2025-10.md.txt": "2025-10.md",
    "pages/about.txt": "about.md",
}
TOLD = {
    "charter.md": "folder of its project",
    "late.csv": "folder of its project",
    "schools.yml": "folder shared",
    "projects/charter.md": "folder of its project",
    "projects/a/late.csv": "folder measures",
    "projects/a/2025-10.md": "folder reports",
    "projects/a/02-song.md": "folder pdsa",
    "projects/a/fish.yml": "folder tools",
    "projects/a/wall.png": "folder images",
    "projects/a/charter.docx": "copy what it says into charter.md",
    "projects/a/reports/2025-10.docx": "ends in .md",
    "projects/a/measures/late.xlsx": "save the sheet as CSV",
    "projects/a/measures/late.numbers": "end in .csv",
    "projects/a/pdsa/wall.png": "folder images",
    "projects/a/images/wall.heic": "PNG, JPEG or WebP",
}
QUIET = (
    "README.md", "notes.md", "logo.png", "projects/README.md", "projects/a/charter.md", "projects/a/notes.md",
    "projects/a/plan.xlsx", "projects/a/plan.docx", "projects/a/measures/late.csv", "projects/a/measures/README.txt",
    "projects/a/measures/late.CSV", "projects/a/measures/late.csv.bak", "projects/a/measures/old/late.csv",
    "projects/a/tools/fish.yaml", "projects/a/images/wall.gif", "pages/wall.png", "shared/feed.json",
)  # fmt: skip
COPIES = (
    "a (1).md", "a - Copy.md", "a - Copy (2).md", "a copy.md", "a copy 2.md", "a 2.md", "Copy of a.md",
    "a (conflicted copy 2025-10-01).md", "a (Office's conflicted copy).md", "a-LAPTOP-3F9K.md", "a-GWC0123-LT.md",
    "a.sync-conflict-20251001-120000-ABCDEFG.md",
)  # fmt: skip


@pytest.mark.parametrize("path", RENAMED)
def test_a_name_that_ends_otherwise_is_told_with_the_right_one(path: str) -> None:
    """An editor's .txt or another's .yaml keeps a file from being read, and the message names the file it should be."""
    assert str(why_unread(path)).endswith(f"; rename it {RENAMED[path]}.")


@pytest.mark.parametrize("path", TOLD)
def test_a_file_in_the_wrong_place_is_told_with_the_right_one(path: str) -> None:
    """What its name says belongs on the board is never silently missing from it."""
    assert TOLD[path] in str(why_unread(path))


@pytest.mark.parametrize("path", QUIET)
def test_what_is_read_or_lies_about_on_purpose_is_not_told(path: str) -> None:
    """Files of the format have their own messages, and notes and archives need none."""
    assert why_unread(path) is None


@pytest.mark.parametrize(("path", "told"), [
    ("measures", True), ("Projects", True), ("page", True), ("projects/a/Measures", True), ("projects/a/PDSAs", True),
    ("projects/a/report", True), ("projects/a/old", False), ("projects/a/data", False), ("archive", False),
    ("themes", False), ("projects", False), ("projects/a/tools", False),
])
def test_a_folder_that_is_nearly_one_of_the_format_is_told(path: str, told: bool) -> None:
    """A folder whose name is a slip away from one that is read, or that stands in no project, has a message."""
    assert (why_folder_unread(path) is not None) == told


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_beside_its_original_is_known(name: str) -> None:
    """Copies that synchronised folders and people make are told by their names, where the original stands beside."""
    assert copied_from(name, {"a.md", name}) == "a.md"
    assert copied_from(name, {name}) is None


@pytest.mark.parametrize("name", [
    "02-a.md", "a-P4.md", "a-NURSERY.md", "a-2.md", "a-again.md", "a-second-class.md", "a-2025-26.md", "a-20251014.md",
])
def test_a_name_that_goes_on_from_another_is_no_copy(name: str) -> None:
    """A second cycle, or the same measure in another year, may be called after the first."""
    assert copied_from(name, {"a.md", name}) is None


def test_a_copy_is_told_and_not_read(tmp_path: Path) -> None:
    """Two versions of a cycle are not two cycles, nor a copied folder a project; two pictures are two pictures."""
    read = ["a/charter.md", "a/images/w (1).png", "a/images/w.png", "a/pdsa/01.md"]
    for file in (*read, "a/pdsa/01 (1).md", "a - Copy/charter.md"):
        (tmp_path / "projects" / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "projects" / file).write_bytes(b"x")
    tree = read_tree(tmp_path)
    assert list(tree.files) == [f"projects/{file}" for file in read]
    assert [one.path for one in tree.refused] == ["projects/a - Copy", "projects/a/pdsa/01 (1).md"]
    said = refusal(tree.refused[1].path, tree.refused[1].reason, "a")
    assert said.message == "This looks like a copy of 01.md, so it is not read."
    assert said.suggestion == "Keep what is right in 01.md, and delete the copy."
