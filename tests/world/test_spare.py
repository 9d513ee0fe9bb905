"""The second folder of a large board: faster, and never anything else."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mfi_site.world import spare
from mfi_site.world.content import MARKER
from mfi_site.world.publish import publish


@pytest.fixture(autouse=True)
def every_board_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spare, "LARGE_BOARD_FILES", 1)


def read(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MARKER
    }


def kept(spares: Path) -> Path:
    (found,) = spares.iterdir()
    return found


PATHS = st.sampled_from(["a", "b", "c/d", "c/e", "f/g/h", "f/g"])
VERSIONS = st.dictionaries(PATHS, st.binary(max_size=3), min_size=1).filter(lambda v: not {"f/g", "f/g/h"} <= v.keys())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(VERSIONS, max_size=6))
def test_any_sequence_of_versions(versions: list[dict[str, bytes]]) -> None:
    """Whatever came before, the folder and its spare hold the files asked for and no other."""
    with tempfile.TemporaryDirectory() as place:
        out, spares = Path(place) / "public", Path(place) / "spares"
        for files in versions:
            publish(files, out, spares=spares, durable=False)
            assert read(out) == files
            assert read(kept(spares)) == files
            folders = [path for path in out.rglob("*") if path.is_dir()]
            assert all(any(folder.iterdir()) for folder in folders)


def test_a_withdrawn_page_is_gone_from_it(tmp_path: Path) -> None:
    """What is no longer published is not kept in the spare either."""
    out, spares = tmp_path / "public", tmp_path / "spares"
    publish({"a": b"1", "p/secret.html": b"secret"}, out, spares=spares)
    publish({"a": b"1"}, out, spares=spares)
    assert read(kept(spares)) == {"a": b"1"}
    assert not (kept(spares) / "p").exists()


def test_files_are_shared_with_the_published(tmp_path: Path) -> None:
    """The spare takes no room: its files are the published ones."""
    out, spares = tmp_path / "public", tmp_path / "spares"
    publish({"a": b"1", "b": b"2"}, out, spares=spares)
    publish({"a": b"1", "b": b"3"}, out, spares=spares)
    for name in ("a", "b"):
        assert (out / name).stat().st_ino == (kept(spares) / name).stat().st_ino


@pytest.mark.parametrize("damage", ["alter", "remove", "stray", "link", "gone", "unmarked", "file"])
def test_a_damaged_spare_costs_nothing_but_time(tmp_path: Path, damage: str) -> None:
    """A spare that was altered, half removed or replaced never shows in what is published."""
    out, spares = tmp_path / "public", tmp_path / "spares"
    publish({"a": b"1", "b": b"2", "c/d": b"3"}, out, spares=spares)
    place = kept(spares)
    if damage in {"alter", "remove", "link"}:
        (place / "a").unlink()
    if damage == "alter":
        (place / "a").write_bytes(b"forged")
    elif damage == "link":
        (place / "a").symlink_to("b")
    elif damage == "stray":
        (place / "c/stray.html").write_bytes(b"stray")
    elif damage == "unmarked":
        (place / MARKER).unlink()
    elif damage in {"gone", "file"}:
        shutil.rmtree(place)
    if damage == "file":
        place.write_bytes(b"x")
    files = {"a": b"1", "b": b"two", "c/d": b"3"}
    publish(files, out, spares=spares)
    assert read(out) == files
    assert (out / "a").is_file() and not (out / "a").is_symlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["public", "spares"]


def test_a_published_file_altered_by_hand_is_put_right(tmp_path: Path) -> None:
    """An edit of a published file, which edits the spare's too, is undone in both."""
    out, spares = tmp_path / "public", tmp_path / "spares"
    publish({"a": b"1", "b": b"2"}, out, spares=spares)
    (out / "a").write_bytes(b"forged")
    publish({"a": b"1", "b": b"2"}, out, spares=spares)
    assert read(out) == read(kept(spares)) == {"a": b"1", "b": b"2"}


def test_a_spare_that_cannot_be_kept_is_no_error(tmp_path: Path) -> None:
    """Where the cache cannot be written the board is published without a spare."""
    (tmp_path / "cache").write_bytes(b"")
    for number in range(3):
        publish({"a": b"%d" % number}, tmp_path / "public", spares=tmp_path / "cache/spares")
    assert read(tmp_path / "public") == {"a": b"2"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "public"]


def test_a_small_board_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A board of few files is exchanged without one."""
    monkeypatch.setattr(spare, "LARGE_BOARD_FILES", 100)
    publish({"a": b"1"}, tmp_path / "public", spares=tmp_path / "spares")
    assert not (tmp_path / "spares").exists()
