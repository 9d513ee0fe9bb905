# ruff: noqa: E501 (the scripts that run in the page)
"""Every kind of slide at four sizes, with the longest texts: nothing is cut, nothing overlaps, all can be read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from mfi_site.outputs.assets import of_board as assets
from mfi_site.outputs.screens import of_board, screen_findings

pytestmark = pytest.mark.browser
SIZES = ((1280, 720), (1920, 1080), (3840, 2160), (1080, 1920))
LONG = "Donaudampfschifffahrtsgesellschaftskapitän"[:40]
KINDS = "[project, chart, learning, driver, about, calendar, thanks]"
TURNS = "JSON.parse(document.getElementById('slides').dataset.screen).order.length"
OVERLAPS = """() => {
  const seen = [], slide = document.querySelector('.slide.on');
  const parts = [...slide.querySelectorAll('p, h2, li, dt, .value, .under, .chart > svg, svg.code, .dots')]
    .filter(e => !e.querySelector('p, li'));
  const room = {left: 0, top: 0, right: innerWidth, bottom: innerHeight};
  const boxes = parts.map(e => [e, e.getBoundingClientRect()]).filter(([, b]) => b.width && b.height);
  for (const [e, b] of boxes) {
    if (b.left < -1 || b.top < -1 || b.right > room.right + 1 || b.bottom > room.bottom + 1) {
      seen.push('outside: ' + (e.textContent || e.className.baseVal).slice(0, 40)); }
    if (e.scrollWidth > e.clientWidth + 1 && e.clientWidth) { seen.push('cut: ' + e.textContent.slice(0, 40)); }
  }
  for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length; j++) {
    const [e, a] = boxes[i], [f, b] = boxes[j];
    if (e.contains(f) || f.contains(e)) continue;
    if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2)
      seen.push('overlap: ' + e.textContent.slice(0, 30) + ' / ' + f.textContent.slice(0, 30)); }
  return seen; }"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll('.slide.on text, .slide.on p, .slide.on li, .slide.on h2, .slide.on dt,'
  + '.slide.on .value, .slide.on .under, .slide.on span')].filter(e => e.textContent.trim() && e.getClientRects().length).map(e => {
    const scale = e.ownerSVGElement ? e.getScreenCTM().a : 1;
    return parseFloat(getComputedStyle(e).fontSize) * scale; }))"""


def extreme(files: dict[str, bytes]) -> dict[str, bytes]:
    """The writing project with a very long aim and title, long words, and twelve drivers."""
    path = "projects/writing-p4/charter.md"
    text = files[path].decode()
    head, _, rest = text.partition("drivers:")
    _, _, after = rest.partition("\nchanges:")
    drivers = "".join(f"  - name: {LONG} and success criteria that are shared and understood, part {n}\n"
                      f"    changes: [peer-edit]\n" for n in range(12))
    aim = (f"By 26 June 2026, 85% of our 24 Primary 4 pupils, and of those who join us, will be on track in writing, "
           f"{LONG}, " + "and will know what good writing looks like in each kind of text that they meet, " * 4 + "from 54%.")
    lines = []
    skip = False
    for line in head.splitlines():
        if skip and line.startswith(" "):
            continue
        skip = line.startswith("aim:")
        lines.append(f"aim: {aim}" if skip else f"title: Writing {LONG} in Primary 4" if line.startswith("title:") else line)
    whole = "\n".join(lines) + "\ndrivers:\n" + drivers + "\nchanges:" + after
    return {p: b for p, b in {**files, path: whole.encode()}.items() if "writing" in p}


@pytest.fixture(scope="module")
def boards(usual: Any, make_board: Any) -> dict[str, tuple[Any, dict[str, bytes]]]:
    board, content = make_board
    text = f"title: Front hall\nslides: {KINDS}\n"
    hard = board(extreme(content()), screens={"hall": text})
    return {name: (ctx, {**assets(ctx), **of_board(ctx)}) for name, ctx in (("usual", usual), ("hard", hard))}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["usual", "hard"])
def test_nothing_is_cut_and_nothing_overlaps(chromium: Any, host: Any, boards: Any, name: str, size: tuple[int, int]) -> None:
    """At each size every slide fits, with the longest aim, words of 40 letters and twelve drivers."""
    host.files = boards[name][1]
    page = chromium.new_page(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
    page.clock.install(time="2026-06-24T10:00:00Z")
    page.goto(host.url + "screens/hall/")
    found = {}
    kinds = set()
    for _ in range(page.evaluate(TURNS)):
        kind = page.evaluate("document.querySelector('.slide.on').className.split(' ')[1]")
        kinds.add(kind)
        if problems := page.evaluate(OVERLAPS):
            found[kind] = problems
        page.keyboard.press("ArrowRight")
    page.context.close()
    assert kinds == {"project", "chart", "learning", "driver", "about", "calendar", "thanks", "code"}
    assert found == {}


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
def test_real_text_is_as_large_as_was_reckoned(chromium: Any, host: Any, boards: Any, size: tuple[int, int]) -> None:
    """No text on any slide is smaller in the browser than the build said."""
    ctx, host.files = boards["usual"]
    upright = size[0] < size[1]
    page = chromium.new_page(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
    page.clock.install(time="2026-06-24T10:00:00Z")
    page.goto(host.url + "screens/hall/")
    said = {(s.kind, s.html): s.smallest for summary in ctx.summaries for s in summary.slides}
    least = {}
    for _ in range(page.evaluate(TURNS)):
        kind = page.evaluate("document.querySelector('.slide.on').className.split(' ')[1]")
        least[kind] = min(least.get(kind, 1e9), page.evaluate(SMALLEST))
        page.keyboard.press("ArrowRight")
    page.context.close()
    for kind, pixels in least.items():
        reckoned = min([s for (k, _), s in said.items() if k == kind] or [30])
        if upright and kind == "chart":
            reckoned = 29.0
        assert pixels >= min(reckoned, 30) - 0.6, (kind, pixels, reckoned)


def test_slides_pass_axe(chromium: Any, host: Any, boards: Any) -> None:
    """axe finds nothing on any slide, nor in the stacked page."""
    from axe_playwright_python.sync_playwright import Axe

    host.files = boards["usual"][1]
    axe = Axe()
    for scripts in (True, False):
        context = chromium.new_context(viewport={"width": 1920, "height": 1080}, bypass_csp=True, reduced_motion="reduce")
        page = context.new_page()
        if not scripts:
            page.route("**/screen.*.js", lambda route: route.abort())
        page.clock.install(time="2026-06-24T10:00:00Z")
        page.goto(host.url + "screens/hall/")
        for _ in range(page.evaluate(TURNS) if scripts else 1):
            results = axe.run(page)
            assert results.violations_count == 0, results.generate_report()
            page.keyboard.press("ArrowRight")
        context.close()


def test_a_phone_gets_a_page_to_scroll(chromium: Any, host: Any) -> None:
    """At 320 pixels the slides stand under each other without sideways scrolling."""
    page = chromium.new_page(viewport={"width": 320, "height": 640})
    page.goto(host.url + "screens/main/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("[...document.querySelectorAll('.slide')].every(s => getComputedStyle(s).visibility === 'visible')")
    page.context.close()


def test_the_usual_board_can_be_read(usual: Any) -> None:
    """On 43 inches at 4 metres nothing is too small."""
    assert screen_findings(usual) == ()
    far = tuple(replace(s, form=s.form.model_copy(update={"viewing": s.form.viewing.model_copy(update={"metres": 9.0})}))
                for s in usual.screens)
    found = screen_findings(replace(usual, screens=far))
    assert found and all(f.rule == "screen-legible" and f.kind == "problem" for f in found)
