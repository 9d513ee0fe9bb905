"""Progress: a bar on a terminal, plain lines in CI and in logs, nothing for work that is over at once."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

QUIET_SECONDS = 0.7
LINE_EVERY_SECONDS = 5.0


@contextmanager
def progress() -> Iterator[Callable[[int, int], None]]:
    """A function of (done, wanted) to call as work goes on."""
    if sys.stderr.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb":
        with _bar() as advance:
            yield advance
    else:
        yield _lines()


@contextmanager
def _bar() -> Iterator[Callable[[int, int], None]]:
    started = time.monotonic()
    drawn = False

    def advance(done: int, wanted: int) -> None:
        nonlocal drawn
        if time.monotonic() - started < QUIET_SECONDS:
            return
        filled = 30 * done // max(wanted, 1)
        print(f"\r[{'#' * filled}{' ' * (30 - filled)}] {done}/{wanted} projects", end="", file=sys.stderr, flush=True)
        drawn = True

    try:
        yield advance
    finally:
        if drawn:
            print("\r\x1b[2K", end="", file=sys.stderr, flush=True)


def _lines() -> Callable[[int, int], None]:
    last = time.monotonic()

    def advance(done: int, wanted: int) -> None:
        nonlocal last
        if time.monotonic() - last >= LINE_EVERY_SECONDS or (done == wanted and wanted > 50):
            last = time.monotonic()
            print(f"{done} of {wanted} projects built", file=sys.stderr, flush=True)

    return advance
