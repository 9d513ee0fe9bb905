"""Every figure of the product in one run, as ratios where machines differ.

    python -m benchmarks.figures                 boards of 10, 100 and 1,000 projects
    python -m benchmarks.figures --sizes 10      the small board alone, a minute
    python -m benchmarks.figures --sizes 10,100,1000,10000

Each line is a figure, what was measured, and how: seconds are of the clock for a whole process, "CPU" is the time
of both cores together, memory is that of the largest process.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks import mkdocs_pages
from benchmarks.boards import name_of, write_board
from benchmarks.review import reviewing

ROOT = Path(__file__).parent.parent
CHARTS = 40
SAVES = 20
DRAW = """
import sys, time
sys.path.insert(0, {root!r})
from datetime import date, timedelta
from mfi_site.charts.picture import draw, request
from mfi_site.charts.reading import reading
from mfi_site.model.board import Frame, Settings
from mfi_site.building.csv_charts import Asked, read_charts
from pathlib import Path
files = sorted(Path({folder!r}).glob("projects/*/measures/*.csv"))[:41]
readings = [c.reading for c in read_charts(files, Asked(audience="coach"))]
requests = [request(r, uid=f"c{{n}}", language="en-GB") for n, r in enumerate(readings)]
draw(requests[:1])
started = time.perf_counter()
draw(requests[1:])
print((time.perf_counter() - started) / (len(requests) - 1))
"""


@dataclass(frozen=True)
class Run:
    """What a process took: seconds of the clock, seconds of CPU with its children's, MB of its largest process."""

    wall: float
    cpu: float
    memory: float
    output: str


def run(*command: str) -> Run:
    """Run a command to its end; raises CalledProcessError."""
    started = time.perf_counter()
    environment = _environment()
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=said, text=True)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise subprocess.CalledProcessError(process.returncode, command, stderr=said.read())
        out.seek(0)
        return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out.read())


def _environment() -> dict[str, str]:
    """Ours, but that Python keeps what it compiled, as it does on a user's machine."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(ROOT), "CI": "1"}


def build(content: Path) -> Run:
    return run(sys.executable, "-m", "mfi_site", "build", str(content), "-o", str(content.parent / "public"))


def tell(figure: str, measured: str, target: str) -> None:
    print(f"{figure:58} {measured:>34}   target {target}", flush=True)


def drawing(folder: Path) -> Run:
    """Charts, and the cold build of a small board, against drawing the plain way."""
    content = write_board(folder, 10)
    plain = run(sys.executable, "-m", "benchmarks.plain_altair", str(CHARTS))
    each = float(plain.output) / CHARTS
    own = float(run(sys.executable, "-c", DRAW.format(root=str(ROOT), folder=str(content))).output)
    tell("one chart, start-up apart, six pictures of it", f"{own * 1000:.1f} ms, {each / own:.1f} x plain Altair",
         "5 x")
    cold = build(content)
    tell("cold build, 10 projects, 40 charts", f"{cold.wall:.2f} s, {float(plain.output) / cold.wall:.1f} x the plain",
         "2 s, 1.5 x")
    again = build(content)
    tell("the same, nothing changed", f"{again.wall:.2f} s", "0.4 s")
    tell("--help", f"{run(sys.executable, '-m', 'mfi_site', '--help').wall:.2f} s", "0.2 s")
    return cold


def growth(folder: Path, projects: int, base: float | None) -> float:
    """A board of this size: cold, unchanged and with one new value; returns the seconds of CPU a project."""
    content = write_board(folder, projects)
    cold = build(content)
    each = cold.cpu / projects
    compared = f", {each / base:.2f} x" if base else ""
    target = {1000: "40 s, 600 MB"}.get(projects, "flat from 100 on")
    tell(f"cold build, {projects:,} projects, {4 * projects:,} charts",
         f"{cold.wall:.1f} s, {cold.memory:.0f} MB", target)
    tell(f"    CPU a project at {projects:,}", f"{each * 1000:.0f} ms{compared}", "within 20% of that at 100")
    tell("    nothing changed", f"{build(content).wall:.2f} s", "2 s at 1,000")
    _change(content, 3, 21)
    tell("    one value changed", f"{build(content).wall:.2f} s", "2.5 s at 1,000")
    tell("    as many pages of text by MkDocs", _by_mkdocs(folder, content, cold), "none")
    return each


def _by_mkdocs(folder: Path, content: Path, cold: Run) -> str:
    """The same number of pages, text alone: seconds, and how many times as long our whole board took."""
    if importlib.util.find_spec("mkdocs") is None:
        return "MkDocs is not installed"
    pages = sum(1 for _ in (content.parent / "public").rglob("*.html"))
    took = run(*mkdocs_pages.command(mkdocs_pages.write_site(folder / "mkdocs", pages)))
    return f"{pages:,} pages {took.wall:.1f} s, ours {cold.wall / took.wall:.1f} x"


def _change(content: Path, number: int, count: int) -> str:
    table = content / "projects" / name_of(number) / "measures/m0.csv"
    lines = table.read_text("utf-8").rstrip("\n").split("\n")
    lines[-1] = f"{lines[-1].split(',')[0]},{count},24,Saved {count}"
    table.write_text("\n".join(lines) + "\n", "utf-8")
    return f"Saved {count}"


@contextmanager
def serving(content: Path) -> Iterator[str]:
    """`mfi-site serve` on a free port: its address, once the first board is there."""
    command = [sys.executable, "-u", "-m", "mfi_site", "serve", str(content), "--port", "0"]
    environment = _environment()
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            yield next(line for line in process.stderr if "http://" in line).split("on ")[1].split(" ")[0]
        finally:
            process.terminate()


def latency(folder: Path, projects: int, target: str) -> None:
    """From a saved CSV to the text of the new page in a real Chromium, as a person would see it."""
    from playwright.sync_api import sync_playwright

    from tests.conftest import CHROMIUM_FLAGS, chromium

    content = write_board(folder, projects)
    build(content)
    took = []
    with serving(content) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM_FLAGS))
        page = browser.new_page()
        page.goto(f"{address}projects/{name_of(3)}/measures/m0/index.html")
        page.wait_for_selector("main h1", timeout=600_000)
        page.wait_for_timeout(1500)
        for number in range(SAVES):
            note = _change(content, 3, 5 + number % 20)
            started = time.perf_counter()
            page.wait_for_function("note => document.body?.textContent.includes(note)", arg=note, timeout=60_000,
                                   polling=5)
            took.append(time.perf_counter() - started)
            page.wait_for_timeout(300)
        browser.close()
    tell(f"serve, {projects:,} projects, CSV to page, {SAVES} times",
         f"median {median(took):.2f} s, worst {max(took):.2f} s", target)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10,100,1000", help="numbers of projects, with commas")
    parser.add_argument("--no-browser", action="store_true", help="leave out what needs Chromium")
    asked = parser.parse_args()
    sizes = [int(size) for size in asked.sizes.split(",")]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        drawing(folder / "drawing")
        reviewing(folder / "reviewing", run, tell)
        base: float | None = None
        for size in (s for s in sizes if s > 10):
            each = growth(folder / str(size), size, base)
            base = base or each
        if not asked.no_browser and importlib.util.find_spec("playwright") is not None:
            for size in (s for s in sizes if s in (10, 1000)):
                latency(folder / f"serve-{size}", size, "0.3 s" if size == 10 else "0.5 s")


if __name__ == "__main__":
    main()
