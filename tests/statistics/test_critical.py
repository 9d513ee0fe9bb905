"""Critical values: against counting every case, and against values computed elsewhere."""
from __future__ import annotations

import json
from collections.abc import Callable
from itertools import combinations, groupby
from math import comb
from pathlib import Path

import pytest

from mfi_site.statistics import crossings_limit, longest_run_limit, runs_limits
from mfi_site.statistics.critical import run_arrangements

CRITICAL = Path(__file__).parents[1] / "oracle" / "critical"
ROWS = {row["n"]: row for row in json.loads((CRITICAL / "critical_values.json").read_text("utf-8"))["rows"]}


def counted_runs(above: int, below: int) -> list[int]:
    """How many orders have each number of runs, by walking side by side; no formula."""
    # state: (aboves used, last side) -> {runs: orders}
    states: dict[tuple[int, int], dict[int, int]] = {(0, -1): {0: 1}}
    for step in range(above + below):
        after: dict[tuple[int, int], dict[int, int]] = {}
        for (used, last), orders in states.items():
            for side in (0, 1):
                now = used + side
                if now > above or step + 1 - now > below:
                    continue
                into = after.setdefault((now, side), {})
                for runs, count in orders.items():
                    into[runs + (side != last)] = into.get(runs + (side != last), 0) + count
        states = after
    totals = [0] * (above + below + 1)
    for orders in states.values():
        for runs, count in orders.items():
            totals[runs] += count
    return totals


@pytest.mark.parametrize("above, below", [(1, 1), (3, 4), (5, 5), (6, 6)])
def test_run_arrangements_are_those_of_listing_every_order(above: int, below: int) -> None:
    """The formula for the number of runs agrees with writing every order down."""
    listed = [0] * (above + below + 1)
    for places in combinations(range(above + below), above):
        sides = [place in places for place in range(above + below)]
        listed[len(list(groupby(sides)))] += 1
    assert [run_arrangements(above, below, runs) for runs in range(above + below + 1)] == listed
    assert counted_runs(above, below) == listed


@pytest.mark.parametrize("u", range(10, 101))
def test_runs_limits_are_exact(u: int) -> None:
    """The limits are the tightest with at most 2.5% outside each, counted without the formula."""
    counts = counted_runs(u // 2, u - u // 2)
    total = comb(u, u // 2)
    low, high = runs_limits(u)
    assert sum(counts[:low]) * 40 <= total < sum(counts[: low + 1]) * 40
    assert sum(counts[high + 1 :]) * 40 <= total < sum(counts[high:]) * 40


@pytest.mark.parametrize(
    "u, limits",
    [
        (10, (3, 9)), (16, (5, 13)), (20, (7, 15)), (24, (8, 18)),
        (30, (11, 21)), (40, (15, 27)), (60, (24, 38)),
    ],
)  # fmt: skip
def test_runs_limits_are_the_documented_ones(u: int, limits: tuple[int, int]) -> None:
    """The limits quoted in the documentation are those used."""
    assert runs_limits(u) == limits


@pytest.mark.parametrize("u", [u for u in ROWS if u >= 10])
def test_critical_values_agree_with_the_oracle(u: int) -> None:
    """Limits on runs, the longest run and crossings equal independently computed ones."""
    row = ROWS[u]
    assert runs_limits(u) == (row["runs_lower_2.5pct_each_tail"], row["runs_upper_2.5pct_each_tail"])
    assert longest_run_limit(u) == row["anhoej_longest_run_max"]
    assert crossings_limit(u) == row["anhoej_crossings_min"]


@pytest.mark.parametrize("u", range(1, 101))
def test_crossings_limit_is_the_exact_quantile(u: int) -> None:
    """The limit is the smallest k with P(X <= k) of 5% or more, in whole numbers."""
    k = crossings_limit(u)

    def reaches(most: int) -> bool:
        return sum(comb(u - 1, x) for x in range(most + 1)) * 20 >= 2 ** (u - 1)

    assert reaches(k)
    assert not reaches(k - 1)


@pytest.mark.parametrize("limit", [runs_limits, longest_run_limit, crossings_limit])
def test_no_useful_observation_has_no_limits(limit: Callable[[int], object]) -> None:
    """Asking for limits of nothing is refused."""
    with pytest.raises(ValueError, match="1 useful observation"):
        limit(0)
