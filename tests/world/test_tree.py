"""Reading a content folder: known places, plain files, limits."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from mfi_site.world.tree import Limits, is_temporary, read_folder, read_tree, tree_digest


def write(root: Path, files: dict[str, bytes]) -> Path:
    for path, content in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return root


def kinds(root: Path, limits: Limits | None = None) -> dict[str, str]:
    return {one.path: one.kind for one in read_tree(root, limits).refused}


def test_a_spreadsheet_among_the_measures_is_told(tmp_path: Path) -> None:
    """Numbers left in a spreadsheet are not silently missing from the board; beside the format's files it may lie."""
    write(tmp_path, {"board.yml": b"name: x", "projects/a/measures/late.XLSX": b"PK", "projects/a/plan.xlsx": b"PK"})
    assert kinds(tmp_path) == {"projects/a/measures/late.XLSX": "name"}


def test_reads_the_known_places_sorted(tmp_path: Path) -> None:
    """Every file of the format is read as it is, by sorted POSIX path."""
    files = {
        "board.yml": b"name: x\n",
        "crest.png": b"png",
        "pages/about.md": b"about",
        "projects/b/charter.md": b"b",
        "projects/a/measures/m.csv": b"date,value\r\n",
        "projects/a/images.yml": b"[]",
        "projects/a/images/one.jpg": b"jpg",
        "screens/hall.yml": b"title: Hall",
        "shared/schools.yml": b"schools: []",
    }
    tree = read_tree(write(tmp_path, files))
    assert dict(tree.files) == files
    assert list(tree.files) == sorted(files)
    assert not tree.refused and not tree.ignored


def test_leaves_the_unknown_unread(tmp_path: Path) -> None:
    """Places and kinds of file that the format does not know are named, not read."""
    files = {
        "README.md": b"x",
        "old/a.md": b"x",
        "projects/a/plan.docx": b"x",
        "projects/a/pdsa/deep/x.md": b"x",
    }
    tree = read_tree(write(tmp_path, files))
    assert not tree.files
    assert tree.ignored == ("README.md", "old/", "projects/a/pdsa/deep/", "projects/a/plan.docx")


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.md",
        "a.md~",
        ".#a.md",
        "#a.md#",
        ".a.md.swp",
        "a.tmp",
        "4913",
        "Thumbs.db",
        ".DS_Store",
        "~$a.csv",
    ],
)
def test_ignores_temporary_files(tmp_path: Path, name: str) -> None:
    """A file that an editor or a system leaves is as if it were not there."""
    tree = read_tree(write(tmp_path, {f"pages/{name}": b"x"}))
    assert is_temporary(name)
    assert not tree.files and not tree.refused and not tree.ignored


def test_refuses_links(tmp_path: Path) -> None:
    """No link is followed, to a file, to a folder or to nowhere."""
    secret = write(tmp_path / "outside", {"secret.md": b"secret", "m/m.csv": b"secret"})
    content = write(tmp_path / "content", {"projects/a/charter.md": b"a"})
    (content / "pages").mkdir()
    (content / "pages/link.md").symlink_to(secret / "secret.md")
    (content / "pages/nowhere.md").symlink_to(secret / "no.md")
    (content / "projects/a/measures").symlink_to(secret / "m")
    (content / "projects/b").symlink_to(secret)
    (content / "board.yml").symlink_to(secret / "secret.md")
    assert dict(read_tree(content).files) == {"projects/a/charter.md": b"a"}
    assert set(kinds(content).values()) == {"link"}
    assert len(kinds(content)) == 5


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a POSIX thing")
def test_a_pipe_does_not_hang_the_reader(tmp_path: Path) -> None:
    """What is neither a file nor a folder is refused without being opened."""
    (tmp_path / "pages").mkdir()
    os.mkfifo(tmp_path / "pages/pipe.md")
    assert kinds(tmp_path) == {"pages/pipe.md": "special"}


@pytest.mark.parametrize(
    ("name", "limit"), [("pages/a.md", 64 * 1024), ("shared/a.yml", 1024**2), ("pages/a.png", 4 * 1024**2)]
)
def test_limits_of_size(tmp_path: Path, name: str, limit: int) -> None:
    """A file of exactly its limit is read; one byte more and it is refused."""
    assert list(read_tree(write(tmp_path, {name: b"x" * limit})).files) == [name]
    assert kinds(write(tmp_path, {name: b"x" * (limit + 1)})) == {name: "size"}


def test_limit_of_files_a_project(tmp_path: Path) -> None:
    """Past its limit of files a project is read in the order charter, measures, ... images, and says so."""
    files = {f"projects/a/images/{number}.png": b"x" for number in range(10)}
    write(tmp_path, files | {"projects/a/charter.md": b"a", "projects/a/measures/m.csv": b"m"})
    tree = read_tree(tmp_path, Limits(files_a_project=5))
    assert len(tree.files) == 5
    assert {"projects/a/charter.md", "projects/a/measures/m.csv"} < tree.files.keys()
    assert [(one.path, one.kind) for one in tree.refused] == [("projects/a", "count")]


def test_names_that_collide(tmp_path: Path) -> None:
    """Of names that differ in capitals or Unicode form alone the plainest is kept, and the rest refused."""
    composed = unicodedata.normalize("NFC", "café.md")
    names = ["Charter.md", "charter.md", composed, unicodedata.normalize("NFD", composed)]
    write(tmp_path, {f"pages/{name}": name.encode() for name in names})
    if len(list((tmp_path / "pages").iterdir())) < len(names):
        pytest.skip("this file system cannot hold both names")
    assert set(read_tree(tmp_path).files) == {"pages/charter.md", f"pages/{composed}"}
    assert set(kinds(tmp_path).values()) == {"name"}


def test_a_file_where_a_folder_belongs(tmp_path: Path) -> None:
    """A file called projects, or no content folder at all, is no traceback."""
    assert kinds(write(tmp_path, {"projects": b"x"})) == {"projects": "special"}
    assert not read_tree(tmp_path / "absent").files


def test_digest_follows_content_alone(tmp_path: Path) -> None:
    """The digest changes with a byte, a name or a refusal, and not with a file's times."""
    root = write(tmp_path, {"board.yml": b"name: x", "pages/a.md": b"1"})
    first = tree_digest(read_tree(root))
    os.utime(root / "pages/a.md", (1, 1))
    assert tree_digest(read_tree(root)) == first
    (root / "pages/a.md").write_bytes(b"2")
    second = tree_digest(read_tree(root))
    (root / "pages/a.md").rename(root / "pages/b.md")
    third = tree_digest(read_tree(root))
    (root / "pages/c.md").symlink_to("b.md")
    assert len({first, second, third, tree_digest(read_tree(root))}) == 4


def test_a_theme_is_read_at_any_depth(tmp_path: Path) -> None:
    """A theme's folder is read whole, without links and temporary files."""
    write(tmp_path, {"theme.yml": b"t", "static/fonts/a.woff2": b"f", "pages/.x.html.swp": b"x"})
    (tmp_path / "link").symlink_to(tmp_path / "theme.yml")
    tree = read_folder(tmp_path)
    assert dict(tree.files) == {"static/fonts/a.woff2": b"f", "theme.yml": b"t"}
    assert [one.kind for one in tree.refused] == ["link"]
