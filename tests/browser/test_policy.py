"""The security headers as a host sends them: exact, and not broken by any page or screen of the board."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.hosts import Blocks, hosted

POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
          "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; "
          "frame-ancestors 'self'")
WATCH = """window.__broken = []; document.addEventListener('securitypolicyviolation',
    event => window.__broken.push(event.violatedDirective + ' ' + event.blockedURI))"""


def headers_of(site: Path) -> Blocks:
    """The blocks of `_headers`: a path with stars, and its headers."""
    blocks: list[tuple[str, list[tuple[str, str]]]] = []
    for line in (site / "_headers").read_text("ascii").splitlines():
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            blocks[-1][1].append((name, value))
        elif line:
            blocks.append((line, []))
    return blocks


@pytest.fixture(scope="module")
def host(demo_site: Path) -> Iterator[str]:
    with hosted(demo_site, headers_of(demo_site)) as address:
        yield address


def test_the_headers_are_exact(demo_site: Path) -> None:
    """Every answer carries the strict policy, HSTS, nosniff, no-referrer and what a screen may use."""
    everywhere = dict(dict(headers_of(demo_site))["/*"])
    assert everywhere["Content-Security-Policy"] == POLICY
    assert everywhere["Strict-Transport-Security"].startswith("max-age=31536000")
    assert everywhere["X-Content-Type-Options"] == "nosniff"
    assert everywhere["Referrer-Policy"] == "no-referrer"
    allowed = [part for part in everywhere["Permissions-Policy"].split(", ") if not part.endswith("=()")]
    assert sorted(allowed) == ["fullscreen=(self)", "screen-wake-lock=(self)"]
    assert "X-Robots-Tag" not in everywhere


def test_every_page_carries_the_policy_for_hosts_without_headers(demo_site: Path) -> None:
    """A meta element says the same on every page, but for frame-ancestors, which it may not carry."""
    meta = POLICY.removesuffix("; frame-ancestors 'self'").replace("'", "&#39;")
    for page in demo_site.rglob("*.html"):
        text = page.read_text("utf-8").replace("&#x27;", "&#39;").replace("'", "&#39;")
        assert f'http-equiv="Content-Security-Policy" content="{meta}"' in text, page
        before = text[:text.index("Content-Security-Policy")]
        assert "<script" not in before and "<link" not in before, page


@pytest.mark.browser
def test_no_page_or_screen_breaks_the_policy(browser: Any, demo_site: Path, host: str) -> None:
    """Each page and screen of the board, opened under the real headers, reports no violation and no error."""
    pages = sorted(p.relative_to(demo_site).as_posix() for p in demo_site.rglob("*.html"))
    kinds: dict[str, list[str]] = {}
    for page in pages:
        parts = page.split("/")
        kinds.setdefault(parts[0] if len(parts) < 3 else f"{parts[0]}/{len(parts)}/{parts[2]}", []).append(page)
    chosen = [page for same in kinds.values() for page in (same if "screens" in same[0] else same[:3])]
    context = browser.new_context()
    context.add_init_script(WATCH)
    faults = []
    for path in chosen:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message, said=said: said.append(message.text))
        page.on("pageerror", lambda error, said=said: said.append(str(error)))
        page.goto(host + path, wait_until="load")
        if "screens" in path:
            page.wait_for_timeout(1500)
        broken = page.evaluate("window.__broken")
        said = [line for line in said if "ontent Security" in line or "Error" in line]
        faults += [f"{path}: {what}" for what in (*broken, *said)]
        page.close()
    context.close()
    assert len(chosen) >= 10
    assert faults == []


@pytest.mark.browser
def test_the_policy_is_in_force(browser: Any, host: str) -> None:
    """A script that is put into a page does not run, and its violation is seen: the test above can fail."""
    page = browser.new_page()
    page.add_init_script(WATCH)
    page.goto(host + "index.html")
    page.evaluate("""() => { const s = document.createElement('script'); s.textContent = 'window.__ran = 1';
        document.head.append(s); const i = new Image(); i.src = 'http://127.0.0.1:9/x.png'; }""")
    page.wait_for_timeout(200)
    assert page.evaluate("window.__ran") is None
    assert {b.split()[0] for b in page.evaluate("window.__broken")} >= {"script-src-elem", "img-src"}
    page.close()
