"""A screen under the hands of who stands before it, and in browsers that are set otherwise."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest

pytestmark = pytest.mark.browser


def test_space_pauses_until_it_is_pressed_again(wall: Any) -> None:
    """Space stops the slides for good; pressed again they go on."""
    wall.open()
    wall.page.keyboard.press("Space")
    place = wall.place
    wall.wait(120)
    assert wall.place == place
    wall.page.keyboard.press("Space")
    wall.wait(60)
    assert wall.place != place


def test_arrows_step_both_ways(wall: Any) -> None:
    """Right shows the next slide, left the one before."""
    wall.open()
    first = wall.place
    wall.page.keyboard.press("ArrowRight")
    assert wall.place != first
    wall.page.keyboard.press("ArrowLeft")
    assert wall.place == first


def test_pause_can_be_reached_and_has_a_name(wall: Any) -> None:
    """Tab reaches a visible button called Pause; pressing it says Play."""
    wall.open()
    wall.page.keyboard.press("Tab")
    button = wall.page.get_by_role("button", name="Pause")
    assert button.evaluate("b => b === document.activeElement")
    assert button.evaluate("b => getComputedStyle(b).opacity") == "1"
    wall.page.keyboard.press("Space")
    assert wall.page.get_by_role("button", name="Play").count() == 1
    place = wall.place
    wall.wait(60)
    assert wall.place == place


def test_a_tap_pauses(wall: Any) -> None:
    """A tap anywhere stops the slides."""
    wall.open()
    wall.page.mouse.click(900, 500)
    assert wall.page.get_by_role("button", name="Play").count() == 1


def test_reduced_motion_has_no_transition(chromium: Any, host: Any) -> None:
    """Who asks for less motion gets none."""
    page = chromium.new_page(reduced_motion="reduce", viewport={"width": 1280, "height": 720})
    page.goto(host.url + "screens/main/")
    page.wait_for_timeout(1300)
    assert page.evaluate("[...document.querySelectorAll('.slide')].every(s => getComputedStyle(s).transitionDuration"
                         ".split(', ').every(d => d === '0s'))")
    page.context.close()


def test_cross_fade_is_short(chromium: Any, host: Any) -> None:
    """Slides fade in less than 0.3 seconds, and not at all when the page opens."""
    page = chromium.new_page(viewport={"width": 1280, "height": 720})
    page.clock.install(time="2026-06-24T10:00:00Z")
    page.goto(host.url + "screens/main/")
    style = "getComputedStyle(document.querySelector('.slide.on')).transitionDuration"
    assert page.evaluate(style) == "0s"
    page.clock.run_for(1500)
    assert 0 < float(page.evaluate(style).rstrip("s")) < 0.3
    page.context.close()


def test_without_scripts_all_slides_are_stacked(chromium: Any, host: Any) -> None:
    """Without JavaScript every slide can be read, one under the other."""
    page = chromium.new_page(java_script_enabled=False, viewport={"width": 1280, "height": 720})
    page.goto(host.url + "screens/main/")
    boxes = [slide.bounding_box() for slide in page.query_selector_all(".slide")]
    assert len(boxes) > 6
    assert all(b["y"] >= a["y"] + a["height"] - 1 for a, b in pairwise(boxes))
    assert all(slide.is_visible() for slide in page.query_selector_all(".slide"))
    page.context.close()


def test_a_phone_learns_whether_a_screen_is_up_to_date(wall: Any, second: dict[str, bytes]) -> None:
    """The code's address says that the board is the newest, or that it is not."""
    build = json.loads(wall.host.files["version.json"])["screens"]["main"]["build"]
    wall.page.goto(wall.host.url + f"screens/main/?check={build}")
    wall.page.get_by_text("This screen is up to date.").wait_for(timeout=3000)
    wall.host.files = second
    wall.page.goto(wall.host.url + f"screens/main/?check={build}")
    wall.page.get_by_text("This screen shows an older board.").wait_for(timeout=3000)


def test_diagnostics_say_how_a_screen_is(wall: Any) -> None:
    """?diag=1 shows the build, the age, the time it is up, the heap and what happened last."""
    wall.open("screens/main/?diag=1")
    wall.wait(5)
    text = wall.page.inner_text("#tools")
    assert all(word in text for word in ("build ", "data to 2026-06", "up 0 min", "heap ", "nodes ", "last contact"))
