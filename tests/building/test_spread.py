"""Work spread over spawned workers comes to what it would have come to here."""

from __future__ import annotations

import os
import sys
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfi_site.building import spread as spreads
from mfi_site.building.spread import ITEMS_PER_WORKER, spreading

MANY = list(range(3 * ITEMS_PER_WORKER))


def doubled(number: int) -> int:
    return 2 * number


def where(_: int) -> int:
    return os.getpid()


def fails_elsewhere(home: int, number: int) -> int:
    """Kill a worker, do the work at home."""
    if os.getpid() != home:
        os._exit(1)
    return number


def odd_one_out(number: int) -> int:
    if number == 7:
        raise ValueError("seven")
    return number


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreads.os, "cpu_count", lambda: 2)


def test_results_come_in_the_order_of_the_items() -> None:
    """Whoever did the work, its results stand where the items stood."""
    with spreading(__name__, len(MANY)) as spread:
        assert spread(doubled, MANY) == [2 * n for n in MANY]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(), max_size=30))
def test_any_list_without_workers(numbers: list[int]) -> None:
    """Few items are worked on here."""
    with spreading(__name__, len(numbers)) as spread:
        assert spread(doubled, numbers) == [2 * n for n in numbers]
        assert set(spread(where, numbers)) <= {os.getpid()}


def test_this_process_works_too() -> None:
    """Nobody waits for a worker to come up: the end of the list is done here."""
    with spreading(__name__, len(MANY)) as spread:
        assert spread(where, MANY)[-1] == os.getpid()


def test_workers_take_a_part() -> None:
    """Once they are up, workers do some of the work."""
    with spreading(__name__, len(MANY)) as spread:
        assert any(set(spread(where, MANY * 50)) - {os.getpid()} for _ in range(200))


def test_a_worker_that_dies_costs_nothing() -> None:
    """What a dead worker had begun is done here."""
    with spreading(__name__, len(MANY)) as spread:
        assert spread(partial(fails_elsewhere, os.getpid()), MANY * 20) == MANY * 20


def test_an_error_is_raised_here() -> None:
    """An item's own fault is met again in this process and raised from it."""
    with spreading(__name__, len(MANY)) as spread, pytest.raises(ValueError, match="seven"):
        spread(odd_one_out, MANY)


def test_where_no_process_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that starts no process does the work in this one."""
    def refused(*_: object, **__: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(sys.modules["concurrent.futures"].ProcessPoolExecutor, "submit", refused)
    with spreading(__name__, len(MANY)) as spread:
        assert spread(doubled, MANY) == [2 * n for n in MANY]


def test_one_core_starts_no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """With one core a second process would only cost."""
    monkeypatch.setattr(spreads.os, "cpu_count", lambda: 1)
    with spreading(__name__, len(MANY)) as spread:
        assert set(spread(where, MANY)) == {os.getpid()}
