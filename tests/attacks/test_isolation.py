"""A build opens nothing but its content, its theme, its own files and its output, and starts and calls nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WATCHED = """
import os, sys
content, output, program = (os.path.realpath(p) for p in sys.argv[1:4])
ours = (content, output, program, os.path.dirname(os.path.realpath(content)) + "/.mfi-cache",
        os.path.realpath(sys.prefix), os.path.realpath(sys.base_prefix), os.path.dirname(os.path.realpath(os.__file__)))
SYSTEM = ("/proc/", "/usr/share/zoneinfo", "/usr/lib", "/lib", "/etc/ld", "/etc/localtime", "/etc/mime.types",
          "/dev/null", "/dev/urandom", "/sys/fs/cgroup", "/sys/devices/system/cpu", "/etc/fonts", "/usr/share/fonts",
          "/usr/local/share/fonts", "/usr/local/lib")
REFUSED = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto",
           "urllib.Request", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "ftplib.connect",
           "http.client.connect", "os.fork", "os.forkpty", "pty.spawn", "ctypes.dlopen.remote")
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT

def hook(event, given):
    if event in REFUSED:
        raise SystemExit(f"REFUSED {event} {given!r}")
    if event == "open" and isinstance(given[0], (str, bytes)):
        path = os.path.realpath(os.fsdecode(given[0]))
        flags = given[2] if isinstance(given[2], int) else 0
        beside = path == os.path.dirname(output) or path.startswith(os.path.dirname(output) + "/.public.")
        if flags & WRITES and not path.startswith((output, ours[3], "/dev/null")) and "__pycache__" not in path \\
                and not beside:
            raise SystemExit(f"REFUSED writing {path}")
        if not path.startswith(ours + SYSTEM) and not beside:
            raise SystemExit(f"REFUSED reading {path}")

sys.addaudithook(hook)
sys.argv = ["mfi-site", "build", content, "-o", output, "--jobs", "1"]
from mfi_site.cli import main
main()
"""


def build(place: Path, script: str = WATCHED) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", script, str(place / "content"), str(place / "public"), str(ROOT)]
    return subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, timeout=240)


@pytest.mark.slow
def test_a_build_needs_no_network_no_program_and_no_other_file(tmp_path: Path) -> None:
    """The demonstration board is built whole while sockets, programs and foreign files end the process at once."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    done = build(tmp_path)
    assert "REFUSED" not in done.stderr, done.stderr
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "public/index.html").is_file()


@pytest.mark.parametrize("deed", [
    "import socket; socket.create_connection(('127.0.0.1', 9), 1)", "import subprocess; subprocess.run(['true'])",
    "open('/etc/passwd')", "open('elsewhere', 'w')", "import os; os.system('true')",
])
def test_the_watch_sees_each_deed(deed: str, tmp_path: Path) -> None:
    """The test above can fail: each forbidden deed ends the process that does it."""
    (tmp_path / "content").mkdir()
    done = build(tmp_path, WATCHED.replace("from mfi_site.cli import main\nmain()", deed))
    assert "REFUSED" in done.stderr
