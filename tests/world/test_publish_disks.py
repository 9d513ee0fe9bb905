"""Publishing to a disk that is full or read-only."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from mfi_site.world.errors import CannotWrite
from mfi_site.world.publish import publish
from tests.world.versions import beside, read, version


@pytest.fixture
def small_disk(disk: Callable[[int], Path]) -> Path:
    """A file system of 1 MiB."""
    return disk(1024)


def test_a_full_disk(small_disk: Path) -> None:
    """With no room for the new version the old stands whole, the error is a sentence, room is made again."""
    out = small_disk / "public"
    publish(version(1), out)
    with pytest.raises(CannotWrite, match=r"the disk is full.*as it was"):
        publish({**version(2), "big": b"x" * 2_000_000}, out)
    assert read(out) == version(1)
    assert beside(out) == []
    publish(version(3), out)
    assert read(out) == version(3)


def test_a_read_only_disk(small_disk: Path) -> None:
    """On a disk that became read-only the old version stands, and a build with nothing changed succeeds."""
    out = small_disk / "public"
    publish(version(1), out, locks=small_disk / "locks")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert publish(version(1), out, locks=small_disk / "locks").unchanged
    with pytest.raises(CannotWrite, match="read-only"):
        publish(version(2), out, locks=small_disk / "locks")
    assert read(out) == version(1)


def test_a_read_only_or_full_cache(small_disk: Path) -> None:
    """A cache on a full or read-only disk gives what it has and never raises."""
    from mfi_site.world.cache import Cache

    folder = small_disk / ".mfi-cache"
    with Cache(folder) as cache:
        cache.put("a", b"one")
    with Cache(folder) as cache:
        cache.put_many({f"big{number}": bytes(400_000) for number in range(10)})
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with Cache(folder) as cache:
        assert cache.get("a") in {b"one", None}
        cache.put("b", b"two")
