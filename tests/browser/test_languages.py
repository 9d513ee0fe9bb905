"""Longer words and right-to-left text break no layout; a screen reader's tree says what the pictures show."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from mfi_site.cli import program
from mfi_site.wording import Words

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parent.parent.parent
PAGES = ("index.html", "projects/writing-p4/index.html", "projects/numeracy-p5/index.html",
         "projects/writing-p4/measures/on-track/index.html", "ideas/index.html", "improvement/index.html")
OUT_OF_SIGHT = """() => [...document.querySelectorAll('.chart text')].filter(text => {
  const box = text.getBoundingClientRect();
  return box.width && (box.left < 0 || box.right > document.documentElement.clientWidth);
}).map(text => text.textContent)"""
UNDER_A_SHAPE = """() => {
  const seen = box => box.width > 0, found = [];
  for (const lane of document.querySelectorAll('.chart-lane')) {
    const marks = [...lane.querySelectorAll('.wide-only .c-state-back')];
    const shapes = marks.map(s => s.getBoundingClientRect()).filter(seen);
    for (const number of lane.querySelectorAll('.wide-only .c-test')) {
      const n = number.getBoundingClientRect();
      const over = s => n.left + 2 < s.right && n.right - 2 > s.left && n.top + 4 < s.bottom && n.bottom - 4 > s.top;
      if (seen(n) && shapes.some(over))
        found.push(number.textContent);
    }
  }
  return found;
}"""
LONGER = {"a": "aa", "e": "ee", "i": "ii", "o": "oo", "u": "uu", "A": "AA", "E": "EE", "I": "II", "O": "OO"}


def longer(text: str) -> str:
    """A pseudo-language: every vowel twice, which makes a text about 40% longer and keeps its marks and numbers."""
    return "".join(LONGER.get(letter, letter) for letter in text)


@pytest.fixture(scope="module")
def stretched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration board in the pseudo-language."""
    place = tmp_path_factory.mktemp("stretched")
    shutil.copytree(ROOT / "content", place / "content")
    said = Words.say
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Words, "say", lambda self, key, **values: longer(said(self, key, **values)))
        result = CliRunner().invoke(program, ["build", str(place / "content"), "-o", str(place / "public"),
                                              "--jobs", "1"])
    assert result.exit_code == 0, result.output
    return place / "public"


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_longer_words_break_no_layout(browser: Any, stretched: Path, width: int, direction: str) -> None:
    """In a language 40% longer, either way round, no page is wider than its window."""
    faults = []
    page = browser.new_page(viewport={"width": width, "height": 900})
    for path in PAGES:
        page.goto(f"file://{stretched / path}")
        page.evaluate("direction => document.documentElement.dir = direction", direction)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            faults.append(f"{path}: {wide} px at {width}, {direction}")
    page.close()
    assert faults == []


@pytest.fixture(scope="module")
def gaelic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration board in Gaelic."""
    place = tmp_path_factory.mktemp("gaelic")
    shutil.copytree(ROOT / "content", place / "content")
    board = place / "content" / "board.yml"
    lines = [line for line in board.read_text("utf-8").splitlines() if not line.startswith("language:")]
    board.write_text("\n".join([*lines, "language: gd", ""]), "utf-8")
    result = CliRunner().invoke(program, ["build", str(place / "content"), "-o", str(place / "public"), "--jobs", "1"])
    assert result.exit_code == 0, result.output
    return place / "public"


@pytest.mark.parametrize("width", [360, 720, 768, 1280])
def test_no_word_of_a_chart_leaves_the_page(browser: Any, gaelic: Path, width: int) -> None:
    """In Gaelic no label of a chart hangs out of the window, at the left either."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"file://{gaelic}/projects/writing-p4/index.html")
    cut = page.evaluate(OUT_OF_SIGHT)
    page.close()
    assert cut == []


@pytest.mark.parametrize("width", [720, 768, 1280])
def test_no_test_number_is_under_a_shape(browser: Any, demo_site: Path, width: int) -> None:
    """In the lane under a chart each test's number stands clear of every decision's shape."""
    for project in ("writing-p4", "lateness-p1-p3", "red-cards-p6"):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(f"file://{demo_site}/projects/{project}/index.html")
        hidden = page.evaluate(UNDER_A_SHAPE)
        page.close()
        assert hidden == [], project


@pytest.mark.parametrize("size", [16, 32])
def test_a_chart_keeps_its_width_when_text_is_enlarged(browser: Any, demo_site: Path, size: int) -> None:
    """On a phone whose text is set to twice the size a plot is still over 80 px wide, and the page does not scroll."""
    page = browser.new_page(viewport={"width": 360, "height": 900})
    session = page.context.new_cdp_session(page)
    session.send("Page.enable")
    session.send("Page.setFontSizes", {"fontSizes": {"standard": size}})
    page.goto(f"file://{demo_site}/projects/writing-p4/index.html")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == f"{size}px"
    assert page.evaluate("document.querySelector('.chart-plot').getBoundingClientRect().width") > 80
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()


def test_the_pseudo_language_is_there(stretched: Path) -> None:
    """The pages really speak the pseudo-language."""
    text = (stretched / "improvement" / "index.html").read_text("utf-8")
    assert longer("What is improvement?") in text


def test_a_screen_reader_hears_each_picture(browser: Any, demo_site: Path) -> None:
    """The tree of a project's page has its headings, each chart's name and description, and the table of values."""
    page = browser.new_page()
    page.goto(f"file://{demo_site}/projects/writing-p4/index.html")
    tree = page.locator("body").aria_snapshot()
    for part in ('heading "What are we trying to accomplish?"',
                 'heading "How will we know that a change is an improvement?"',
                 'img "% of P4 pupils on track in writing', "Run chart of % of P4 pupils on track in writing",
                 "adopted", "abandoned", 'link "Download the values (CSV)'):
        assert part in tree, part
    page.locator("summary", has_text="Table of values").first.click()
    opened = page.locator("table").first.aria_snapshot()
    assert 'columnheader "Median"' in opened and 'cell "83%"' in opened
    page.close()
