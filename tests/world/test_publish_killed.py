"""Publishing that fails or is killed leaves one whole version, and the next tidies up."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mfi_site.world import publish as module
from mfi_site.world import staging
from mfi_site.world.content import MARKER
from mfi_site.world.publish import publish, recover
from tests.world.versions import beside, read, version


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


LOOP = """
import sys, itertools
from pathlib import Path
from mfi_site.world import spare
from mfi_site.world.publish import publish
from tests.world.versions import version
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
    start = 0
    for moment in range(50):
        process = subprocess.Popen(
            [sys.executable, "-c", LOOP, str(out), str(start), str(moment % 2 * 9999)],
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
