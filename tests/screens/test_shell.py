"""The shell in a real browser with a simulated clock: what a screen does over days and faults."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.screens.turning import TURN, at

pytestmark = pytest.mark.browser


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
