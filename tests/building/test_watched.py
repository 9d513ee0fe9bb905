"""What `serve` reads again, and that its fingerprint is the one of a full reading."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from mfi_site.building.keys import fingerprint_of
from mfi_site.building.source import FolderSource, Refusals
from mfi_site.building.watched import WatchedPrints


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for name in ("alpha", "beta"):
        folder = tmp_path / "projects" / name / "measures"
        folder.mkdir(parents=True)
        (folder / "rate.csv").write_text("date,value\n2025-09-01,1\n")
        for place in (folder / "rate.csv", folder, folder.parent):
            os.utime(place, (1, 1))
    (tmp_path / "board.yml").write_text("name: S\n")
    return tmp_path


def test_every_kind_of_change_is_seen(content: Path) -> None:
    """A value, a new file, a file removed, a project renamed and settings give the fingerprint of a full reading."""
    source = FolderSource(content)
    prints = WatchedPrints(source)
    table = content / "projects/alpha/measures/rate.csv"
    seen = {prints.take().whole}
    for edit in (
        lambda: table.write_text("date,value\n2025-09-01,2\n"),
        lambda: (content / "projects/alpha/charter.md").write_text("x"),
        lambda: (content / "projects/alpha/charter.md").unlink(),
        lambda: (content / "projects/alpha").rename(content / "projects/gamma"),
        lambda: (content / "board.yml").write_text("name: T\n"),
    ):
        edit()
        found = prints.take()
        assert found == fingerprint_of(source)
        seen.add(found.whole)
    assert len(seen) == 5  # a file made and removed again leaves what was there before


def test_a_save_that_keeps_size_and_time_is_seen_while_it_is_fresh(content: Path) -> None:
    """Two saves within one tick of the file system's clock are both seen: a fresh file is always read again."""
    source = FolderSource(content)
    prints = WatchedPrints(source)
    table = content / "projects/alpha/measures/rate.csv"
    table.write_text("date,value\n2025-09-01,2\n")
    one = prints.take()
    status = table.stat()
    table.write_text("date,value\n2025-09-01,3\n")
    os.utime(table, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert prints.take() != one


def test_an_untouched_project_is_not_read_again(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the project that changed is read."""
    read: list[str] = []

    class Counting(FolderSource):
        def project(self, name: str) -> tuple[Mapping[str, bytes], Refusals]:
            read.append(name)
            return super().project(name)

    import mfi_site.building.watched as watched

    monkeypatch.setattr(watched, "SETTLED_NANOSECONDS", 0)
    prints = WatchedPrints(Counting(content))
    prints.take()
    read.clear()
    (content / "projects/beta/charter.md").write_text("x")
    prints.take()
    assert read == ["beta"]
