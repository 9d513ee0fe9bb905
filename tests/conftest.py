"""What several tests share: the demonstration board built once, and a real Chromium."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("busy", deadline=None)  # a property is no slower for being tested on a busy machine
settings.load_profile("busy")

ROOT = Path(__file__).parent.parent
CHROMIUM_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str:
    """An installed Chromium or Chrome; a test that needs one fails without it, and never skips."""
    found = os.environ.get("MFI_CHROMIUM") or next((p for b in BROWSERS if (p := shutil.which(b))), None)
    if not found:
        pytest.fail("This test needs Chromium or Chrome: install it, or set MFI_CHROMIUM to its path.")
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium for the whole session."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM_FLAGS))
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration board, built from a copy so that the working copy gains no cache."""
    from click.testing import CliRunner

    from mfi_site.cli import program

    place = tmp_path_factory.mktemp("demo")
    shutil.copytree(ROOT / "content", place / "content")
    result = CliRunner().invoke(program, ["build", str(place / "content"), "-o", str(place / "public")])
    assert result.exit_code == 0, result.output
    return place / "public"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--regold` writes the expectations of the golden boards; look at what changed before you commit it."""
    parser.addoption("--regold", action="store_true", help="write the golden boards' expectations")
