"""The same content gives the same bytes, whatever the machine around it."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CASES = (
    {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "Asia/Tokyo", "LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "77", "jobs": "4"},
    {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "warm": "yes"},
)


def fingerprint(site: Path) -> dict[str, str]:
    return {p.relative_to(site).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
            for p in sorted(site.rglob("*")) if p.is_file()}


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda c: c["TZ"])
def test_the_same_bytes_everywhere(case: dict[str, str], demo_site: Path, tmp_path: Path) -> None:
    """Time zone, locale, hash seed, jobs, the cache and git change no byte of the site."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    if "jobs" in case:
        subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    environment = {**os.environ, **{k: v for k, v in case.items() if k.isupper()}}
    command = [sys.executable, "-m", "mfi_site", "build", "content", "--jobs", case.get("jobs", "1")]
    outputs = ["public", "second"] if "warm" in case else ["public"]
    for output in outputs:
        subprocess.run([*command, "-o", output], cwd=tmp_path, env={**environment, "PYTHONPATH": str(ROOT)}, check=True)
        assert fingerprint(tmp_path / output) == fingerprint(demo_site)
