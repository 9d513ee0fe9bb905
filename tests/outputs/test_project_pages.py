"""What a project's page says in each state of a project."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

Make = Callable[..., dict[str, bytes]]
PAGE = "projects/p/index.html"


def project(making: Make, charter: str, **files: bytes) -> str:
    board = {"board.yml": b"name: School\n", "projects/p/charter.md": f"---\n{charter}\n---\n".encode()}
    board |= {f"projects/p/{path}": data for path, data in files.items()}
    return making(board)[PAGE].decode()


def values(numbers: list[int]) -> bytes:
    rows = [f"2026-{1 + n // 4:02}-{1 + 7 * (n % 4):02},{v}" for n, v in enumerate(numbers)]
    return "\n".join(["date,value", *rows]).encode()


MEASURE = 'measures: [{id: m, name: Minutes lost, type: outcome, unit: minutes, better: lower, goal: 5}]'


def test_three_questions_in_order(public: dict[str, bytes]) -> None:
    """A page asks the three questions in their order and answers the first with the aim."""
    text = public["projects/writing/index.html"].decode()
    places = [text.index(q) for q in ("What are we trying to accomplish?", "How will we know that a change",
                                      "What changes can we make")]
    assert places == sorted(places)
    assert '<p class="aim">By 26 June 2026' in text
    assert re.findall(r"<h1>", text) == ["<h1>"]


def test_a_project_with_only_an_aim(making: Make) -> None:
    """Without measures, ideas or tests the page says so in words and draws nothing."""
    text = project(making, "title: New\nstarted: 2026-06-01\naim: By June 2027, all will be well.")
    assert "No measures yet." in text and "No change ideas yet." in text
    assert 'class="chart' not in text


def test_a_project_without_an_aim_says_what_is_under_way(making: Make) -> None:
    """aim_note stands in the aim's place, marked as not being one."""
    text = project(making, "title: New\nstarted: 2026-06-01\naim_note: We are still agreeing it.")
    assert '<p class="aim none">We are still agreeing it.' in text


def test_a_measure_without_data_is_a_promise(making: Make) -> None:
    """Where there are no values the figures say that the start is not known and the footer that there are no data."""
    text = project(making, f"title: New\nstarted: 2026-06-01\n{MEASURE}")
    assert "not yet known" in text and "No data yet" in text


@pytest.mark.parametrize(("more", "numbers", "start"), [
    ("", [4] * 6 + [12] * 9, "4</span> <span class=\"under\">minutes, 1 January 2026"),
    (", baseline: 6", [4, 6] * 3 + [12] * 9, "5</span> <span class=\"under\">minutes, January 2026"),
    (", phases: [{from: 2026-02-15}]", [4, 6] * 3 + [12] * 9, "5</span> <span class=\"under\">minutes, January 2026"),
    ("", [4], "4</span> <span class=\"under\">minutes, 1 January 2026"),
])
def test_a_project_starts_from_what_its_first_values_say(
    making: Make, more: str, numbers: list[int], start: str
) -> None:
    """A median that holds the later values too is no starting point: then the first value is."""
    charter = f"title: Bell\nstarted: 2026-01-01\n{MEASURE}".replace("goal: 5", f"goal: 5{more}")
    text = project(making, charter, **{"measures/m.csv": values(numbers)})
    assert f'<dt>from</dt><dd><span class="value">{start}' in text


@pytest.mark.parametrize(("last", "coloured"), [([], True), ([4, 4], False), ([5], True)])
def test_now_is_coloured_while_its_signal_stands(making: Make, last: list[int], coloured: bool) -> None:
    """The latest value has a strong signal's colour only where no later value lies off the centre line."""
    charter = f"title: Bell\nstarted: 2026-01-01\n{MEASURE}".replace("goal: 5", "goal: 5, baseline: 10")
    text = project(making, charter, **{"measures/m.csv": values([4, 6] * 5 + [12] * 12 + last)})
    assert "a <strong" in text and ('class="now tone-worse"' in text) is coloured


@pytest.mark.parametrize(("status", "numbers", "said"), [
    ("paused", [9] * 12, "This project is paused"),
    ("abandoned", [9] * 12, "This project was stopped"),
    ("complete", [9] * 12, "The goal was not reached"),
    ("complete", [4] * 12, "the level has held"),
    ("complete", [9] * 11 + [4], "The values as a whole are not there yet"),
    ("complete", [4], "complete: the latest value reached the goal."),
    ("complete", [4] * 5, "complete: the latest value reached the goal."),
    ("complete", [4] * 12 + [9] * 8, "This project is complete.<"),
    ("complete", [4] * 4 + [9], "This project is complete.<"),
])
def test_an_ended_project_says_the_truth(making: Make, status: str, numbers: list[int], said: str) -> None:
    """A paused, stopped or complete project opens with how it stands, by its values."""
    text = project(making, f"title: Old\nstarted: 2026-01-01\nstatus: {status}\n{MEASURE}",
                   **{"measures/m.csv": values(numbers)})
    assert said in text


def test_a_median_set_by_the_first_values_does_not_judge_the_last(making: Make) -> None:
    """Of a complete project whose median was frozen at its start, only the latest value is said to reach the goal."""
    charter = f"title: Old\nstarted: 2026-01-01\nstatus: complete\n{MEASURE}".replace("goal: 5", "goal: 5, baseline: 6")
    text = project(making, charter, **{"measures/m.csv": values([9] * 6 + [4] * 6)})
    assert "complete: the latest value reached the goal." in text and "as a whole" not in text


@pytest.mark.parametrize(("on_track", "goal", "said"), [
    ([1, 2, 3, 2, 3, 4], 85, "This project is complete.<"), ([4] * 6, 85, "This project is complete.<"),
    ([4] * 6, 80, "the level has held"), ([5] * 6, 80, "the level has held"),
    ([1] * 6, 85, "The goal was not reached"), ([1] * 6, 15, "This project is complete.<"),
])
def test_an_end_that_hides_the_value_reaches_no_goal(
    making: Make, on_track: list[int], goal: int, said: str
) -> None:
    """Of "80% or over" it is not said that a goal of 85% was reached, nor that one of 15% was missed."""
    charter = ('title: Old\nstarted: 2026-01-01\nstatus: complete\n'
               f'measures: [{{id: m, name: "% on track", type: outcome, goal: {goal}}}]')
    rows = [f"2026-01-{n + 5:02},{value},5" for n, value in enumerate(on_track)]
    text = project(making, charter, **{"measures/m.csv": "\n".join(["date,numerator,denominator", *rows]).encode()})
    assert said in text


@pytest.mark.parametrize(("kind", "shown"), [("outcome", True), ("process", False), ("balancing", False)])
def test_the_figures_under_the_aim_are_of_the_aim(making: Make, kind: str, shown: bool) -> None:
    """Where a process or balancing measure leads for want of another, its values are not set under the aim."""
    charter = f"title: Bell\naim: All well.\nstarted: 2026-01-01\nfinish: 2026-06-26\n{MEASURE}"
    text = project(making, charter.replace("outcome", kind), **{"measures/m.csv": values([9] * 12)})
    figures = text[text.index('<dl class="figures"'):text.index("</dl>")]
    assert ("now" in figures, "26 June" in figures) == (shown, True)


@pytest.mark.parametrize(("ended", "said"), [("", "One idea, not tested yet."), ("adopt", "One idea, adopted."),
                                             ("abandon", "One idea, dropped.")])
def test_one_idea_is_not_counted_twice(making: Make, ended: str, said: str) -> None:
    """A single idea is told with its state, not counted among itself."""
    charter = "title: P\nstarted: 2026-01-01\nchanges: [{id: a, idea: Bells}]"
    cycle = f"---\nchange: a\nstarted: 2026-01-05\nended: 2026-01-09\nprediction_met: no\ndecision: {ended}\n---\n"
    text = project(making, charter, **({"pdsa/01-a.md": cycle.encode()} if ended else {}))
    assert said in text


def test_a_charter_that_cannot_be_read_gives_a_notice(making: Make) -> None:
    """A broken charter costs its own page alone: it says that it will be back."""
    site = making({"board.yml": b"name: School\n", "projects/p/charter.md": b"---\ntitle: [\n---\n"})
    assert "This project cannot be shown just now" in site[PAGE].decode()
    assert "projects/p/index.html" in site["index.html"].decode()


def test_what_was_left_out_is_said_on_the_page(making: Make) -> None:
    """A cycle that could not be read leaves a note in its place."""
    text = project(making, "title: P\nstarted: 2026-01-01", **{"pdsa/01-x.md": b"---\nscale: moon\n---\n"})
    assert "left out of this page until its file is put right" in text


def test_what_dropped_ideas_taught_leads_the_learning(public: dict[str, bytes]) -> None:
    """A dropped idea's learning comes first, without the word of the decision; a report's reflection follows."""
    text = public["projects/writing/index.html"].decode()
    lessons = re.findall(r'<p class="lesson">([^<]+)', text)
    assert lessons[:2] == ["Pupils use what is on their desk.", "We learned to wait."]
    assert "What surprised us" in text and "Ask Primary 3" in text


def test_history_comes_from_the_dates_in_content(public: dict[str, bytes]) -> None:
    """Each dated fact of the charter and the cycles is an event, the latest first."""
    text = public["projects/writing/index.html"].decode()
    days = re.findall(r'<time datetime="([0-9-]+)"', text[text.index('id="history"'):])
    assert {"2025-08-25", "2025-09-08", "2025-09-19", "2025-11-10", "2025-12-05"} <= set(days)
    assert days == sorted(days, reverse=True)
    assert "days ago" not in text


def test_a_tool_whose_file_has_a_space_names_its_part(making: Make) -> None:
    """The part of a page that holds a tool is named by one heading, whatever its file is called."""
    fish = {"tools/Fish Bone.yml": b"tool: fishbone\neffect: Late\ncauses: {People: [New staff]}\n"}
    text = project(making, "title: New\nstarted: 2026-06-01", **fish)
    assert 'aria-labelledby="tool-Fish-Bone"' in text and '<h3 id="tool-Fish-Bone">' in text


CHANGE = "changes: [{id: peer, idea: A peer edit}]"
RUN = b"---\nchange: peer\nstarted: 2026-01-05\n---\n"
PLANNED = b"---\nchange: peer\n---\n"


def test_a_planned_test_builds_on_nothing_yet(making: Make) -> None:
    """Tests that are planned are told apart from those that were run."""
    text = project(making, f"title: New\nstarted: 2026-01-01\n{CHANGE}",
                   **{"pdsa/01-peer.md": RUN, "pdsa/02-peer.md": PLANNED})
    assert "1 test. One test planned." in text and "building on the last" not in text


def test_next_steps_say_which_report_they_come_from(making: Make) -> None:
    """What a report called next stands under its month; planned tests, which are always next, do not."""
    text = project(making, f"title: New\nstarted: 2026-01-01\n{CHANGE}", **{
        "pdsa/01-peer.md": PLANNED,
        "reports/2026-02.md": b"---\nsubmitted: 2026-02-15\n---\n## Next steps\n\n- Ask the blue table\n",
    })
    section = text.partition('id="next"')[2].partition("</section>")[0]
    said, _, planned = section.partition("</ul>")
    assert "Report 1, February 2026" in said and "Ask the blue table" in said and "Test 1" not in said
    assert "Test 1: A peer edit" in planned


@pytest.mark.parametrize(("status", "running", "planned"), [
    ("active", "Still being tested", "Not started yet"), ("paused", "Still being tested", "Not started yet"),
    ("complete", "Not decided when the project ended", "Not started before the project ended"),
])
def test_nothing_is_still_tested_in_a_project_that_is_over(
        making: Make, status: str, running: str, planned: str) -> None:
    """A test that was left open or never begun says so once its project has ended."""
    text = project(making, f"title: New\nstarted: 2026-01-01\nstatus: {status}\n{CHANGE}",
                   **{"pdsa/01-peer.md": RUN, "pdsa/02-peer.md": PLANNED})
    assert running in text and planned in text
    assert (status == "complete") == ("Still being tested" not in text)


@pytest.mark.parametrize("study", ["", "The queue waits for the till."])
def test_what_was_learned_is_promised_only_where_it_stands(making: Make, study: str) -> None:
    """A complete project that did not reach its goal points to what it learned only if anything is written."""
    ended = "started: 2026-01-05\nended: 2026-01-09\nprediction_met: no\ndecision: abandon"
    text = project(making, f"title: New\nstarted: 2026-01-01\nstatus: complete\n{CHANGE}\n{MEASURE}", **{
        "measures/m.csv": values([20] * 12),
        "pdsa/01-peer.md": f"---\nchange: peer\n{ended}\n---\n## Study\n\n{study}\n".encode(),
    })
    assert "The goal was not reached" in text
    assert ("what was learned is below" in text) == bool(study) == ("What we have learned" in text)


def test_a_planned_test_that_was_dropped_is_no_next_step(making: Make) -> None:
    """What the team has decided not to try does not come next, though it never began."""
    dropped = PLANNED.replace(b"peer\n", b"peer\ndecision: abandon\n")
    text = project(making, f"title: New\nstarted: 2026-01-01\n{CHANGE}",
                   **{"pdsa/01-peer.md": dropped, "pdsa/02-peer.md": PLANNED})
    section = text.partition('id="next"')[2].partition("</section>")[0]
    assert "Test 2: A peer edit" in section and "Test 1" not in section
