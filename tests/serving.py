"""`mfi-site serve` as a process of its own, from start to Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]


@contextmanager
def serving(place: Path) -> Iterator[str]:
    """The address of the board whose folder `content` stands in `place`; its server must end in order."""
    command = [sys.executable, "-u", "-m", "mfi_site", "serve", "content", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=place, env=environment, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            yield process.stderr.readline().split("on ")[1].split(" ")[0]
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
