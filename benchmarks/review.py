"""The coach's commands on a board of 200 projects with a history of 500 commits, each a whole process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from benchmarks.histories import write_history

PROJECTS, COMMITS = 200, 500
VERSIONS = (("HEAD~3..HEAD", "a pull request of 24 projects"), ("HEAD~25..HEAD", "every project"))


class Took(Protocol):
    """Seconds of the clock and of CPU."""

    wall: float
    cpu: float


def reviewing(folder: Path, run: Callable[..., Took], tell: Callable[[str, str, str], None]) -> None:
    """Measure `check`, `status` and `review`; `run` runs a command to its end, `tell` prints a figure."""
    content = str(write_history(folder, PROJECTS, COMMITS))
    board = f"{PROJECTS} projects, {COMMITS} commits"
    program = (sys.executable, "-m", "mfi_site")
    for command in ("check", "status"):
        took = run(*program, command, content)
        tell(f"{command}, {board}", f"{took.wall:.1f} s, {took.cpu:.1f} s of CPU", "3 s")
    for versions, what in VERSIONS:
        took = run(*program, "review", versions, "--content", content)
        tell(f"review, {what}, {4 * PROJECTS if what.startswith('every') else 96} measures",
             f"{took.wall:.1f} s, {took.cpu:.1f} s of CPU", "5 s")
