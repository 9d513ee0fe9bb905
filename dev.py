#!/usr/bin/env python3
"""Two commands for a fresh clone, with nothing but Python 3.11 or newer:

    python3 dev.py demo    builds the demonstration board and serves it on http://127.0.0.1:8000
    python3 dev.py test    sets up and runs all tests, in a real Chromium or Chrome too

Each makes its own environment in .venv/ the first time. Arguments after the command are handed on.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / os.environ.get("MFI_VENV", ".venv")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


def python() -> Path:
    """The environment's own interpreter."""
    return ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def set_up(extra: str = "") -> None:
    """Make the environment and install the program into it, again whenever pyproject.toml has changed."""
    stamp = ENVIRONMENT / f".mfi-{extra or 'plain'}"
    wanted = (ROOT / "pyproject.toml").read_text("utf-8")
    if python().exists() and stamp.exists() and stamp.read_text("utf-8") == wanted:
        return
    if not python().exists():
        print("Making an environment in", ENVIRONMENT.name, "...", file=sys.stderr)
        venv.create(ENVIRONMENT, with_pip=True)
    target = f"{ROOT}[{extra}]" if extra else str(ROOT)
    pip = [str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-e", target]
    subprocess.run(pip, check=True)
    stamp.write_text(wanted, "utf-8")


def browser() -> str | None:
    """An installed Chromium or Chrome."""
    named = os.environ.get("MFI_CHROMIUM")
    found = [named] if named else [shutil.which(name) for name in BROWSERS]
    return next((f for f in [*found, *(p for p in PLACES if Path(p).exists())] if f), None)


def demo(arguments: list[str]) -> int:
    set_up()
    return subprocess.run([str(python()), "-m", "mfi_site", "serve", *arguments], cwd=ROOT, check=False).returncode


def test(arguments: list[str]) -> int:
    found = browser()
    if found is None:
        print("The browser tests need Chromium or Chrome: install it (Debian and Ubuntu: sudo apt install "
              "chromium), or set MFI_CHROMIUM to its path.", file=sys.stderr)
        return 1
    set_up("test")
    environment = {**os.environ, "MFI_CHROMIUM": found}
    chosen = arguments or ["-n", "2"]
    return subprocess.run([str(python()), "-m", "pytest", *chosen], cwd=ROOT, env=environment, check=False).returncode


def main() -> int:
    """Run the command that was asked for."""
    commands = {"demo": demo, "test": test}
    if sys.version_info < (3, 11):  # noqa: UP036 (this file is what an older Python would meet first)
        print("mfi-site needs Python 3.11 or newer; this is", sys.version.split()[0], file=sys.stderr)
        return 2
    if len(sys.argv) < 2 or sys.argv[1] not in commands:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        return commands[sys.argv[1]](sys.argv[2:])
    except subprocess.CalledProcessError as error:
        return error.returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
