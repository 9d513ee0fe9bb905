"""Every kind of page in a real Chromium: no violation, no message, no request to elsewhere, no overflow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.hosts import hosted

pytestmark = pytest.mark.browser

PAGES = (
    "index.html", "projects/writing-p4/index.html", "projects/numeracy-p5/index.html",
    "projects/spelling-p3/index.html", "projects/one-to-one-coaching-p7/index.html",
    "projects/red-cards-p6/index.html", "projects/writing-p4/measures/on-track/index.html",
    "ideas/index.html", "tags/literacy/index.html", "indicators/index.html", "improvement/index.html",
    "about/index.html", "accessibility/index.html", "privacy/index.html",
)


@pytest.fixture(scope="module")
def address(demo_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site under a path of a server, as a host with many sites would have it."""
    root = tmp_path_factory.mktemp("host")
    (root / "a-school").symlink_to(demo_site)
    with hosted(root) as address:
        yield f"{address}a-school/"


def opened(browser: Any, url: str, width: int, scheme: str) -> tuple[Any, list[str], list[str]]:
    """The page at `url`, its console messages, and the addresses that it asked for."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(url)
    return page, said, asked


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")])
def test_no_page_has_a_violation_a_message_or_a_foreign_request(
    browser: Any, address: str, width: int, scheme: str
) -> None:
    """axe finds nothing, no small target either, the console is silent, no other host is asked, no page is too wide."""
    faults: list[str] = []
    for path in PAGES:
        page, said, asked = opened(browser, address + path, width, scheme)
        found = Axe().run(page, options={"rules": {"target-size": {"enabled": True}}})
        faults += [f"{path}: {v['id']}: {v['nodes'][0]['html'][:120]}" for v in found.response["violations"]]
        faults += [f"{path}: console: {line}" for line in said]
        faults += [f"{path}: asked for {url}" for url in asked if not url.startswith(address.split("/a-")[0])]
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            faults.append(f"{path}: {wide} px wide at {width}")
        page.context.close()
    assert faults == []


@pytest.mark.parametrize("width", [320, 768, 1920])
def test_no_page_is_wider_than_the_window(browser: Any, address: str, width: int) -> None:
    """At 320 px, on a tablet and on a wide screen nothing scrolls sideways."""
    faults = []
    for path in PAGES:
        page, _, _ = opened(browser, address + path, width, "light")
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            faults.append(f"{path}: {wide} px wide at {width}")
        page.context.close()
    assert faults == []


def test_it_works_from_a_folder(browser: Any, demo_site: Path) -> None:
    """From file:// every link of the home page leads to a file and its style sheets load."""
    page, said, _ = opened(browser, f"file://{demo_site}/index.html", 1280, "light")
    assert said == []
    links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    local = [link for link in links if link.startswith("file://")]
    gone = [link for link in local if not Path(link.split("#")[0].removeprefix("file://")).is_file()]
    assert local and gone == []
    assert page.evaluate("document.styleSheets.length") > 0
    page.context.close()


def test_every_link_of_every_page_leads_somewhere(demo_site: Path) -> None:
    """No page of the site links to a page or an anchor that is not there."""
    import re

    pages = {p: p.read_text("utf-8") for p in demo_site.rglob("*.html") if p.name != "404.html"}
    ids = {p: set(re.findall(r'\bid="([^"]+)"', text)) for p, text in pages.items()}
    gone = []
    for page, text in pages.items():
        for target in re.findall(r'(?:href|src)="([^"]+)"', text):
            if re.match(r"[a-z]+:", target):
                continue
            path, _, anchor = target.partition("#")
            file = (page.parent / path).resolve() if path else page
            if not file.is_file() or (anchor and file in ids and anchor not in ids[file]):
                gone.append(f"{page.relative_to(demo_site)}: {target}")
    assert gone == []


def test_no_page_has_script_or_inline_style(demo_site: Path) -> None:
    """The strict policy holds by construction: no script but the screens' own file, no style attribute."""
    import re

    for page in demo_site.rglob("*.html"):
        text = page.read_text("utf-8")
        assert not re.search(r"\sstyle\s*=|<style|\son\w+\s*=|javascript:", text), page
        if "screens" not in page.parts:
            assert "<script" not in text, page
