"""`mfi-site serve` from start to Ctrl-C, as a process of its own."""

from __future__ import annotations

import time
import urllib.request
from pathlib import Path

import pytest

from tests.serving import serving


def page(address: str) -> str:
    with urllib.request.urlopen(address, timeout=30) as answer:
        return str(answer.read().decode("utf-8"))


def comes(address: str, wanted: str, seconds: float = 60.0) -> bool:
    """Whether the text comes to the page in time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if wanted in page(address):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.slow
def test_a_saved_change_comes_to_the_page_and_a_mistake_keeps_it(tmp_path: Path) -> None:
    """A new title is served soon after it is saved; without a name the last good page stays, with the problem on it."""
    project = tmp_path / "content/projects/lunch"
    project.mkdir(parents=True)
    board = tmp_path / "content/board.yml"
    board.write_text("name: S\n")
    charter = "---\ntitle: {}\nstarted: 2025-08-25\n---\n"
    (project / "charter.md").write_text(charter.format("Lunch queue"))
    with serving(tmp_path) as address:
        assert address.startswith("http://127.0.0.1:")
        assert comes(address, "Lunch queue")
        (project / "charter.md").write_text(charter.format("Shorter queue"))
        assert comes(f"{address}projects/lunch/index.html", "Shorter queue")
        board.write_text("strapline: no name\n")
        assert comes(address, "mfi-problems")
        assert "Shorter queue" in page(address)
    assert not (tmp_path / "public").exists()
