"""The front page and the lists of many projects."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Make = Callable[..., dict[str, bytes]]


def board(making: Make, count: int) -> dict[str, bytes]:
    files = {"board.yml": b"name: School\n"}
    for n in range(count):
        status = ("active", "paused", "complete")[n % 3]
        files[f"projects/p{n:02}/charter.md"] = (
            f"---\ntitle: Project {n:02}\nstarted: 2026-01-01\nstatus: {status}\ntags: [Gàidhlig]\n---\n").encode()
    return making(files)


def test_one_project_leads_alone(making: Make) -> None:
    """A board of one project has a lead, no list and no filter by status."""
    text = board(making, 1)["index.html"].decode()
    assert text.count('class="lead"') == 1 and 'class="cards"' not in text and "tags/active" not in text
    assert "One project." in text


def test_sixty_projects_are_all_there_and_by_status(making: Make) -> None:
    """Every project is on the front page once as a card or the lead, and each status has a page."""
    site = board(making, 60)
    text = site["index.html"].decode()
    assert text.count('<li class="card">') == 59 and text.count('class="lead"') == 1
    for status in ("active", "paused", "complete"):
        assert site[f"tags/{status}/index.html"].decode().count('<li class="card">') == 20


def test_the_front_page_says_what_was_dropped_and_learned(public: dict[str, bytes]) -> None:
    """The line of the school counts tests and ideas, and what a dropped idea taught is on the page."""
    text = public["index.html"].decode()
    assert "2 tests of change this session" in text and "One idea adopted" in text
    assert "Pupils use what is on their desk." in text


def with_tests(making: Make, status: str, *tests: str) -> str:
    """The front page, as of 26 June 2026, of one project with these tests."""
    files = {"board.yml": b"name: School\n", "projects/p/charter.md": (
        f"---\ntitle: One\nstarted: 2025-01-01\nstatus: {status}\nchanges: [{{id: a, idea: An idea}}]\n---\n").encode()}
    for n, head in enumerate(tests, 1):
        files[f"projects/p/pdsa/{n:02}-a.md"] = f"---\nchange: a\n{head}\n---\n".encode()
    return making(files)["index.html"].decode()


@pytest.mark.parametrize(("status", "tests", "said"), [
    ("active", ("",), "One test planned."),
    ("active", ("started: 2026-01-05", "", ""), "1 test, one running now, two planned."),
    ("complete", ("started: 2026-01-05", ""), "1 test, last started 5 January."),
    ("paused", ("started: 2025-01-06",), "1 test, last started 6 January 2025."),
])
def test_a_card_counts_the_tests_that_were_run(making: Make, status: str, tests: tuple[str, ...], said: str) -> None:
    """A planned test is not counted as run, nothing runs in a project that has stopped, and an old day has its year."""
    assert said in with_tests(making, status, *tests)


def test_what_changed_in_an_earlier_session_has_its_year(making: Make) -> None:
    """On the front page a day of this session needs no year, and one of an earlier session has it."""
    text = with_tests(making, "active", "started: 2025-01-06", "started: 2026-01-05")
    assert ">6 January 2025</time>" in text and ">5 January</time>" in text


def test_an_aim_ends_before_the_tests_are_counted(making: Make) -> None:
    """On a card an aim without a full stop does not run into the number of tests."""
    charter = b"---\ntitle: One\nstarted: 2025-09-01\naim: %s\nchanges: [{id: a, idea: An idea}]\n---\n"
    for aim, said in ((b"up from 54% in August", "August. No test yet."), (b"Well? Yes!", "Yes! No test yet.")):
        text = making({"board.yml": b"name: School\n", "projects/p/charter.md": charter % aim})["index.html"].decode()
        assert said in text
