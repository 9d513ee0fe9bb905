"""Writing one file, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mfi_site.world import atomic
from mfi_site.world.atomic import replace_if_unchanged, write_new
from mfi_site.world.errors import AlreadyThere, BadPath, CannotWrite, Changed


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_writes_a_new_file_and_its_folders(tmp_path: Path) -> None:
    """A new file is written with the folders that it needs, and nothing stays beside it."""
    write_new(tmp_path / "a/b/c.md", b"text", within=tmp_path)
    assert (tmp_path / "a/b/c.md").read_bytes() == b"text"
    assert names(tmp_path / "a/b") == ["c.md"]


def test_never_overwrites(tmp_path: Path) -> None:
    """A file, a folder or a link of that name stays as it is."""
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "target")
    for name in ("file", "folder", "link"):
        with pytest.raises(AlreadyThere):
            write_new(tmp_path / name, b"new")
    assert (tmp_path / "file").read_bytes() == b"old"
    assert names(tmp_path) == ["file", "folder", "link"]


def test_a_path_outside_is_refused(tmp_path: Path) -> None:
    """No new file goes through a link or out of the content folder."""
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "in/door").symlink_to(tmp_path / "out")
    for path in (tmp_path / "in/door/x.md", tmp_path / "in/../out/x.md", tmp_path / "x.md"):
        with pytest.raises(BadPath):
            write_new(path, b"x", within=tmp_path / "in")
    assert names(tmp_path / "out") == []


@pytest.mark.parametrize("exchange", [True, False])
def test_replaces_what_was_read(tmp_path: Path, exchange: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new content takes the place of the old with its mode, and nothing stays beside it."""
    if not exchange:
        monkeypatch.setattr(atomic, "exchange", lambda one, other: False)
    path = tmp_path / "m.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace_if_unchanged(path, b"old", b"new")
    assert path.read_bytes() == b"new"
    assert os.name == "nt" or path.stat().st_mode & 0o777 == 0o640
    assert names(tmp_path) == ["m.csv"]


def test_leaves_what_others_changed(tmp_path: Path) -> None:
    """A file that is gone or no longer what was read is left as it is."""
    path = tmp_path / "m.csv"
    with pytest.raises(Changed):
        replace_if_unchanged(path, b"old", b"new")
    path.write_bytes(b"theirs")
    with pytest.raises(Changed):
        replace_if_unchanged(path, b"old", b"new")
    assert path.read_bytes() == b"theirs"


def test_a_change_at_the_last_moment_is_put_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A save between the comparison and the exchange survives."""
    path = tmp_path / "m.csv"
    path.write_bytes(b"old")
    real = atomic.exchange
    calls: list[Path] = []

    def late(one: Path, other: Path) -> bool:
        if not calls:
            path.write_bytes(b"theirs")
        calls.append(one)
        return real(one, other)

    monkeypatch.setattr(atomic, "exchange", late)
    if not real(*_pair(tmp_path / "probe")):
        pytest.skip("this system cannot exchange two files")
    with pytest.raises(Changed):
        replace_if_unchanged(path, b"old", b"new")
    assert path.read_bytes() == b"theirs"


def _pair(folder: Path) -> tuple[Path, Path]:
    folder.mkdir()
    for name in ("a", "b"):
        (folder / name).touch()
    return folder / "a", folder / "b"


def test_never_writes_through_a_link(tmp_path: Path) -> None:
    """A link to a file is refused, and its target untouched."""
    (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "link").symlink_to("target")
    with pytest.raises(BadPath):
        replace_if_unchanged(tmp_path / "link", b"old", b"new")
    assert (tmp_path / "target").read_bytes() == b"old"


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without room for the new content the old stays, the error is a sentence, and no scrap is left."""
    path = tmp_path / "m.csv"
    path.write_bytes(b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match="disk is full"):
        replace_if_unchanged(path, b"old", b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["m.csv"]
