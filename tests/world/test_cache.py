"""The store of results: helpful, never needed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfi_site.world.cache import Cache


def database(folder: Path) -> Path:
    (found,) = folder.glob("*.sqlite3")
    return found


def test_keeps_what_was_put(tmp_path: Path) -> None:
    """What one process puts another gets, in one call for many keys."""
    entries = {f"k{number}": bytes([number]) * number * 100 for number in range(50)} | {"empty": b""}
    with Cache(tmp_path) as cache:
        cache.put_many(entries)
        assert cache.get("k3") == entries["k3"]
    with Cache(tmp_path) as cache:
        assert cache.get_many([*entries, "absent"]) == entries
        assert cache.get("absent") is None


@settings(max_examples=20, deadline=None)
@given(st.dictionaries(st.text(st.characters(codec="ascii"), max_size=20), st.binary(max_size=200)))
def test_any_bytes_come_back(tmp_path_factory: pytest.TempPathFactory, entries: dict[str, bytes]) -> None:
    """Every value comes back as it was put."""
    folder = tmp_path_factory.mktemp("cache")
    with Cache(folder) as cache:
        cache.put_many(entries)
    with Cache(folder) as cache:
        assert cache.get_many(entries) == entries


def test_a_damaged_entry_is_absent(tmp_path: Path) -> None:
    """An entry whose bytes were altered, or that belongs to another key, is not given out."""
    with Cache(tmp_path) as cache:
        cache.put_many({"a": b"one", "b": b"two", "c": b"three"})
    connection = sqlite3.connect(database(tmp_path))
    connection.execute("update entries set value = value || x'00' where key = 'a'")
    connection.execute("update entries set value = (select value from entries where key = 'c') where key = 'b'")
    connection.commit()
    connection.close()
    with Cache(tmp_path) as cache:
        assert cache.get_many("abc") == {"c": b"three"}


@pytest.mark.parametrize("rubbish", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_database_is_replaced(tmp_path: Path, rubbish: bytes) -> None:
    """A cache that cannot be read costs its entries, and works again in the next build at the latest."""
    with Cache(tmp_path) as cache:
        cache.put("a", b"one")
    database(tmp_path).write_bytes(rubbish)
    with Cache(tmp_path) as cache:
        assert cache.get("a") is None
        cache.put("a", b"one")
    with Cache(tmp_path) as cache:
        cache.put("a", b"one")
    with Cache(tmp_path) as cache:
        assert cache.get("a") == b"one"


def test_a_hole_in_the_file_costs_entries_only(tmp_path: Path) -> None:
    """Pages of zeros in the middle of the file never raise."""
    entries = {f"k{number}": bytes([number % 250]) * 3000 for number in range(200)}
    with Cache(tmp_path) as cache:
        cache.put_many(entries)
    content = bytearray(database(tmp_path).read_bytes())
    content[8192 : len(content) // 2] = bytes(len(content) // 2 - 8192)
    database(tmp_path).write_bytes(content)
    with Cache(tmp_path) as cache:
        found = cache.get_many(entries)
        cache.put_many(entries)
    assert all(entries[key] == value for key, value in found.items())


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    """Where the cache's place is a file, nothing is kept and nothing raised."""
    (tmp_path / "cache").write_bytes(b"")
    with Cache(tmp_path / "cache") as cache:
        cache.put("a", b"one")
        assert cache.get("b") is None


def test_deleting_it_is_safe(tmp_path: Path) -> None:
    """A cache deleted between builds is empty and works."""
    with Cache(tmp_path / "c") as cache:
        cache.put("a", b"one")
    for entry in (tmp_path / "c").iterdir():
        entry.unlink()
    with Cache(tmp_path / "c") as cache:
        assert cache.get("a") is None


def test_unused_entries_are_dropped(tmp_path: Path) -> None:
    """An entry that the last builds did not use goes; one that each of them uses stays."""
    with Cache(tmp_path, keep_builds=4) as cache:
        cache.put_many({"old": b"old", "used": b"used"})
    for number in range(8):
        with Cache(tmp_path, keep_builds=4) as cache:
            assert cache.get("used") == b"used"
            cache.put(f"new{number}", b"new")
    with Cache(tmp_path, keep_builds=4) as cache:
        assert cache.get_many(["old", "used", "new0", "new7"]).keys() == {"used", "new7"}


def test_touched_entries_stay(tmp_path: Path) -> None:
    """An entry that each build counts as used without loading it is kept."""
    for number in range(9):
        with Cache(tmp_path, keep_builds=4) as cache:
            if number == 0:
                cache.put("page", b"page")
            cache.touch(["page"])
            cache.put(f"new{number}", b"new")
    with Cache(tmp_path, keep_builds=4) as cache:
        assert cache.get("page") == b"page" and cache.get("new0") is None


def test_a_build_that_changes_nothing_writes_nothing(tmp_path: Path) -> None:
    """Reading alone leaves the file as it was, byte for byte."""
    with Cache(tmp_path) as cache:
        cache.put("a", b"one")
    before = database(tmp_path).read_bytes()
    with Cache(tmp_path) as cache:
        cache.get("a")
    assert database(tmp_path).read_bytes() == before


def test_two_processes_share_it(tmp_path: Path) -> None:
    """Two open caches write in turn, and each sees what the other has flushed."""
    with Cache(tmp_path) as one, Cache(tmp_path) as two:
        one.put("a", b"one")
        one.flush()
        two.put("b", b"two")
        two.flush()
        assert one.get("b") == b"two" and two.get("a") == b"one"


def test_git_does_not_see_it(tmp_path: Path) -> None:
    """The folder tells git to leave it out, whatever the school's own .gitignore says."""
    with Cache(tmp_path):
        assert (tmp_path / ".gitignore").read_text("utf-8") == "*\n"
