"""Commands that write an author's files, ended by SIGKILL at any moment: each file is the old or the new, whole."""

from __future__ import annotations

import importlib.util
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

_spec = importlib.util.spec_from_file_location("world_shared", Path(__file__).with_name("conftest.py"))
assert _spec is not None and _spec.loader is not None
shared = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(shared)

COMMANDS: dict[str, tuple[str, ...]] = {
    "record": ("record", "p0", "m", "14", "--of", "40", "--date", "2025-10-01"),
    "new-measure": ("new", "measure", "p0", "reading"),
    "new-pdsa": ("new", "pdsa", "p0", "paired-reading"),
    "feedback": ("feedback", "p0", "2026-05"),
    "init": ("init", "school"),
}
SCRAP = re.compile(r"\.[^/]+\.[0-9a-f]{16}\.tmp")
KILLS = 8
STEPS = 60
# For n from 1, a child in the folder n ends itself by SIGKILL in front of or just after the n-th call that changes a
# folder or flushes a file. What is imported once is there for all; a child that comes to its end is the last.
STOPPED = """
import os, signal, sys
from mfi_site.cli import _coach, _starting, feedback, init, main, new, record
from mfi_site.building import recording, starting
from mfi_site.coach import feedback as _
from mfi_site.world import atomic
def stopped(real):
    def call(*given, **named):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        done = real(*given, **named)
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return done
    return call
for name in ("link", "unlink", "rename", "replace", "mkdir", "fsync", "write"):
    setattr(os, name, stopped(getattr(os, name)))
atomic.exchange = stopped(atomic.exchange)
left = 0
for step in range(1, int(sys.argv.pop(1)) + 1):
    child = os.fork()
    if not child:
        os.chdir(str(step))
        left = step
        sys.argv[0] = "mfi-site"
        main()
    if os.waitpid(child, 0)[1] != signal.SIGKILL:
        sys.exit(step)
"""


def board(place: Path) -> Path:
    shared.write_board(place)
    return place


def whole(place: Path) -> dict[str, bytes]:
    """The author's files, without the scraps that no command reads."""
    return {path: data for path, data in shared.files_of(place).items() if not SCRAP.fullmatch(path.rpartition("/")[2])}


def ended(tmp_path: Path, name: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The files before and after the whole command."""
    place = board(tmp_path / "whole")
    before = whole(place)
    assert shared.mfi(place, *COMMANDS[name]).returncode == 0
    after = whole(place)
    shutil.rmtree(place)
    return before, after


def check(place: Path, name: str, before: dict[str, bytes], after: dict[str, bytes], *, building: bool) -> None:
    """Every file is old or new; no scrap is read or published; the command, given again, comes to the same end."""
    found = whole(place)
    assert before.keys() <= found.keys() <= after.keys()
    assert all(data in (before.get(path), after[path]) for path, data in found.items())
    if found != after:
        assert shared.mfi(place, *COMMANDS[name]).returncode == 0
        assert whole(place) == after
    if building:
        done = shared.mfi(place, "build", "--strict")
        assert done.returncode == 0, done.stderr
        assert not [path for path in shared.files_of(place / "public") if SCRAP.search(path)]


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_killed_at_every_step_of_writing(name: str, tmp_path: Path) -> None:
    """Killed before and after each call that writes, nothing of an author is lost; the command can be given again."""
    before, after = ended(tmp_path, name)
    for step in range(1, STEPS + 1):
        board(tmp_path / str(step))
    done = subprocess.run([sys.executable, "-c", STOPPED, str(STEPS), *COMMANDS[name]], cwd=tmp_path,
                          env=shared.environment(), capture_output=True, text=True, timeout=120)
    assert "Traceback" not in done.stderr, done.stderr
    last = done.returncode
    assert 4 < last < STEPS and whole(tmp_path / str(last)) == after
    seen: set[str] = set()
    built = False
    for step in range(1, last):
        place = tmp_path / str(step)
        state = repr([(re.sub("[0-9a-f]{16}", "", path), data) for path, data in shared.files_of(place).items()])
        if state not in seen:
            scrap = any(SCRAP.search(path) for path in shared.files_of(place))
            check(place, name, before, after, building=scrap and not built and name != "init")
            built = built or scrap
        seen.add(state)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_killed_at_random_moments(name: str, tmp_path: Path) -> None:
    """Killed from outside at moments of chance, the author's files are the old or the new, whole."""
    started = time.monotonic()
    before, after = ended(tmp_path, name)
    seconds = time.monotonic() - started
    chance = random.Random(name)
    for _ in range(KILLS):
        place = board(tmp_path / "place")
        process = subprocess.Popen(shared.command(*COMMANDS[name]), cwd=place, env=shared.environment(),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.4, 1.05) * seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()
        found = whole(place)
        assert before.keys() <= found.keys() <= after.keys()
        assert all(data in (before.get(path), after[path]) for path, data in found.items())
        shutil.rmtree(place)
