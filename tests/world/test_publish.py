"""The published folder is one whole version at every moment."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfi_site.world import publish as module
from mfi_site.world import staging
from mfi_site.world.content import MARKER, Content, Lazy, content_digest
from mfi_site.world.errors import BadPath, Busy, CannotWrite, NotOurs
from mfi_site.world.lock import locked
from mfi_site.world.publish import Published, publish, recover


def version(number: int, files: int = 12) -> dict[str, Content]:
    """A version whose every page names it, with some files that all versions share and some of its own."""
    pages = {f"projects/p{page}/index.html": b"version %d\n" % number * 50 for page in range(files)}
    shared = {f"assets/{name}.css": b"shared %d" % name * 50 for name in range(files)}
    return {"index.html": b"version %d" % number, **pages, **shared, f"tags/t{number % 3}/index.html": b"t"}


def read(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and path.name != MARKER
    }


def beside(out: Path) -> list[str]:
    return sorted(entry.name for entry in out.parent.iterdir() if entry != out)


@pytest.fixture(params=["exchange", "journal"])
def out(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place to publish in, on a system with the exchange and on one without."""
    if request.param == "journal":
        monkeypatch.setattr(staging, "exchange", lambda one, other: False)
    return tmp_path / "site" / "public"


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


@settings(max_examples=30, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(["a", "b", "c/d", "c/e", "f/g/h"]), st.binary(max_size=3)), max_size=5))
def test_any_sequence_of_versions(tmp_path_factory: pytest.TempPathFactory, versions: list[dict[str, bytes]]) -> None:
    """Whatever was published before, the folder holds the files asked for and no other."""
    out = tmp_path_factory.mktemp("site") / "public"
    for files in versions:
        publish(files, out)
        assert read(out) == files
        assert {path for path in out.rglob("*") if path.is_dir() and not any(path.iterdir())} == set()


def test_an_error_while_building_leaves_the_old_version(out: Path) -> None:
    """A content that cannot be made leaves the published version and no scraps."""
    publish(version(1), out)

    def broken() -> bytes:
        raise RuntimeError("no chart")

    with pytest.raises(RuntimeError):
        publish({**version(2), "z": broken}, out)
    assert read(out) == version(1)
    assert beside(out) == []


def test_leftovers_are_swept(out: Path) -> None:
    """What killed builds left is removed; a stranger's folder of a like name is not."""
    publish(version(1), out)
    ours, empty, strange = (out.with_name(f".public.{digit * 16}") for digit in "abc")
    for folder in (ours, empty, strange):
        folder.mkdir()
    (ours / MARKER).write_bytes(b"{}")
    (ours / "page.html").write_bytes(b"x")
    (strange / "diary.txt").write_bytes(b"x")
    publish(version(1), out)
    assert beside(out) == [strange.name]


def test_a_build_under_way_is_not_swept(tmp_path: Path) -> None:
    """Another process's unfinished version is left to it."""
    out = tmp_path / "public"
    publish(version(1), out)
    folder, claimed = staging.new_staging(out)
    publish(version(2), out)
    assert folder.is_dir() and read(out) == version(2)
    assert claimed is not None
    os.close(claimed)
    recover(out)
    assert not folder.exists() or os.name == "nt"


@pytest.mark.parametrize("stop", ["before", "between", "after"])
def test_the_journal_is_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: str) -> None:
    """Killed anywhere in the two renames, the next command leaves one whole version in place."""
    out = tmp_path / "public"
    publish(version(1), out)
    monkeypatch.setattr(staging, "exchange", lambda one, other: False)

    class Killed(BaseException):
        pass

    real = Path.rename
    renames: list[Path] = []

    def rename(self: Path, target: Path) -> Path:
        renames.append(self)
        # The first call is the attempt to take the place of nothing, which a full folder refuses.
        if len(renames) == {"before": 2, "between": 3, "after": 99}[stop]:
            raise Killed
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    monkeypatch.setattr(module._Build, "close", lambda self: self.claimed is None or os.close(self.claimed))
    if stop == "after":
        monkeypatch.setattr(Path, "unlink", lambda self, missing_ok=False: (_ for _ in ()).throw(Killed()))
    with pytest.raises(Killed):
        publish(version(2), out)
    monkeypatch.undo()
    recover(out)
    assert read(out) == version(1 if stop == "before" else 2)
    assert beside(out) == []


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


LOOP = """
import sys, itertools
from pathlib import Path
from mfi_site.world import spare
from mfi_site.world.publish import publish
sys.path.insert(0, str(Path({tests!r})))
from test_publish import version
spare.LARGE_BOARD_FILES = int(sys.argv[3])
spares = Path(sys.argv[1]).parent / "cache"
for number in itertools.count(int(sys.argv[2])):
    publish(version(number), Path(sys.argv[1]), spares=spares, durable=False)
    print(number, flush=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a POSIX thing")
def test_killed_at_random_moments(tmp_path: Path) -> None:
    """A real process killed at 50 random moments of publishing leaves, each time, one whole version."""
    out = tmp_path / "public"
    rng = random.Random(20260626)
    code = LOOP.format(tests=str(Path(__file__).parent))
    start = 0
    for moment in range(50):
        process = subprocess.Popen(
            [sys.executable, "-c", code, str(out), str(start), str(moment % 2 * 9999)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(rng.uniform(0, 0.06))
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read()
        process.stdout.close()
        process.wait(10)
        done = int((first + rest).split()[-1])
        assert read(out) in [version(done), version(done + 1)], moment
        start = done + 1
    publish(version(7), out)
    assert read(out) == version(7)
    assert beside(out) == ["cache"]


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
