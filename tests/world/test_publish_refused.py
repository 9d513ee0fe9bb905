"""What is published stays in a folder that is ours, at paths that every computer can tell apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from mfi_site.world.content import MARKER
from mfi_site.world.errors import BadPath, NotOurs
from mfi_site.world.publish import publish
from tests.world.versions import read, version


@pytest.mark.parametrize(
    "marker", [None, b"", b"[]", b'{"format": 1}', b"{" * 5000, b'{"format": 1, "unfinished": true}']
)
def test_a_folder_that_is_not_ours_is_left(tmp_path: Path, marker: bytes | None) -> None:
    """A folder with anything in it and no marker of ours is never emptied."""
    (tmp_path / "thesis.docx").write_bytes(b"years of work")
    if marker is not None:
        (tmp_path / MARKER).write_bytes(marker)
    with pytest.raises(NotOurs, match="Choose another folder"):
        publish(version(1), tmp_path)
    assert (tmp_path / "thesis.docx").read_bytes() == b"years of work"


def test_a_file_a_repository_and_an_empty_folder(tmp_path: Path) -> None:
    """A file in the way and a git repository in the folder are refused; an empty folder is taken."""
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(NotOurs):
        publish(version(1), tmp_path / "file")
    (tmp_path / "empty").mkdir()
    publish(version(1), tmp_path / "empty")
    assert read(tmp_path / "empty") == version(1)
    (tmp_path / "empty/.git").mkdir()
    with pytest.raises(NotOurs, match="git repository"):
        publish(version(2), tmp_path / "empty")
    assert (tmp_path / "empty/.git").is_dir()


def test_a_linked_output_is_published_where_it_leads(tmp_path: Path) -> None:
    """An output folder that the user made a link stays one."""
    (tmp_path / "real").mkdir()
    (tmp_path / "public").symlink_to("real")
    publish(version(1), tmp_path / "public")
    assert (tmp_path / "public").is_symlink()
    assert read(tmp_path / "real") == version(1)


BAD_PATHS = [
    "",
    "/etc/x",
    "../x",
    "a/../x",
    "a/./x",
    "a//b",
    "a/",
    "a\0b",
    "a\\b",
    "C:/x",
    "a\nb",
    MARKER,
    "x" * 256,
    "\ud800",
]


@pytest.mark.parametrize("path", [*BAD_PATHS, MARKER + "/x"])
def test_no_byte_leaves_the_output(tmp_path: Path, path: str) -> None:
    """A path that would leave the folder, or that no file system should see, is refused before a write."""
    for files in (
        {path: b"x"},
        {"good": b"x", path: b"x"},
        {"a/good": b"x", f"a/{path}" if path in {"..", "."} else path: b"x"},
    ):
        with pytest.raises(BadPath):
            publish(files, tmp_path / "public")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("pair", [("A.html", "a.html"), ("a/x", "A/y"), ("a", "a/b"), ("a/b", "a"), ("é", "e\u0301")])
def test_files_that_would_share_a_place(tmp_path: Path, pair: tuple[str, str]) -> None:
    """Two paths that some computer cannot tell apart, or a file that is also a folder, are refused."""
    with pytest.raises(BadPath):
        publish(dict.fromkeys(pair, b"x"), tmp_path / "public")
