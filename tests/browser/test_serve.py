"""`serve` in a browser: who looks at what changed sees it, nobody else is disturbed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.serving import serving

CHARTER = "---\ntitle: {}\nstarted: 2025-08-25\n---\n{}\n"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """The address of a served board of two projects in a theme of its own."""
    content = tmp_path / "content"
    theme = content / "themes/ours"
    (theme / "static").mkdir(parents=True)
    (theme / "theme.yml").write_text("extends: default\nbundles:\n  site.css: [site.css, pages.css, own.css]\n")
    (theme / "static/own.css").write_text("h1 { letter-spacing: 1px }\n")
    (content / "board.yml").write_text("name: Served School\nas_of: 2026-06-26\ntheme: ours\n")
    for name in ("alpha", "beta"):
        (content / f"projects/{name}").mkdir(parents=True)
        (content / f"projects/{name}/charter.md").write_text(CHARTER.format(name, "first words"))
    with serving(tmp_path) as address:
        yield address


def opened(browser: Browser, address: str) -> Page:
    """A page that remembers, as long as it is not loaded again."""
    page = browser.new_page()
    page.goto(address, timeout=60_000)
    page.wait_for_selector("main h1", timeout=60_000)
    page.evaluate("window.same = true")
    return page


def kept(page: Page) -> bool:
    return page.evaluate("window.same === true") is True


@pytest.mark.slow
def test_who_looks_at_what_changed_sees_it(served: str, browser: Browser, tmp_path: Path) -> None:
    """A saved text comes to its page and a new title to the front page; a page that shows neither is left alone."""
    charter = tmp_path / "content/projects/alpha/charter.md"
    alpha, beta, home = (opened(browser, served + path) for path in (
        "projects/alpha/index.html", "projects/beta/index.html", ""))
    charter.write_text(CHARTER.format("alpha", "second words"))
    alpha.wait_for_function("() => document.body?.textContent.includes('second words')", timeout=30_000)
    charter.write_text(CHARTER.format("A new title", "second words"))
    alpha.wait_for_function("() => document.querySelector('h1')?.textContent === 'A new title'", timeout=30_000)
    home.wait_for_function("() => document.body?.textContent.includes('A new title')", timeout=30_000)
    assert kept(beta)
    (tmp_path / "content/projects/beta/charter.md").write_text("---\ntitle: [\n")
    for page in (alpha, beta):
        page.wait_for_selector("#mfi-problems", timeout=30_000)
    for page in (alpha, beta, home):
        page.close()


@pytest.mark.slow
def test_a_style_sheet_is_swapped_in_place(served: str, browser: Browser, tmp_path: Path) -> None:
    """A change of the theme's style sheet comes to every open page without loading it again."""
    page = opened(browser, f"{served}projects/alpha/index.html")
    sheet = tmp_path / "content/themes/ours/static/own.css"
    sheet.write_text("h1 { letter-spacing: 7px }\n")
    page.wait_for_function("() => getComputedStyle(document.querySelector('h1')).letterSpacing === '7px'",
                           timeout=30_000)
    assert kept(page)
    page.close()
