"""Builds that publish to one folder at once take turns."""

from __future__ import annotations

import multiprocessing
import threading
import time
from pathlib import Path

import pytest

from mfi_site.world.errors import Busy
from mfi_site.world.lock import locked
from mfi_site.world.publish import publish
from tests.world.versions import beside, read, version


def test_two_builds_take_turns(tmp_path: Path) -> None:
    """A second build waits for the first, and says so once."""
    out, locks = tmp_path / "public", tmp_path / ".mfi-cache/locks"
    said: list[str] = []
    with locked(out, locks):
        thread = threading.Thread(target=publish, args=(version(2), out), kwargs={"locks": locks, "say": said.append})
        thread.start()
        time.sleep(0.2)
        assert thread.is_alive() and not out.exists()
    thread.join(10)
    assert read(out) == version(2)
    assert len(said) == 1 and "waiting" in said[0]


def test_a_build_does_not_wait_for_ever(tmp_path: Path) -> None:
    """After its patience a waiting build gives up with a sentence."""
    with locked(tmp_path / "public"), pytest.raises(Busy, match="Another build"):
        publish(version(1), tmp_path / "public", wait_seconds=0.1)


def test_a_cache_that_cannot_be_written_still_locks(tmp_path: Path) -> None:
    """Without a place for its file the lock is taken on the folder itself."""
    (tmp_path / "cache").write_bytes(b"")
    publish(version(1), tmp_path / "public", locks=tmp_path / "cache/locks")
    assert read(tmp_path / "public") == version(1)


def _publish_many(out: Path, locks: Path, start: int) -> None:
    for number in range(start, start + 6):
        publish(version(number), out, locks=locks, durable=False)


def test_processes_at_once(tmp_path: Path) -> None:
    """Three processes that publish at once leave one whole version."""
    context = multiprocessing.get_context("spawn")
    out = tmp_path / "public"
    workers = [context.Process(target=_publish_many, args=(out, tmp_path / "locks", n)) for n in (0, 100, 200)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
        assert worker.exitcode == 0
    assert read(out) in [version(number) for number in (5, 105, 205)]
    assert beside(out) == ["locks"]
