"""The files of screens: pages, the manifest, the shell's weight, what is reported and found."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfi_site.model.board import ScreenForm
from mfi_site.outputs.context import Slide
from mfi_site.outputs.screens import of_board, screen_findings, screen_report
from mfi_site.outputs.slides import fitting
from mfi_site.outputs.slides.hours import read_hours
from mfi_site.outputs.slides.legibility import Wall
from mfi_site.outputs.slides.loop import MOST_IN_LOOP, order_of, seconds_of


def test_every_board_has_a_screen(usual: Any) -> None:
    """A board without a screens folder, and one without projects, still has screens/main/ with something on it."""
    for context in (replace(usual, screens=()), replace(usual, screens=(), summaries=())):
        page = of_board(context)["screens/main/index.html"].decode()
        assert page.count('<section class="slide') >= 2


def test_the_manifest_names_every_file_by_its_hash(first: dict[str, bytes]) -> None:
    """version.json gives the SHA-256 of each screen's page, style sheet and script."""
    manifest = json.loads(first["version.json"])
    assert manifest["day"] == "2026-06-26" and set(manifest["screens"]) == {"main", "hall"}
    for name, own in manifest["screens"].items():
        assert f"screens/{name}/index.html" in own["files"] and len(own["files"]) == 3
        assert all(hashlib.sha256(first[path]).hexdigest() == known for path, known in own["files"].items())
        assert own["build"] in first[f"screens/{name}/index.html"].decode()


def test_the_same_board_gives_the_same_bytes(usual: Any, first: dict[str, bytes]) -> None:
    """Nothing of a clock or of chance is in a screen."""
    assert all(first[path] == data for path, data in of_board(usual).items())


def test_the_shell_is_light(first: dict[str, bytes]) -> None:
    """The shell is under 10,000 bytes, all scripts under 20,000, a screen with all it loads under 1.5 MB."""
    scripts = {path: len(data) for path, data in first.items() if path.endswith(".js")}
    assert next(size for path, size in scripts.items() if path.startswith("assets/screen.")) < 10_000
    assert sum(scripts.values()) < 20_000
    page = len(first["screens/hall/index.html"])
    assert page * 4 < 1_500_000, "two projects; eight must fit"


def test_nothing_is_inline(first: dict[str, bytes]) -> None:
    """A page holds no inline script, style or handler, and asks no other host for anything."""
    for path, data in first.items():
        if path.endswith(".html"):
            text = data.decode()
            assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text)
            assert re.findall(r"<script[^>]*>(.*?)</script>", text, re.DOTALL) == [""]
            assert not re.search(r'(?:src|href)="(?:https?:)?//', text)


def test_a_screen_names_its_theme(usual: Any) -> None:
    """A screen in another theme has that theme's colours, the others keep theirs."""
    hall, = usual.screens
    form = hall.form.model_copy(update={"theme": "chalkboard"})
    found = of_board(replace(usual, screens=(replace(hall, form=form),)))
    sheets = [data.decode() for path, data in found.items() if path.endswith(".css")]
    assert len(sheets) == 2 and sum("#17241E" in sheet for sheet in sheets) == 1


def test_the_report_says_how_far_a_screen_is_clear(usual: Any) -> None:
    """For each screen: slides, loops, seconds, the smallest text and its clear distance."""
    main, hall = screen_report(usual)
    assert (main["screen"], hall["screen"]) == ("main", "hall")
    assert hall["slides"] >= 10 and hall["loops"] == 3 and hall["loop_seconds"] > 100
    assert 4.0 <= main["clear_metres"] < 5 and main["smallest_text"]


def test_small_text_is_a_problem_that_names_it(usual: Any) -> None:
    """A text too small for its distance is named, with the distance and the screen that would do."""
    hall, = usual.screens
    viewing = hall.form.viewing.model_copy(update={"metres": 6.0})
    found = screen_findings(replace(usual, screens=(replace(hall, form=hall.form.model_copy(
        update={"viewing": viewing})),)))
    assert {f.rule for f in found} == {"screen-legible"} and {f.path for f in found} == {"screens/hall.yml"}
    assert any("is 10.4 mm high, and 6 metres need 15.0 mm" in f.message for f in found)
    assert all("65 inches or more" in f.suggestion or "inches or more" in f.suggestion for f in found)


def test_hours_that_cannot_be_read_are_a_problem(usual: Any) -> None:
    """Hours in another form are said, and the usual ones hold."""
    hall, = usual.screens
    found = screen_findings(replace(usual, screens=(replace(hall, form=hall.form.model_copy(
        update={"hours": "when school is on"})),)))
    assert [f.rule for f in found] == ["screen-hours"]


@pytest.mark.parametrize(("text", "parts"), [
    ("Mon-Fri 07:45-17:30", (((1, 2, 3, 4, 5), "07:45", "17:30"),)),
    ("monday – friday 7.45-17.30", (((1, 2, 3, 4, 5), "07:45", "17:30"),)),
    ("Sat 9:00-12:00, 14:00-15:00", (((6,), "09:00", "12:00"), ((0, 1, 2, 3, 4, 5, 6), "14:00", "15:00"))),
    ("Fri-Mon 08:00-24:00", (((5, 6, 0, 1), "08:00", "24:00"),)),
    ("always", ()), ("", ()), ("Mon-Fri 17:30-07:45", None), ("Mon-Fry 08:00-09:00", None), ("08:00", None)])
def test_hours_are_read_as_people_write_them(text: str, parts: Any) -> None:
    """Days and times in several forms; what is not hours is None."""
    assert read_hours(text) == parts


@given(st.lists(st.integers(0, 12), max_size=12), st.integers(1, 4))
def test_loops_show_every_slide_and_stay_short(groups: list[int], shared: int) -> None:
    """Each loop has at most eight slides and ends with the shared ones; every slide is in just one loop."""
    loops = order_of(groups, shared)
    total = sum(groups)
    assert all(len(loop) <= MOST_IN_LOOP for loop in loops)
    assert all(loop[-shared:] == tuple(range(total, total + shared)) for loop in loops)
    assert [n for loop in loops for n in loop[:-shared]] == list(range(total))


def test_slides_stay_as_long_as_reading_takes() -> None:
    """Twenty seconds, or eight and 0.3 for each word; a code 15; what a billboard wants."""
    def stays(words: int, kind: str = "about", seconds: int = 20) -> float:
        return seconds_of(Slide(kind, "", "", words, 30, ""), ScreenForm(seconds=seconds))
    assert (stays(10), stays(60), stays(10, "code"), stays(10, seconds=300)) == (20, 26, 15, 300)


def test_capitals_need_2_5_mm_a_metre() -> None:
    """43 inches at 4 metres need 28.8 px of 1080 for capitals of 10 mm."""
    wall = Wall(43, 4)
    assert wall.needed == 10
    assert wall.legible(28.9) and not wall.legible(28.7)
    assert Wall(wall.inches_for(20), 4).legible(20)


@given(st.text(alphabet="ab c", max_size=200) | st.text(alphabet="ab-", max_size=200), st.integers(30, 90),
       st.integers(200, 1200))
def test_a_shortened_text_fits(text: str, size: int, width: int) -> None:
    """What is shortened takes no more height than it was given."""
    height = size * 1.3 * 3
    assert fitting.height_of(fitting.shortened(text, size, width, height), size, width) <= max(height, size * 1.3)


def test_the_theory_is_told_in_counts_that_are_not_zero(usual: Any) -> None:
    """The slide of a theory says what is tested and what is in use, never how many are not."""
    slides = [s for summary in usual.summaries for s in summary.slides if s.kind == "driver"]
    told = [re.search(r'<p class="below[^>]*>([^<]+)', s.html) for s in slides]
    assert told and all(said and "part" in said[1] and not re.search(r"\b0\b", said[1]) for said in told)
    assert any('<span class="idea">' in s.html for s in slides)


def test_a_word_longer_than_a_line_is_cut_within() -> None:
    """A title of one long word keeps its beginning instead of an ellipsis alone."""
    found = fitting.shortened("Aim due: " + "attendance-on-Friday-" * 12, 38, 660, 160)
    assert found.startswith("Aim due: attendance-on-Friday-") and found.endswith("…")
    assert fitting.height_of(found, 38, 660) <= 160


def test_a_project_that_has_ended_is_not_waited_for(usual: Any) -> None:
    """Age is judged for active projects only."""
    slides = [s for summary in usual.summaries for s in summary.slides if s.kind in ("chart", "project")]
    assert slides and all(s.every and s.data_to and s.data_to <= date(2026, 6, 26) for s in slides)


def test_a_gaelic_board_speaks_gaelic(make_board: Any) -> None:
    """The shell's words and months are those of the board's language."""
    board, _ = make_board
    page = of_board(board({}, head="name: Bun-sgoil\nlanguage: gd\n"))["screens/main/index.html"].decode()
    config = json.loads(unescape(re.search(r'data-screen="([^"]*)"', page)[1]))  # type: ignore[index]
    assert config["words"]["pause"] == "Cuir na stad" and len(config["months"]) == 12
    assert not any(ch.isdigit() for month in config["months"] for ch in month)
