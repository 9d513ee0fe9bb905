"""A build that is killed at any moment leaves one whole version of the board, the old one or the new one."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOMENTS = 50
CHARTER = ("---\ntitle: Project {n}\nstarted: 2025-08-25\nmeasures:\n  - {{id: m, name: On track}}\n---\n"
           "version {version}\n")


def write_board(content: Path, version: int) -> None:
    """A board of four projects of which every page says its version."""
    (content / "pages").mkdir(parents=True, exist_ok=True)
    (content / "board.yml").write_text(f"name: School {version}\nas_of: 2026-06-26\n")
    for n in range(4):
        project = content / f"projects/p{n}"
        (project / "measures").mkdir(parents=True, exist_ok=True)
        (project / "charter.md").write_text(CHARTER.format(n=n, version=version))
        rows = "".join(f"2025-09-{day:02},{day + version},40\n" for day in range(1, 15))
        (project / "measures/m.csv").write_text("date,numerator,denominator\n" + rows)


def build(place: Path, output: str = "public") -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "mfi_site", "build", "content", "-o", output, "--jobs", "1"]
    return subprocess.Popen(command, cwd=place, env=environment, stdout=subprocess.DEVNULL,
                            stderr=subprocess.DEVNULL)


def fingerprint(site: Path) -> str:
    found = hashlib.sha256()
    for path in sorted(p for p in site.rglob("*") if p.is_file()):
        found.update(path.relative_to(site).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


@pytest.mark.slow
def test_killed_at_fifty_moments_the_board_is_whole(tmp_path: Path) -> None:
    """A real process, ended by SIGKILL at 50 moments spread over its work: what is published is always whole.

    Most moments are drawn from the second half, in which files are written and exchanged; the length of a build is
    learned on the way, since other work on the machine changes it.
    """
    content = tmp_path / "content"
    whole: dict[str, int] = {}
    for version in (1, 2):
        write_board(content, version)
        started = time.monotonic()
        assert build(tmp_path).wait() == 0
        seconds = time.monotonic() - started
        whole[fingerprint(tmp_path / "public")] = version
    assert len(whole) == 2
    chance = random.Random(8)
    seen = {1: 0, 2: 0}
    deadline = time.monotonic() + 55
    killed = 0
    for moment in range(MOMENTS):
        write_board(content, moment % 2 + 1)
        process = build(tmp_path)
        share = chance.uniform(0.5, 1) if moment % 4 else chance.uniform(0, 0.5)
        time.sleep(min(share * seconds, 3))
        process.send_signal(signal.SIGKILL)
        process.wait()
        was_killed = process.returncode == -signal.SIGKILL
        killed += was_killed
        seconds *= 1.05 if was_killed else 0.8
        found = whole.get(fingerprint(tmp_path / "public"))
        assert found is not None, f"after moment {moment} the board is neither version"
        seen[found] += 1
        if time.monotonic() > deadline and moment >= 20:
            break
    assert killed > moment / 3
    write_board(content, 2)
    assert build(tmp_path).wait() == 0
    assert whole[fingerprint(tmp_path / "public")] == 2
    print(f"killed {killed} of {moment + 1} builds; whole each time, version 1 {seen[1]} and version 2 {seen[2]} times")
