"""Changes of real files, by events and by polling."""

from __future__ import annotations

import errno
import os
import queue
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mfi_site.world import watch as module
from mfi_site.world.board import Built
from mfi_site.world.serve import Serve
from mfi_site.world.watch import Watch


class Seen:
    """A watch on a content folder, and the changes that it reported."""

    def __init__(self, root: Path, poll: bool) -> None:
        self.root = root / "content"
        for folder in ("projects/a/measures", "pages", ".git", "public", ".mfi-cache"):
            (self.root / folder).mkdir(parents=True)
        self.csv = self.root / "projects/a/measures/m.csv"
        self.csv.write_text("date,value\n", "utf-8")
        self.changes: queue.Queue[float] = queue.Queue()
        ignore = (self.root / "public", self.root / ".mfi-cache")
        self.watch = Watch([self.root], lambda: self.changes.put(time.monotonic()), ignore=ignore, poll=poll)

    def expect(self, act: Callable[[], object], seconds: float = 5.0) -> float:
        """Act, wait for a report, and give the seconds until it came."""
        self.settle()
        start = time.monotonic()
        act()
        return self.changes.get(timeout=seconds) - start

    def expect_none(self, act: Callable[[], object]) -> None:
        self.settle()
        act()
        time.sleep(0.3)
        assert self.changes.empty()

    def settle(self) -> None:
        time.sleep(0.12)
        while not self.changes.empty():
            self.changes.get()


@pytest.fixture
def seen(tmp_path: Path) -> Iterator[Seen]:
    found = Seen(tmp_path, poll=False)
    found.watch.start()
    yield found
    found.watch.close()


def test_a_save_is_reported_soon(seen: Seen) -> None:
    """A saved file is reported once the quiet time is over, well within the 0.3 s to the new page."""
    waits = [seen.expect(lambda n=n: seen.csv.write_text(f"date,value\n{n}\n", "utf-8")) for n in range(5)]
    assert min(waits) < 0.15


def test_an_atomic_save_is_reported(seen: Seen) -> None:
    """A file written beside and renamed into place is a change of the file."""

    def save() -> None:
        temporary = seen.csv.with_name(".m.csv.tmp")
        temporary.write_text("date,value\n1\n", "utf-8")
        temporary.replace(seen.csv)

    seen.expect(save)


def test_deletions_and_renames_are_reported(seen: Seen) -> None:
    """A deleted file, a renamed folder and a new folder with files are changes."""
    seen.expect(seen.csv.unlink)
    seen.expect(lambda: (seen.root / "projects/a").rename(seen.root / "projects/b"))
    seen.expect(lambda: (seen.root / "projects/b").rename(seen.root / "projects/a"))
    (seen.root.parent / "new/measures").mkdir(parents=True)
    (seen.root.parent / "new/measures/m.csv").write_text("x", "utf-8")
    seen.expect(lambda: shutil.move(seen.root.parent / "new", seen.root / "projects/c"))
    seen.expect(lambda: (seen.root / "projects/c/measures/m.csv").write_text("y", "utf-8"))
    seen.expect(lambda: shutil.rmtree(seen.root / "projects/c"))


def test_what_is_no_change(seen: Seen) -> None:
    """Reading, temporary files, git, the output, the cache and the same content again report nothing."""
    seen.expect(lambda: seen.csv.write_text("date,value\n1\n", "utf-8"))
    seen.expect_none(lambda: [path.read_bytes() for path in seen.root.rglob("*.csv")])
    seen.expect_none(lambda: seen.csv.write_text("date,value\n1\n", "utf-8"))
    for name in (
        "pages/.a.md.swp",
        "pages/a.md~",
        "pages/4913",
        ".git/index",
        "public/index.html",
        ".mfi-cache/x",
    ):
        place = seen.root / name
        seen.expect_none(lambda place=place: (place.write_text("x", "utf-8"), place.unlink()))


def test_a_burst_is_one_change(seen: Seen) -> None:
    """Many files saved within the quiet time are reported once."""
    seen.watch._quiet = seen.watch._quiet_after_close = 0.25
    seen.settle()
    for number in range(30):
        (seen.root / f"pages/{number}.md").write_text("x", "utf-8")
    seen.changes.get(timeout=5)
    time.sleep(0.4)
    assert seen.changes.empty()


def test_a_stream_of_changes_does_not_starve(seen: Seen) -> None:
    """Saves without a pause are reported before they end."""
    seen.settle()
    end = time.monotonic() + 2.0
    number = 0
    while time.monotonic() < end and seen.changes.empty():
        seen.csv.write_text(str(number := number + 1), "utf-8")
        time.sleep(0.01)
    assert not seen.changes.empty()


def test_the_folder_replaced_is_watched_again(seen: Seen) -> None:
    """A content folder that is moved away and made anew, as by a checkout, is seen, and watched."""
    seen.settle()
    seen.root.rename(seen.root.parent / "old")
    (seen.root / "pages").mkdir(parents=True)
    time.sleep(2.5)
    seen.expect(lambda: (seen.root / "pages/a.md").write_text("x", "utf-8"))


def test_polling(tmp_path: Path) -> None:
    """Without events the files are looked at again and again."""
    seen = Seen(tmp_path, poll=True)
    seen.watch.start()
    try:
        time.sleep(module.POLL_SECONDS)
        seen.expect(lambda: seen.csv.write_text("date,value\n2\n", "utf-8"))
        seen.expect(seen.csv.unlink)
    finally:
        seen.watch.close()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EMFILE])
def test_a_limit_on_watches_falls_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Where the system gives no more watches, polling takes over, and one line says so."""
    from watchdog.observers import Observer

    def refuse(self: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Observer, "start", refuse)
    said: list[str] = []
    seen = Seen(tmp_path, poll=False)
    seen.watch._say = said.append
    seen.watch.start()
    try:
        assert seen.watch.polling and len(said) == 1 and "--poll" in said[0]
        time.sleep(module.POLL_SECONDS)
        seen.expect(lambda: seen.csv.write_text("date,value\n3\n", "utf-8"))
    finally:
        seen.watch.close()


def test_serve_follows_the_files(tmp_path: Path) -> None:
    """A saved file gives a new view; a save with the same content gives none."""
    page = tmp_path / "a.md"
    page.write_text("one", "utf-8")
    with Serve(lambda: Built({"index.html": page.read_bytes()}), [tmp_path], port=0) as serve:
        first = serve.board.wait_beyond(0, 5)
        page.write_text("two", "utf-8")
        second = serve.board.wait_beyond(first.epoch, 5)
        assert (first.files["index.html"], second.files["index.html"]) == (b"one", b"two")


SERVE = """
import sys
from pathlib import Path
from mfi_site.world.serve import Serve
say = lambda line: print(line, flush=True)
Serve(lambda: {"index.html": b"x"}, [Path(sys.argv[1])], port=0, say=say).run()
"""


@pytest.mark.skipif(os.name == "nt", reason="sends an interrupt as a terminal does")
def test_ctrl_c_ends_cleanly(tmp_path: Path) -> None:
    """Ctrl-C ends the server in a moment, with status 0 and no traceback."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout is not None
    assert "Serving on http://127.0.0.1:" in process.stdout.readline()
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=10)
    assert (process.returncode, output.strip(), errors) == (0, "Stopped.", "")
