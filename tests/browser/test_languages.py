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
