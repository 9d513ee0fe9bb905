"""Real processes in a world that is not as it should be: caches, clocks, places and other builds."""

from __future__ import annotations

import importlib.util
import os
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

_spec = importlib.util.spec_from_file_location("world_shared", Path(__file__).with_name("conftest.py"))
assert _spec is not None and _spec.loader is not None
shared = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(shared)
DATABASE = ".mfi-cache/results-1.sqlite3"


@pytest.fixture(scope="module")
def site_of(tmp_path_factory: pytest.TempPathFactory) -> dict[int, str]:
    """The fingerprint of each version's site, as a build from nothing makes it."""
    found = {}
    for version in (1, 2):
        place = tmp_path_factory.mktemp("whole")
        shared.write_board(place, version)
        assert shared.mfi(place, "build").returncode == 0
        found[version] = shared.fingerprint(place / "public")
    return found


def _folder(place: Path) -> None:
    (place / DATABASE).mkdir(parents=True)


def _other_version(place: Path) -> None:
    (place / ".mfi-cache").mkdir()
    with sqlite3.connect(place / DATABASE) as database:
        database.execute("create table entries (a, b, c)")
        database.execute("create table used (z)")
    database.close()


def _pipe(place: Path) -> None:
    (place / ".mfi-cache").mkdir()
    os.mkfifo(place / DATABASE)


def _link(place: Path) -> None:
    (place / ".mfi-cache").mkdir()
    (place / "precious").write_text("years of work")
    (place / DATABASE).symlink_to(place / "precious")


def _rubbish(place: Path) -> None:
    (place / ".mfi-cache").mkdir()
    for ending in ("", "-wal", "-shm"):
        (place / (DATABASE + ending)).write_bytes(os.urandom(20_000))


def _locks_are_files(place: Path) -> None:
    (place / ".mfi-cache").mkdir()
    (place / ".mfi-cache/locks").write_text("x")
    (place / ".mfi-cache/spares").write_text("x")


CACHES: dict[str, Callable[[Path], object]] = {
    "a-file": lambda place: (place / ".mfi-cache").write_text("mine"),
    "a-link-to-nothing": lambda place: (place / ".mfi-cache").symlink_to("nothing/there"),
    "a-folder-for-database": _folder, "a-pipe-for-database": _pipe, "a-link-for-database": _link,
    "another-version": _other_version, "rubbish": _rubbish, "files-for-locks": _locks_are_files,
}


@pytest.mark.parametrize("name", sorted(CACHES))
def test_no_cache_costs_more_than_time(name: str, tmp_path: Path, site_of: dict[int, str]) -> None:
    """Whatever stands where the cache should be, two builds give the whole site and touch nothing of anybody's."""
    content = shared.write_board(tmp_path, 1)
    CACHES[name](tmp_path)
    for version in (1, 2):
        shared.write_board(tmp_path, version)
        author = shared.files_of(content)
        assert shared.mfi(tmp_path, "build").returncode == 0
        assert shared.fingerprint(tmp_path / "public") == site_of[version]
        assert shared.files_of(content) == author
    if (tmp_path / "precious").exists():
        assert (tmp_path / "precious").read_text() == "years of work"
    if name == "a-file":
        assert (tmp_path / ".mfi-cache").read_text() == "mine"


@pytest.mark.parametrize("folders", ["one", "five"])
def test_five_builds_at_once(folders: str, tmp_path: Path, site_of: dict[int, str]) -> None:
    """Five builds into one place, from one folder or from five with caches of their own, all end well and whole."""
    places = [tmp_path / (f"school{n}" if folders == "five" else "school") for n in range(5)]
    for n, place in enumerate(places):
        shared.write_board(place, n % 2 + 1 if folders == "five" else 1)
    out = tmp_path / "public"
    running = [subprocess.Popen(shared.command("build", "-o", out), cwd=place, env=shared.environment(),
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for place in places]
    said = [process.communicate(timeout=120) for process in running]
    assert [process.returncode for process in running] == [0] * 5, said
    assert not any("Traceback" in errors for _, errors in said)
    assert shared.fingerprint(out) in (site_of[1], site_of[2]) if folders == "five" else (site_of[1],)
    assert {p.name for p in tmp_path.iterdir()} == {"public", *(place.name for place in places)}


def test_a_build_while_serve_runs(tmp_path: Path, site_of: dict[int, str]) -> None:
    """Builds beside a running `serve` give the whole site; the served board follows each change and stops cleanly."""
    shared.write_board(tmp_path, 1)
    errors = tmp_path / "errors.txt"
    with errors.open("w") as file:
        serving = subprocess.Popen(shared.command("serve", "--port", "0", "--poll"), cwd=tmp_path,
                                   env=shared.environment(), stderr=file, stdout=file)
    try:
        address = _until(lambda: next((word for word in errors.read_text().split() if word.startswith("http")), ""))
        for version in (1, 2, 1):
            shared.write_board(tmp_path, version)
            assert shared.mfi(tmp_path, "build").returncode == 0
            assert shared.fingerprint(tmp_path / "public") == site_of[version]
            _until(lambda version=version: f"version {version}" in _page(f"{address}projects/p0/"))
    finally:
        serving.send_signal(signal.SIGINT)
        assert serving.wait(20) == 0
    assert "Traceback" not in errors.read_text()


def _page(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def _until(ask: Callable[[], object], seconds: float = 40) -> str:
    end = time.monotonic() + seconds
    while not (found := ask()):
        assert time.monotonic() < end, "it never came"
        time.sleep(0.1)
    return str(found)


CLOCK = """
import sys
from datetime import UTC, datetime, timedelta
from mfi_site.world import clock
start = datetime.fromisoformat(sys.argv.pop(1)).replace(tzinfo=UTC)
step = timedelta(seconds=float(sys.argv.pop(1)))
calls = 0
def now(zone=UTC):
    global calls
    calls += 1
    return start + step * calls
clock.today.__defaults__ = clock.with_one_day.__defaults__ = (now,)
sys.argv[0] = "mfi-site"
from mfi_site.cli import main
main()
"""


def build_at(place: Path, day: str, step: float = 0.0) -> None:
    """Build in a process whose clock shows this moment, and jumps by `step` seconds each time it is looked at."""
    done = subprocess.run([sys.executable, "-c", CLOCK, day, str(step), "build", "--jobs", "1"], cwd=place,
                          env=shared.environment(), capture_output=True, text=True, timeout=120)
    assert done.returncode == 0 and "Traceback" not in done.stderr, done.stderr


def without_a_day(place: Path, version: int = 1) -> Path:
    content = shared.write_board(place, version)
    board = content / "board.yml"
    board.write_text(board.read_text().replace("as_of: 2026-06-26\n", ""))
    return Path(content)


def test_a_clock_that_jumps_between_builds(tmp_path: Path) -> None:
    """Forward by years and back again, each build equals a clean one of its day: no cache remembers a wrong day."""
    without_a_day(tmp_path)
    seen: dict[str, str] = {}
    for day in ("2026-06-26", "2031-01-01", "2026-06-26", "1970-01-02", "2026-06-25", "2031-01-01", "2026-06-25"):
        build_at(tmp_path, f"{day}T12:00:00")
        found = shared.fingerprint(tmp_path / "public")
        if day not in seen:
            fresh = tmp_path / f"fresh-{day}"
            without_a_day(fresh)
            assert shared.mfi(fresh, "build", "--as-of", day).returncode == 0
            seen[day] = shared.fingerprint(fresh / "public")
        assert found == seen[day]
    assert len(set(seen.values())) >= 3


@pytest.mark.parametrize("step", [86_400.0 * 400, -86_400.0 * 400])
def test_a_clock_that_jumps_during_a_build(step: float, tmp_path: Path) -> None:
    """A board that is built while the clock runs years ahead or back is of the day on which its build began."""
    first = datetime(2026, 6, 26, 12) + timedelta(seconds=step)
    for version in (1, 2, 1):
        without_a_day(tmp_path, version)
        build_at(tmp_path, "2026-06-26T12:00:00", step)
        fresh = tmp_path / "fresh"
        without_a_day(fresh, version)
        assert shared.mfi(fresh, "build", "--as-of", first.date()).returncode == 0
        assert shared.fingerprint(tmp_path / "public") == shared.fingerprint(fresh / "public")


def test_times_of_files_decide_nothing(tmp_path: Path, site_of: dict[int, str]) -> None:
    """Files of 1970, of 2100 and of one same moment are read for what they hold."""
    for version, moment in ((1, 0), (2, 0), (1, 4_102_444_800), (2, 4_102_444_800), (1, 1_000_000_000)):
        content = shared.write_board(tmp_path, version)
        for path in [content, *content.rglob("*")]:
            os.utime(path, (moment, moment))
        assert shared.mfi(tmp_path, "build").returncode == 0
        assert shared.fingerprint(tmp_path / "public") == site_of[version]


@pytest.mark.parametrize(("out", "why"), [
    ("content", "is in the content folder"), ("content/public", "is in the content folder"),
    ("content/projects/p0", "is in the content folder"), ("alias/public", "is in the content folder"),
    (".", "holds the content folder"), ("..", "holds the content folder"), ("/", "is a whole disk"),
    (".mfi-cache", "is in the cache"), (".mfi-cache/site", "is in the cache"),
])
def test_a_place_that_is_no_place_for_a_site(out: str, why: str, tmp_path: Path) -> None:
    """A site in or around the content, in the cache or in place of a disk is refused before anything is written."""
    place = tmp_path / "school"
    shared.write_board(place)
    (place / "alias").symlink_to("content")
    before = shared.files_of(place)
    done = shared.mfi(place, "build", "-o", out)
    assert done.returncode == 1 and why in done.stderr and "-o public" in done.stderr
    assert shared.files_of(place) == before


def test_content_that_was_moved_into_a_site_is_not_removed(tmp_path: Path) -> None:
    """Content inside a folder that a build made is refused as well, since the next build would empty it."""
    shared.write_board(tmp_path)
    assert shared.mfi(tmp_path, "build", "-o", "site").returncode == 0
    (tmp_path / "content").rename(tmp_path / "site/content")
    before = shared.files_of(tmp_path / "site")
    done = shared.mfi(tmp_path, "build", "site/content", "-o", "site")
    assert done.returncode == 1 and "holds the content folder" in done.stderr
    assert shared.files_of(tmp_path / "site") == before


def test_what_others_put_into_the_site_is_set_aside(tmp_path: Path) -> None:
    """A file, a folder and a link of somebody's in the published folder are moved beside it, said once, never lost."""
    shared.write_board(tmp_path)
    assert shared.mfi(tmp_path, "build").returncode == 0
    site = shared.fingerprint(tmp_path / "public")
    for number, folder in enumerate(("public-not-ours", "public-not-ours-2")):
        (tmp_path / "public/CNAME").write_text(f"board.example {number}")
        (tmp_path / "public/photos").mkdir()
        (tmp_path / "public/photos/sports-day.txt").write_text("precious")
        (tmp_path / "public/door").symlink_to("../content")
        (tmp_path / "public/.DS_Store").write_text("litter")
        done = shared.mfi(tmp_path, "build")
        assert done.returncode == 0 and folder in done.stderr and "CNAME and 2 more" in done.stderr
        assert shared.fingerprint(tmp_path / "public") == site
        assert (tmp_path / folder / "CNAME").read_text() == f"board.example {number}"
        assert (tmp_path / folder / "photos/sports-day.txt").read_text() == "precious"
        assert (tmp_path / folder / "door").is_symlink()
        assert not (tmp_path / "public/door").is_symlink()
    assert shared.mfi(tmp_path, "build").stderr == ""


def test_a_folder_of_somebody_elses_is_left(tmp_path: Path) -> None:
    """A folder, a file or a loop of links that no build made stays as it is, and the message says what to do."""
    shared.write_board(tmp_path)
    (tmp_path / "public").mkdir()
    (tmp_path / "public/thesis.docx").write_text("years of work")
    (tmp_path / "file").write_text("mine")
    (tmp_path / "loop").symlink_to("loop")
    for out in ("public", "file", "loop", "file/public"):
        done = shared.mfi(tmp_path, "build", "-o", out)
        assert done.returncode == 1 and "Choose another" in done.stderr, done.stderr
    assert (tmp_path / "public/thesis.docx").read_text() == "years of work"
    assert (tmp_path / "file").read_text() == "mine" and (tmp_path / "loop").is_symlink()


def test_a_report_in_the_site_is_refused(tmp_path: Path) -> None:
    """The report of a build is not written into the published folder, where the next build would not know it."""
    shared.write_board(tmp_path)
    done = shared.mfi(tmp_path, "build", "--report", "public/report.json")
    assert done.returncode == 2 and "Write it elsewhere" in done.stderr
    assert not (tmp_path / "public").exists()
