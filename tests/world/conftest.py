"""What the tests of whole processes share: a small board, the program as a person runs it, and disks of any size."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mfi_site.world import staging

ROOT = Path(__file__).parents[2]
CHARTER = ("---\ntitle: Project {n}\nstarted: 2025-08-25\nmeasures:\n  - id: m\n    name: On track\n---\n"
           "version {version}\n")
REPORT = "---\nsubmitted: 2026-06-01\n---\n## What we did\n\nWe tried it with six pupils.\n"


def write_board(place: Path, version: int = 1) -> Path:
    """A content folder with two projects of which every page says the version."""
    content = place / "content"
    (content / "pages").mkdir(parents=True, exist_ok=True)
    (content / "board.yml").write_text(f"name: School {version}\nas_of: 2026-06-26\n")
    for n in range(2):
        project = content / f"projects/p{n}"
        for folder in ("measures", "reports"):
            (project / folder).mkdir(parents=True, exist_ok=True)
        (project / "charter.md").write_text(CHARTER.format(n=n, version=version))
        rows = "".join(f"2025-09-{day:02},{day + version},40\n" for day in range(1, 15))
        (project / "measures/m.csv").write_text("date,numerator,denominator\n" + rows)
        (project / "reports/2026-05.md").write_text(REPORT)
    return content


def command(*words: object) -> list[str]:
    """The command line of the program."""
    return [sys.executable, "-m", "mfi_site", *map(str, words)]


def environment(**more: str) -> dict[str, str]:
    """The environment of a process that must find the program from any folder."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **more}


def mfi(place: Path, *words: object, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the program in `place` to its end; a traceback fails the test, whatever it was for."""
    done = subprocess.run(command(*words), cwd=place, env=environment(**more), capture_output=True, text=True,
                          timeout=120)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def files_of(folder: Path) -> dict[str, bytes]:
    """The bytes of every plain file below a folder, by path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*"))
            if p.is_file() and not p.is_symlink()}


def fingerprint(folder: Path) -> str:
    """One hash of all files of a folder."""
    found = hashlib.sha256()
    for path, data in files_of(folder).items():
        found.update(b"%d %d " % (len(path), len(data)) + path.encode() + data)
    return found.hexdigest()


@pytest.fixture(params=["exchange", "journal"])
def out(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place to publish in, on a system with the exchange and on one without."""
    if request.param == "journal":
        monkeypatch.setattr(staging, "exchange", lambda one, other: False)
    return tmp_path / "site" / "public"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[..., Path]]:
    """Makes file systems in memory: `disk(size_in_KiB)`; `disk.read_only(place)` closes one.

    Needs to be root (as in most containers, and as `unshare -Urm` makes anybody). Elsewhere the test is skipped, but
    never in CI, where nobody reads why: there it fails and says what the machine lacks.
    """
    mounted: list[Path] = []

    def mount(*words: str) -> None:
        done = subprocess.run(["mount", *words], capture_output=True, text=True)
        if done.returncode:
            lacking = f"No file system can be mounted here ({done.stderr.strip()}). Run the tests as root, or as " \
                      "unshare -Urm python -m pytest tests/world"
            (pytest.fail if os.environ.get("CI") else pytest.skip)(lacking)

    def make(kib: int = 4096) -> Path:
        place = tmp_path / f"disk{len(mounted)}"
        place.mkdir()
        mount("-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", str(place))
        mounted.append(place)
        return place

    if not sys.platform.startswith("linux") or shutil.which("mount") is None:
        pytest.skip("File systems in memory are mounted on Linux alone.")
    make.read_only = lambda place: mount("-o", "remount,ro", str(place))  # type: ignore[attr-defined]
    yield make
    for place in reversed(mounted):
        subprocess.run(["umount", "-l", str(place)], check=True)


def fill(place: Path, spare_kib: int = 0) -> Path:
    """Fill a disk up to the last byte but `spare_kib`; gives the file that does."""
    filler = place / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
        if spare_kib:
            file.truncate(filler.stat().st_size - spare_kib * 1024)
    return filler
