"""The shell in a real browser with a simulated clock: what a screen does over days and faults."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
TURN = "n => { for (; n; n--) { dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight'})); } }"


def at(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


def test_ten_thousand_turns_leave_the_page_as_it_was(wall: Any) -> None:
    """Ten thousand turns add no node and no memory, and say nothing on the console."""
    wall.open()
    count = "document.getElementsByTagName('*').length"
    session = wall.page.context.new_cdp_session(wall.page)
    wall.page.evaluate(TURN, 500)
    session.send("HeapProfiler.collectGarbage")
    nodes, memory = wall.page.evaluate(count), session.send("Runtime.getHeapUsage")["usedSize"]
    wall.page.evaluate(TURN, 10_000)
    session.send("HeapProfiler.collectGarbage")
    assert wall.page.evaluate(count) == nodes
    assert session.send("Runtime.getHeapUsage")["usedSize"] - memory < 1_000_000
    assert wall.said == []


def test_slides_turn_by_themselves_and_in_order(wall: Any) -> None:
    """Each slide stays as long as it says, and the next in order follows."""
    wall.open()
    order = json.loads(wall.page.evaluate("document.querySelector('#slides').dataset.screen"))["order"]
    seen = [wall.place]
    for _ in order:
        stay = float(wall.page.evaluate("document.querySelector('.slide.on').dataset.seconds"))
        wall.page.clock.run_for(int(stay * 1000) - 2500)
        assert wall.place == seen[-1]
        for _ in range(10):
            if wall.place == seen[-1]:
                wall.page.clock.run_for(500)
        seen.append(wall.place)
    assert seen[:-1] == order and seen[-1] == order[0]


def test_a_new_board_is_shown_within_one_poll(wall: Any, second: dict[str, bytes]) -> None:
    """What is published reaches the screen within one poll, in place, without a reload."""
    wall.open()
    wall.wait(10)
    wall.page.evaluate("window.stayed = true")
    wall.host.files = second
    wall.wait(6 * 60 + 60)
    wanted = json.loads(second["version.json"])["screens"]["main"]["build"]
    assert wall.build == wanted
    assert "By Friday 26 June 2026" in wall.page.text_content("#slides")
    assert wall.page.evaluate("window.stayed")
    assert wall.said == []


@pytest.mark.parametrize("fault", ["503", "portal", "html", "hash", "half", "cut"])
def test_what_is_not_whole_and_ours_is_ignored(wall: Any, second: dict[str, bytes], fault: str) -> None:
    """An error, a captive portal, a wrong hash, half a deploy, a cut line: the old board stays and turns on."""
    wall.open()
    wall.wait(10)
    old = wall.build
    wall.host.files, wall.host.fault = second, fault
    wall.wait(7 * 60)
    assert wall.build == old
    assert wall.on.strip()
    wall.host.fault = ""
    wall.wait(6 * 60 + 60)
    assert wall.build == json.loads(second["version.json"])["screens"]["main"]["build"]


def test_a_day_without_answers_is_said_and_survived(wall: Any, second: dict[str, bytes]) -> None:
    """After a day of 503 the screen turns, says since when it shows what it has, and then catches up."""
    wall.open(at="2026-06-24T10:00:00Z")
    wall.host.now = at("2026-06-24T10:00:00")
    wall.wait(10)
    wall.host.fault = "503"
    wall.wait(29 * 60)
    assert "memory" not in wall.label
    wall.wait(6 * 60)
    assert "Shown from memory since 11:00" in wall.label
    wall.page.clock.fast_forward("23:00:00")
    wall.wait(60)
    assert "Shown from memory since 11:00, 24 June" in wall.label
    wall.host.fault, wall.host.files, wall.host.now = "", second, at("2026-06-25T09:40:00")
    wall.wait(6 * 60)
    assert "memory" not in wall.label
    assert wall.build == json.loads(second["version.json"])["screens"]["main"]["build"]


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


def test_the_page_is_reloaded_once_a_night(wall: Any) -> None:
    """Between three and five in the morning the page is loaded again, once, after an answer."""
    wall.host.now = None
    wall.open(at="2026-06-24T19:00:00Z")
    wall.wait(3)
    wall.page.evaluate("window.stayed = true")
    wall.page.clock.fast_forward("07:00:00")
    wall.wait(40 * 60)
    wall.settle()
    assert wall.page.evaluate("window.stayed") is None


def test_no_reload_without_an_answer(wall: Any) -> None:
    """A host that answers nothing at night costs no screen its board."""
    wall.open(at="2026-06-24T19:00:00Z")
    wall.wait(3)
    wall.page.evaluate("window.stayed = true")
    wall.host.fault = "503"
    wall.page.clock.fast_forward("07:00:00")
    wall.wait(60 * 60)
    assert wall.page.evaluate("window.stayed")


def test_a_new_shell_is_loaded_whole_at_most_three_times(wall: Any, first: dict[str, bytes],
                                                         second: dict[str, bytes]) -> None:
    """A board with another style sheet or script is loaded whole; three times in a quarter of an hour at most."""
    wall.open()
    wall.wait(3)
    loads: list[str] = []
    wall.page.on("framenavigated", lambda frame: loads.append(frame.url))
    wall.page.evaluate("sessionStorage.setItem('mfi-reloads', JSON.stringify([Date.now(), Date.now(), Date.now()]))")
    wall.host.files = {p: b.replace(b'shell&#34;:&#34;', b'shell&#34;:&#34;x') for p, b in second.items()}
    import hashlib
    manifest = json.loads(second["version.json"])
    page = "screens/main/index.html"
    manifest["screens"]["main"]["files"][page] = hashlib.sha256(wall.host.files[page]).hexdigest()
    wall.host.files["version.json"] = json.dumps(manifest).encode()
    wall.wait(8 * 60)
    assert loads == []
    wall.page.evaluate("sessionStorage.clear()")
    wall.wait(8 * 60)
    assert len(loads) == 1


def test_without_hashes_the_page_is_loaded_whole(wall: Any, second: dict[str, bytes]) -> None:
    """Over plain http, where a browser hashes nothing, a new board is loaded whole after a good answer."""
    wall.page.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', {get: () => undefined})")
    wall.open()
    wall.wait(10)
    wall.page.evaluate("window.stayed = true")
    wall.host.files = second
    wall.wait(7 * 60)
    wall.page.wait_for_function("() => window.stayed === undefined")
    assert wall.build == json.loads(second["version.json"])["screens"]["main"]["build"]


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


def test_from_a_stick_it_runs_and_polls_nothing(chromium: Any, first: dict[str, bytes], tmp_path: Path) -> None:
    """From file:// the slides turn, and nothing is said of memory."""
    for path, data in first.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    page = chromium.new_page(viewport={"width": 1920, "height": 1080})
    said: list[str] = []
    page.on("console", lambda m: said.append(m.text))
    page.clock.install(time="2026-06-24T10:00:00Z")
    page.goto((tmp_path / "screens/main/index.html").as_uri())
    before = page.inner_text(".slide.on")
    page.clock.run_for(3600_000)
    label = page.inner_text(".slide.on .to")
    assert "memory" not in label
    page.keyboard.press("ArrowRight")
    assert page.inner_text(".slide.on") != before or page.locator(".slide").count() == 1
    assert said == []
    page.context.close()


def test_the_service_worker_starts_a_screen_without_network(chromium: Any, host: Any, second: dict[str, bytes]) -> None:
    """Opened again with no network, the last proved board is there; a bad one was never kept."""
    context = chromium.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.goto(host.url + "screens/main/")
    kept = "caches.open('mfi-screens').then(s => s.keys()).then(k => k.length)"
    assert any(page.wait_for_timeout(100) or page.evaluate(kept) > 3 for _ in range(60))
    host.fault = "portal"
    page.reload()
    build = json.loads(page.evaluate("document.querySelector('#slides').dataset.screen"))["build"]
    assert build == json.loads(host.files["version.json"])["screens"]["main"]["build"]
    assert page.evaluate("getComputedStyle(document.body).fontFamily") != ""
    assert page.evaluate("document.documentElement.classList.contains('shell')")
    host.fault, host.files = "", second
    page.reload()
    build = json.loads(page.evaluate("document.querySelector('#slides').dataset.screen"))["build"]
    assert build == json.loads(second["version.json"])["screens"]["main"]["build"]
    context.close()


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
