"""Boards with a past for measuring: a git repository in which a generated board grew, commit by commit."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.boards import BOARD, FIRST, VALUES, name_of, project

STARTED = date(2025, 8, 25)
DAYS = 7 * VALUES
EACH = 8
PROGRAMME = b"programme: {started: 2025-08-25, ends: 2026-06-26, contact: Community Planning team}\n"
_WHO = "Benchmark <benchmark@board.example>"


def write_history(folder: Path, projects: int, commits: int) -> Path:
    """A repository in `folder` whose commits, over thirty weeks, each changed some projects; returns the content.

    The first commit holds every charter with its first values; later ones add values, reports and cycles, and
    reword an aim now and then.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _git(folder, "init", "-q", "-b", "main")
    _git(folder, "fast-import", "--quiet", given=b"".join(_stream(projects, commits)))
    _git(folder, "reset", "-q", "--hard", "main")
    return folder / "content"


def _git(folder: Path, *arguments: str, given: bytes = b"") -> None:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *arguments], cwd=folder, input=given, env=environment, check=True, capture_output=True)


def _stream(projects: int, commits: int) -> Iterator[bytes]:
    """What `git fast-import` reads."""
    whole = [project(number) for number in range(projects)]
    first = [("board.yml", BOARD + PROGRAMME)]
    first += [found for number in range(projects) for found in _files(whole[number], number, STARTED, 0)]
    yield _commit(STARTED, first)
    for count in range(1, commits):
        day = STARTED + timedelta(count * DAYS // commits)
        chosen = sorted({(count * EACH + n) % projects for n in range(min(EACH, projects))})
        yield _commit(day, [found for number in chosen for found in _files(whole[number], number, day, count)])


def _commit(day: date, files: list[tuple[str, bytes]]) -> bytes:
    seconds = int(datetime(day.year, day.month, day.day, 15, tzinfo=UTC).timestamp())
    lines = [b"commit refs/heads/main\ncommitter %s %d +0000\ndata 8\nA change\n" % (_WHO.encode(), seconds)]
    lines += [b"M 100644 inline content/%s\ndata %d\n%s\n" % (p.encode(), len(data), data) for p, data in files]
    return b"".join(lines)


def _files(whole: dict[str, bytes], number: int, day: date, count: int) -> Iterator[tuple[str, bytes]]:
    """The files of a project as they stood on a day."""
    until = max(day, FIRST + timedelta(21)).isoformat().encode()
    for path, data in whole.items():
        if path.endswith(".csv"):
            head, *rows = data.splitlines(keepends=True)
            yield path, head + b"".join(row for row in rows if row[:10] <= until)
        elif path.endswith("charter.md"):
            early = day < date(2025, 12, 1) and number % 3 == 0
            yield path, data.replace(b"85% of our", b"80% of our") if early else data
        elif count:
            yield path, data
    month = date(2025, 9, 1)
    while count and month <= day:
        path = f"projects/{name_of(number)}/reports/{month:%Y-%m}.md"
        yield path, _report(month).encode()
        month = (month + timedelta(31)).replace(day=1)


def _report(month: date) -> str:
    return f"""---
submitted: {month.replace(day=12).isoformat()}
progress: 2.0
---

## Changes

The peer edit was tried with six pupils on three afternoons, and half of them improved a sentence.

## Human side of change

Two of us were unsure at first, and saw in the jotters what the pupils saw.

## Next steps

A card on each desk next week.
"""
