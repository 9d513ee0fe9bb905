"""docs/reading-a-run-chart.md shows what `mfi-site chart` draws today."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from mfi_site.cli import program

READING = Path(__file__).parents[2] / "docs/reading"
PAGE = (READING.parent / "reading-a-run-chart.md").read_text("utf-8")
NAME = "Late arrivals in a week"
HOW = {"early": (), "random-none": (), "random-possible": (), "strong": ("--baseline", "12")}
NUMBERS = {12: "Twelve"}


def _texts(picture: str) -> list[str]:
    return [re.sub(r"<[^>]+>", "", text[0]) for text in re.finditer(r"<(text|title|desc)\b.*?</\1>", picture)]


@pytest.mark.parametrize("name", HOW)
def test_each_picture_says_what_the_program_says_today(name: str, tmp_path: Path) -> None:
    """Drawn again from the file beside it, a picture of the page has the same words and numbers in the same order."""
    words = ["--better", "lower", *HOW[name], "--name", NAME, "-o", str(tmp_path)]
    result = CliRunner().invoke(program, ["chart", str(READING / f"{name}.csv"), *words])
    assert result.exit_code == 0, result.output
    assert _texts((tmp_path / f"{name}.svg").read_text("utf-8")) == _texts((READING / f"{name}.svg").read_text("utf-8"))


def test_the_page_shows_every_picture_and_says_what_stands_on_it() -> None:
    """Each picture is on the page, and the figures in its words are those of the pictures."""
    assert set(re.findall(r"\(reading/([\w-]+)\.svg\)", PAGE)) == set(HOW) == {p.stem for p in READING.glob("*.svg")}
    possible = (READING / "random-possible.svg").read_text("utf-8")
    often = re.search(r"About (\d in \d) charts", possible)
    assert often and f"About {often[1]} charts this long" in PAGE
    strong = re.search(r"(\d+) points in a row below", (READING / "strong.svg").read_text("utf-8"))
    assert strong and f"{NUMBERS[int(strong[1])]} points in a row lie below it" in PAGE
