"""Disks that are full, read-only or apart: the site is one whole version, and nothing that a school wrote is lost."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

_spec = importlib.util.spec_from_file_location("world_shared", Path(__file__).with_name("conftest.py"))
assert _spec is not None and _spec.loader is not None
shared = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(shared)

Disk = Callable[..., Path]
WRITERS: dict[str, tuple[str, ...]] = {
    "record": ("record", "p0", "m", "14", "--of", "40", "--date", "2025-10-01"),
    "record-new": ("record", "p0", "n", "14", "--of", "40", "--date", "2025-10-01"),
    "new-project": ("new", "project", "p9"),
    "new-measure": ("new", "measure", "p0", "reading"),
    "new-pdsa": ("new", "pdsa", "p0", "paired-reading"),
    "new-report": ("new", "report", "p0", "2026-04"),
    "new-screen": ("new", "screen", "dining-hall"),
    "feedback": ("feedback", "p0", "2026-05"),
    "init": ("init", "school"),
}


def with_a_measure_without_data(content: Path) -> None:
    charter = content / "projects/p0/charter.md"
    charter.write_text(charter.read_text().replace("\n---\nversion", "\n  - id: n\n    name: Other\n---\nversion"))


def places(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if ".mfi-cache" not in p.parts}


@pytest.mark.slow
def test_a_build_on_a_full_disk_leaves_the_old_site_whole(disk: Disk) -> None:
    """With 0 to 200 KiB left a build fails with the cause and a repair, or does it all; the site is one version."""
    place = disk(6144)
    shared.write_board(place, 1)
    assert shared.mfi(place, "build").returncode == 0
    old = shared.fingerprint(place / "public")
    before = places(place)
    content = shared.write_board(place, 2)
    author = shared.files_of(content)
    failed = 0
    for left in (0, 4, 40, 80, 140, 200):
        filler = shared.fill(place, left)
        done = shared.mfi(place, "build")
        filler.unlink()
        if done.returncode == 0:
            break
        failed += 1
        assert done.returncode == 1 and "the disk is full" in done.stderr and "as it was" in done.stderr
        assert "Make room" in done.stderr
        assert shared.fingerprint(place / "public") == old
        assert places(place) == before
    assert failed >= 3
    assert shared.mfi(place, "build").returncode == 0
    assert b"version 2" in (place / "public/projects/p0/index.html").read_bytes()
    assert shared.files_of(content) == author


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_a_command_that_writes_changes_nothing_on_a_full_disk(name: str, disk: Disk) -> None:
    """On a full disk no file, folder or scrap comes or goes; afterwards the same command does its work."""
    place = disk(1024)
    with_a_measure_without_data(shared.write_board(place))
    before, there = shared.files_of(place), places(place)
    filler = shared.fill(place)
    done = shared.mfi(place, *WRITERS[name])
    filler.unlink()
    assert done.returncode == 1 and "the disk is full. Nothing was changed. Make room" in done.stderr
    assert done.stdout == ""
    assert shared.files_of(place) == before
    assert places(place) == there
    assert shared.mfi(place, *WRITERS[name]).returncode == 0
    assert shared.files_of(place) != before


@pytest.mark.parametrize("left", [4, 8, 12])
@pytest.mark.parametrize("name", ["new-measure", "new-pdsa", "init"])
def test_with_room_for_the_first_file_alone_nothing_is_half_done(name: str, left: int, disk: Disk) -> None:
    """A command that writes several files writes all or none of them."""
    place = disk(1024)
    shared.write_board(place)
    before, there = shared.files_of(place), places(place)
    filler = shared.fill(place, left)
    done = shared.mfi(place, *WRITERS[name])
    filler.unlink()
    if done.returncode:
        assert shared.files_of(place) == before
        assert places(place) == there
        assert shared.mfi(place, *WRITERS[name]).returncode == 0
    if name != "init":
        assert shared.mfi(place, "build", "--strict").returncode == 0


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_a_command_that_writes_says_that_the_disk_is_read_only(name: str, disk: Disk) -> None:
    """On a read-only disk every command that writes stops with one sentence, its cause and a repair."""
    place = disk(1024)
    with_a_measure_without_data(shared.write_board(place))
    disk.read_only(place)  # type: ignore[attr-defined]
    done = shared.mfi(place, *WRITERS[name])
    assert done.returncode == 1 and "the disk is read-only. Nothing was changed. Choose" in done.stderr


def test_a_build_from_a_read_only_folder(disk: Disk, tmp_path: Path) -> None:
    """Content and cache that cannot be written cost the cache alone; a site that cannot be written stays as it is."""
    place = disk(4096)
    content = shared.write_board(place)
    assert shared.mfi(place, "build").returncode == 0
    site = shared.fingerprint(place / "public")
    disk.read_only(place)  # type: ignore[attr-defined]
    same = shared.mfi(place, "build")
    assert same.returncode == 0 and "nothing was written" in same.stdout
    assert shared.mfi(tmp_path, "build", content, "-o", "elsewhere").returncode == 0
    assert shared.fingerprint(tmp_path / "elsewhere") == site
    refused = shared.mfi(place, "build", "--preview")
    assert refused.returncode == 1 and "read-only. The published folder is as it was. Choose" in refused.stderr
    assert shared.fingerprint(place / "public") == site


def test_a_read_only_place_for_the_site(disk: Disk, tmp_path: Path) -> None:
    """A new site in a read-only folder is refused with a sentence, and nothing is left elsewhere."""
    shared.write_board(tmp_path)
    place = disk(64)
    disk.read_only(place)  # type: ignore[attr-defined]
    done = shared.mfi(tmp_path, "build", "-o", place / "public")
    assert done.returncode == 1 and "read-only" in done.stderr
    assert list(place.iterdir()) == []


def test_a_home_that_cannot_be_written(disk: Disk, tmp_path: Path) -> None:
    """A build needs nothing of a home folder: read-only or absent, it goes on."""
    shared.write_board(tmp_path)
    home = disk(64)
    disk.read_only(home)  # type: ignore[attr-defined]
    for folder in (home, home / "absent"):
        assert shared.mfi(tmp_path, "build", "--preview" if folder == home else "--strict",
                          HOME=str(folder), XDG_CACHE_HOME=str(folder)).returncode == 0


def test_a_site_on_another_disk(disk: Disk, tmp_path: Path) -> None:
    """Where the site stands on another file system than content, cache and temporary files, it is still exchanged."""
    shared.write_board(tmp_path, 1)
    assert shared.mfi(tmp_path, "build").returncode == 0
    place = disk(4096)
    (tmp_path / "linked").symlink_to(place / "public")
    for version in (1, 2):
        shared.write_board(tmp_path, version)
        assert shared.mfi(tmp_path, "build", "-o", "linked").returncode == 0
        assert (tmp_path / "linked").is_symlink()
        assert b"version %d" % version in (place / "public/projects/p0/index.html").read_bytes()
        assert [p.name for p in place.iterdir()] == ["public"]


def test_a_site_that_is_a_mount_point(disk: Disk, tmp_path: Path) -> None:
    """A folder that is itself a mount point cannot be exchanged: the message says what to do, and nothing is lost."""
    shared.write_board(tmp_path)
    place = disk(4096)
    done = shared.mfi(tmp_path, "build", "-o", place)
    assert done.returncode == 1 and "is a mount point" in done.stderr and "name a folder inside it" in done.stderr
    assert list(place.iterdir()) == []
    assert shared.mfi(tmp_path, "build", "-o", place / "public").returncode == 0


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root mounts in the tests above")
def test_the_disks_in_a_namespace_of_ones_own() -> None:
    """Who is not root runs the tests above in a namespace of their own, where the system permits one."""
    if subprocess.run(["unshare", "-Urm", "true"], capture_output=True).returncode:
        pytest.skip("This system permits no namespaces; run the tests as root.")
    tests = ["unshare", "-Urm", sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-n0", __file__]
    done = subprocess.run(tests, cwd=shared.ROOT, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout
