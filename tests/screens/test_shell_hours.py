"""The hours of a screen with a simulated clock: clocks that are wrong, nights, holidays, and how old data look."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.screens.turning import TURN, at

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("device", "server"), [
    ("2026-06-27T10:00:00Z", "2026-06-24T10:00:00"), ("2025-06-24T10:00:00Z", "2026-06-24T10:00:00")])
def test_a_wrong_clock_is_put_right_by_the_server(wall: Any, device: str, server: str) -> None:
    """Three days fast (a Saturday) and a year slow: the screen keeps the server's hours."""
    wall.host.now = at(server)
    wall.open(at=device)
    wall.wait(3)
    wall.wait(3)
    assert not wall.asleep
    assert wall.label == "Data to 19 June"


def test_a_clock_before_the_data_decides_nothing(wall: Any) -> None:
    """Offline with a clock in 1970 the screen stays on."""
    wall.open(at="1970-01-01T03:00:00Z")
    wall.wait(3)
    assert not wall.asleep


@pytest.mark.parametrize(("before", "after"), [
    # Clocks go forward on 29 March 2026 and back on 25 October 2026; 07:45 stays 07:45.
    ("2026-03-30T06:44:00Z", "2026-03-30T06:45:30Z"), ("2026-03-27T07:44:00Z", "2026-03-27T07:45:30Z"),
    ("2026-06-24T06:44:00Z", "2026-06-24T06:45:30Z")])
def test_hours_are_those_of_scotland_all_year(wall: Any, before: str, after: str) -> None:
    """The screen wakes at 07:45 by the clock on the wall, in winter and in summer."""
    wall.open(at=before)
    wall.wait(2)
    assert wall.asleep
    wall.wait(90)
    assert not wall.asleep


def test_hours_end_in_the_middle_of_a_slide(wall: Any) -> None:
    """At 17:30 the screen goes dark, and says when it is back."""
    wall.open(at="2026-06-24T16:29:55Z")
    wall.wait(2)
    assert not wall.asleep
    wall.wait(5)
    assert wall.asleep
    assert wall.dark == "Back on 25 June at 07:45"


def test_holidays_are_dark_and_say_when_school_is_back(wall: Any) -> None:
    """In the winter holiday the screen says the first day of term, and moves slowly."""
    wall.open(at="2025-12-20T11:00:00Z")
    wall.wait(2)
    assert wall.dark == "Back on 6 January at 07:45"
    place = "document.getElementById('dark').style.transform"
    before = wall.page.evaluate(place)
    wall.wait(60)
    assert wall.page.evaluate(place) != before


def test_midnight_passes(wall: Any) -> None:
    """Over midnight the day changes and nothing else."""
    wall.open(at="2026-06-24T22:59:30Z")
    wall.wait(2)
    assert wall.dark == "Back on 25 June at 07:45"
    wall.wait(60)
    assert wall.dark == "Back on 25 June at 07:45"
    assert wall.said == []


def test_age_is_judged_in_school_days_when_seen(wall: Any) -> None:
    """Weekly data are fresh for 7 school days, waited for to 15, then greyed with words."""
    wall.open("screens/main/", at="2026-06-24T10:00:00Z")
    found = wall.page.evaluate("[...document.querySelectorAll('.slide')].map(s => [s.dataset.to, s.dataset.every])")
    assert all(every in (None, "5", "5.0", "10", "10.0") for _, every in found)
    for day, state in (("2026-06-30", ""), ("2026-07-03", "waiting for new data"), ("2026-07-13", "nothing newer")):
        wall.page.clock.set_system_time(f"{day}T10:00:00Z")
        wall.page.keyboard.press("Home")
        order = json.loads(wall.page.evaluate("document.querySelector('#slides').dataset.screen"))["order"]
        wall.page.evaluate(TURN, len(order))
        assert state in wall.label and (state or ":" not in wall.label)
    assert wall.page.evaluate("document.querySelector('.slide.on').classList.contains('old')")


def test_time_can_be_fixed_on_the_development_server_alone(wall: Any) -> None:
    """?t= means nothing on a published board, and sets the clock on one that the development server marks."""
    wall.open("screens/main/?t=2025-12-24T08:00", at="2026-06-24T10:00:00Z")
    wall.wait(2)
    assert not wall.asleep
    page = "screens/main/index.html"
    mark = b'<script src="/__mfi/reload.js" defer></script></body>'
    wall.host.files = {**wall.host.files, page: wall.host.files[page].replace(b"</body>", mark)}
    wall.page.goto(wall.host.url + "screens/main/?t=2025-12-24T08:00")
    wall.page.clock.run_for(2000)
    assert wall.dark == "Back on 6 January at 07:45"
