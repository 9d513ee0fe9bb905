"""The published folder is one whole version at every moment."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfi_site.world.content import MARKER, Lazy, content_digest
from mfi_site.world.publish import Published, publish
from tests.world.versions import beside, read, version


def test_publishes_exactly_the_files(out: Path) -> None:
    """The folder holds each version whole, without the pages of the version before, and nothing beside it."""
    for number in range(3):
        publish(version(number), out)
        assert read(out) == version(number)
    assert not (out / "tags/t0").exists()
    assert beside(out) == []


def test_counts(out: Path) -> None:
    """What was written, taken over and removed is told."""
    assert publish({"a": b"1", "b": b"2", "c/d": b"3"}, out) == Published(3, 0, 0)
    assert publish({"a": b"1", "b": b"two"}, out) == Published(1, 1, 1)
    assert publish({"a": b"1", "b": b"two"}, out).unchanged


def test_nothing_changed_writes_nothing(out: Path) -> None:
    """With nothing changed no file, folder or time stamp is touched, and no lazy content is loaded."""
    files = {path: content for path, content in version(1).items() if isinstance(content, bytes)}
    publish(files, out)

    def stamps() -> dict[str, tuple[int, int, int]]:
        every = [out, out.parent, *out.rglob("*")]
        return {str(path): (s.st_mtime_ns, s.st_ctime_ns, s.st_ino) for path in every for s in [path.stat()]}

    def never() -> bytes:
        raise AssertionError("loaded")

    before = stamps()
    lazy = {path: Lazy(content_digest(content), never) for path, content in files.items()}
    assert publish(lazy, out).unchanged
    assert publish(files, out).unchanged
    assert stamps() == before


def test_unchanged_files_are_linked(out: Path) -> None:
    """A file that did not change is the same file in the next version."""
    publish({"a": b"1", "b": b"2"}, out)
    inode = (out / "a").stat().st_ino
    publish({"a": b"1", "b": b"3"}, out)
    assert (out / "a").stat().st_ino == inode
    assert (out / "a").stat().st_nlink == 1


def test_without_hard_links_files_are_copied(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system without hard links gets copies."""
    publish({"a": b"1", "b": b"2"}, out)

    def refuse(*given: object, **named: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    publish({"a": b"1", "b": b"3"}, out)
    assert read(out) == {"a": b"1", "b": b"3"}


def test_contents_are_asked_for_once_and_one_at_a_time(out: Path) -> None:
    """A content may be a function of bytes or of parts, called once and not held."""
    calls: list[str] = []

    def parts(name: str) -> Iterator[bytes]:
        calls.append(name)
        yield from (name.encode(), b"!")

    names = ["a", "b", "c"]
    publish({name: lambda name=name: parts(name) for name in names}, out)
    assert calls == names
    assert read(out) == {"a": b"a!", "b": b"b!", "c": b"c!"}
    assert publish({name: lambda name=name: parts(name) for name in names}, out).unchanged


def test_damage_is_repaired(out: Path) -> None:
    """A published file that was altered, removed or replaced by a link, and a stray one, are put right."""
    files = version(1)
    for number, damage in enumerate(("alter", "remove", "link", "stray", "folder")):
        publish(files, out)
        page = out / "index.html"
        if damage == "alter":
            page.write_bytes(b"version 2")
        elif damage == "stray":
            (out / "stray.html").write_bytes(b"x")
        elif damage == "folder":
            (out / "empty").mkdir()
        else:
            page.unlink()
        if damage == "link":
            page.symlink_to("assets/1.css")
        assert not publish(files, out).unchanged, (number, damage)
        assert read(out) == files
        assert not page.is_symlink() and not (out / "empty").exists()


def test_the_manifest_is_the_same_everywhere(tmp_path: Path) -> None:
    """The marker lists each file's digest, in order, whatever the order of building."""
    files = version(1)
    publish(files, tmp_path / "a")
    publish(dict(reversed(files.items())), tmp_path / "b")
    marker = (tmp_path / "a" / MARKER).read_bytes()
    assert marker == (tmp_path / "b" / MARKER).read_bytes()
    assert json.loads(marker)["files"]["index.html"] == content_digest(b"version 1")


@settings(max_examples=30, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(["a", "b", "c/d", "c/e", "f/g/h"]), st.binary(max_size=3)), max_size=5))
def test_any_sequence_of_versions(tmp_path_factory: pytest.TempPathFactory, versions: list[dict[str, bytes]]) -> None:
    """Whatever was published before, the folder holds the files asked for and no other."""
    out = tmp_path_factory.mktemp("site") / "public"
    for files in versions:
        publish(files, out)
        assert read(out) == files
        assert {path for path in out.rglob("*") if path.is_dir() and not any(path.iterdir())} == set()
