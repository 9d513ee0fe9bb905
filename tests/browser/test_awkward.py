# ruff: noqa: E501 (the scripts that run in the page)
"""A school with long words, a wide logo, crowded charts and late tests: nothing collides and nothing is cut."""

from __future__ import annotations

import struct
import zlib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from mfi_site.cli import program

pytestmark = pytest.mark.browser

WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochiadur"
TAG = WORD[:50].lower()
LONG = "Fächerübergreifende Leseverständnisförderung und Rechtschreibunterstützungsmaßnahmen"
PAGES = ("index.html", "ideas/index.html", "projects/calm/index.html", "projects/calm/measures/one/index.html",
         "projects/word/index.html", "projects/full/index.html", f"tags/{TAG}/index.html")
COLLIDING = """() => {
  const found = [], wide = document.documentElement;
  if (wide.scrollWidth > wide.clientWidth) found.push(`the page is ${wide.scrollWidth} px wide`);
  for (const svg of document.querySelectorAll('.chart > svg')) {
    const texts = [...svg.querySelectorAll('text')].filter(t => t.getClientRects().length && t.textContent.trim());
    const ink = t => { const b = t.getBoundingClientRect(), cut = b.height * 0.27;
      return {left: b.left + 1, right: b.right - 1, top: b.top + cut, bottom: b.bottom - cut}; };
    const boxes = texts.map(ink);
    boxes.forEach((a, i) => {
      if (a.left < -2 || a.right > innerWidth + 2) found.push('outside: ' + texts[i].textContent);
      boxes.slice(i + 1).forEach((b, j) => {
        if (Math.min(a.right, b.right) > Math.max(a.left, b.left) && Math.min(a.bottom, b.bottom) > Math.max(a.top, b.top))
          found.push(texts[i].textContent + ' / ' + texts[i + 1 + j].textContent); });
    });
  }
  return found;
}"""


def _png(width: int, height: int) -> bytes:
    """A grey picture."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head, rows = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0), (b"\0" + b"\x80" * width) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def _charter(**lines: str) -> bytes:
    return ("---\n" + "".join(f"{key}: {value}\n" for key, value in lines.items()) + "---\n").encode()


def _weekly(values: list[str], header: str = "date,numerator,denominator") -> bytes:
    start = date(2025, 8, 22)
    rows = [f"{start + timedelta(7 * n)},{value}" for n, value in enumerate(values)]
    return "\n".join([header, *rows, ""]).encode()


def _cycle(number: int, started: date) -> bytes:
    scale = ("pupil", "group", "class", "stage", "school", "cluster")[min(5, number // 5)]
    return (f"---\nchange: c1\nstarted: {started}\nended: {started + timedelta(4)}\nscale: {scale}\ndecision: adapt\n"
            f"prediction_met: yes\nconditions: Set 2\n---\n").encode()


def _content() -> dict[str, bytes]:
    phases = ", ".join(f"{{from: 2025-{day}, because: Reason {day} that takes rather many words to say}}"
                       for day in ("11-03", "11-17", "12-01"))
    calm = ["40,100", "42,100", "39,100", "41,100", "44,100", "43,100", "41,100", "42,100", "50,100", "52,100", "51,100",
            "61,100", "60,100", "62,100", "63,100", "70,100", "71,100", "70,100", "69,100", "73,100", "72,100", "78,100"]
    files = {
        "board.yml": b"name: Ard-sgoil Choimhearsnachd Ghleann Mor agus Braigh Loch Abar\nlogo: logo.png\n"
                     b"language: gd\nas_of: 2026-06-12\ncalendar: {terms: [2025-08-18 to 2026-06-26]}\n",
        "logo.png": _png(900, 90),
        "projects/calm/charter.md": _charter(
            title=LONG, started="2025-08-18", aim="80% of lessons start calmly by June 2026.", finish="2026-06-26",
            drivers="[{name: Bell, changes: [c1]}]", changes="[{id: c1, idea: Staff stand at their doors}]",
            measures=f'[{{id: calm, name: "% of calm lessons", goal: 80, of: lessons, group: 700, phases: [{phases}]}}, '
                     "{id: one, name: Minutes lost, unit: min, better: lower, counts: events}]"),
        "projects/calm/measures/calm.csv": _weekly(calm),
        "projects/calm/measures/one.csv": _weekly(["60"], "date,value"),
        "projects/calm/tools/why.yml": f"tool: pareto\nof: Reasons\ncounts: {{{LONG}: 9, Bell: 5}}\n".encode(),
        "projects/word/charter.md": _charter(
            title=WORD, started="2025-08-18", tags=f"[{TAG}]", aim=f"{WORD} to 90%.",
            drivers=f"[{{name: {WORD}, changes: [x]}}]", changes=f"[{{id: x, idea: {WORD}}}]",
            measures=f'[{{id: one, name: {WORD}, unit: "%", group: 200}}]'),
        "projects/word/measures/one.csv": _weekly(["52"], "date,value"),
        "projects/full/charter.md": _charter(
            title="A bus for everybody", started="2025-08-18",
            measures='[{id: bus, name: "% of pupils with a bus", goal: 100, frequency: weekly}]'),
        "projects/full/measures/bus.csv": _weekly(["400,400"] * 24),
        "screens/hall.yml": b"title: Front hall\nslides: [chart]\n",
    }
    for n in range(30):
        files[f"projects/calm/pdsa/{n + 1:02}-c1.md"] = _cycle(n, date(2025, 8, 25) + timedelta(9 * n))
    return files


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The awkward school's board, built."""
    place = tmp_path_factory.mktemp("awkward")
    for path, data in _content().items():
        (place / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (place / "content" / path).write_bytes(data)
    result = CliRunner().invoke(program, ["build", str(place / "content"), "-o", str(place / "public")])
    assert result.exit_code == 0 and "No problem found" in result.output, result.output
    return place / "public"


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_label_collides_and_no_page_is_too_wide(browser: Any, site: Path, width: int) -> None:
    """In charts no text lies on another or outside the window, and nothing makes a page scroll sideways."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    faults = []
    for path in PAGES:
        page.goto(f"file://{site}/{path}")
        faults += [f"{path}: {fault}" for fault in page.evaluate(COLLIDING)]
    page.close()
    assert faults == []


@pytest.mark.parametrize("width", [320, 360])
def test_a_wide_logo_leaves_the_name_its_room(browser: Any, site: Path, width: int) -> None:
    """On a phone a logo ten times as wide as high and a long name take a masthead of at most a third of the window."""
    page = browser.new_page(viewport={"width": width, "height": 720})
    page.goto(f"file://{site}/index.html")
    assert page.evaluate("document.querySelector('.school').getBoundingClientRect().height") < 240
    page.close()


@pytest.mark.parametrize(("width", "height"), [(703, 1032), (1032, 1497), (1497, 1032)])
def test_the_first_sheet_is_the_poster(browser: Any, site: Path, width: int, height: int) -> None:
    """On A4, and on A3 upright or not, the chart ends on the first sheet and none of its labels collide."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.emulate_media(media="print")
    page.goto(f"file://{site}/projects/calm/index.html")
    assert page.evaluate("document.querySelector('.chart-page').getBoundingClientRect().bottom") <= height
    assert [fault for fault in page.evaluate(COLLIDING) if "px wide" not in fault] == []
    page.close()


def test_a_long_ramp_is_not_mostly_air(browser: Any, site: Path) -> None:
    """On each stair of a ramp the highest step stands at its top."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"file://{site}/projects/calm/index.html")
    gaps = page.evaluate("""() => [...document.querySelectorAll('.dg-stair')].map(stair =>
      Math.min(...[...stair.querySelectorAll('.dg-step')].map(s => s.getBoundingClientRect().top)) - stair.getBoundingClientRect().top)""")
    page.close()
    assert len(gaps) == 8 and max(gaps) <= 2


def test_the_pause_button_covers_no_words(browser: Any, site: Path) -> None:
    """While it shows, what the foot of a screen says of its data stands beside it, and under the chart."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.clock.install(time="2026-06-12T10:00:00Z")
    page.goto(f"file://{site}/screens/hall/index.html")
    page.keyboard.press("ArrowRight")
    above = page.evaluate("""() => { const foot = document.querySelector('.slide.on .foot').getBoundingClientRect();
      return foot.top - document.querySelector('.slide.on .chart > svg').getBoundingClientRect().bottom; }""")
    covered = page.evaluate("""() => { const a = document.querySelector('#pause').getBoundingClientRect();
      return [...document.querySelectorAll('.slide.on .foot span')].map(s => s.getBoundingClientRect())
        .filter(b => Math.min(a.right, b.right) > Math.max(a.left, b.left)).length; }""")
    shown = page.evaluate("document.documentElement.classList.contains('awake')")
    page.close()
    assert shown and covered == 0 and above >= -1
