"""The strong test's limits: quoted figures, exact small cases, and simulation of the model."""
from __future__ import annotations

from itertools import combinations, groupby
from math import isclose
from random import Random

import pytest

from mfi_site.statistics import strong_limits
from mfi_site.statistics.strong import crossings_distribution, shorter_runs_probability

PAIRS = [
    (1, 20), (2, 24), (4, 16), (6, 12), (6, 30), (7, 21), (8, 24), (9, 40), (10, 11), (10, 24),
    (10, 60), (11, 25), (12, 24), (12, 36), (15, 20), (20, 36), (24, 80), (30, 31), (61, 61), (80, 80),
]  # fmt: skip
SERIES = 4000


@pytest.mark.parametrize(
    "b, n, limits",
    [(10, 24, (12, 5)), (12, 24, (11, 6)), (12, 36, (13, 10)), (20, 36, (11, 11)), (80, 80, (11, 30))],
)
def test_strong_limits_are_the_documented_ones(b: int, n: int, limits: tuple[int, int]) -> None:
    """The limits quoted in the documentation are those computed."""
    assert strong_limits(b, n) == limits


@pytest.mark.parametrize("b, n, limits", [(3, 16, (14, 1)), (1, 80, (80, 0))])
def test_a_tail_of_exactly_one_in_forty_is_rare_enough(b: int, n: int, limits: tuple[int, int]) -> None:
    """At most 2.5% takes in 2.5% itself, which floating point puts a hair above."""
    assert strong_limits(b, n) == limits


def simulated_sides(b: int, n: int, random: Random) -> list[bool]:
    """One chart of the model: a shuffled even baseline, then sides with one share drawn from the Beta."""
    sides = [True, False] * (b // 2)
    random.shuffle(sides)
    share = random.betavariate((b + 1) / 2, (b + 1) / 2)
    return sides + [random.random() < share for _ in range(n - b)]


@pytest.mark.parametrize("b, n", PAIRS)
def test_strong_limits_hold_in_simulation(b: int, n: int) -> None:
    """Simulated tails are at most 2.5% at the limits and above 2.5% one step inside them."""
    random = Random(1000 * b + n)
    longest, crossings = [], []
    for _ in range(SERIES):
        runs = [len(list(run)) for _, run in groupby(simulated_sides(b, n, random))]
        longest.append(max(runs))
        crossings.append(len(runs) - 1)
    run, fewest = strong_limits(b, n)
    margin = 3.5 * (0.025 * 0.975 / SERIES) ** 0.5
    tail = 0.025 + margin
    assert sum(size >= run for size in longest) / SERIES <= tail
    assert sum(size >= run - 1 for size in longest) / SERIES > 0.025 - margin
    assert sum(count <= fewest for count in crossings) / SERIES <= tail
    assert sum(count <= fewest + 1 for count in crossings) / SERIES > 0.025 - margin


@pytest.mark.parametrize("half", [1, 3, 5])
def test_a_baseline_alone_is_every_order_equally_likely(half: int) -> None:
    """With b = n both distributions are those of writing every order down."""
    n = 2 * half
    orders = []
    for places in combinations(range(n), half):
        orders.append([len(list(run)) for _, run in groupby(place in places for place in range(n))])
    crossings = crossings_distribution(n, n)
    for x in range(n - 1):
        listed = sum(len(runs) - 1 == x for runs in orders) / len(orders)
        assert isclose(crossings[x], listed, abs_tol=1e-12)
    for k in range(1, n + 1):
        listed = sum(max(runs) < k for runs in orders) / len(orders)
        assert isclose(shorter_runs_probability(n, n, k), listed, abs_tol=1e-12)


@pytest.mark.parametrize("b, later", [(1, 5), (2, 5), (3, 6), (4, 4), (6, 3)])
def test_later_values_follow_the_share_of_the_baseline(b: int, later: int) -> None:
    """Both distributions are those of every order of later sides, each weighted exactly (Pólya's urn)."""
    half, shape = b // 2, (b + 1) / 2
    places = range(2 * half)
    baselines = [[place in above for place in places] for above in combinations(places, half)]
    short = [0.0] * (b + later + 2)
    crossed = [0.0] * (b + later + 1)
    for baseline in baselines:
        for bits in range(2**later):
            sides, weight, aboves = list(baseline), 1 / len(baselines), 0
            for t in range(later):
                above = bool(bits >> t & 1)
                weight *= (shape + (aboves if above else t - aboves)) / (2 * shape + t)
                aboves += above
                sides.append(above)
            runs = [len(list(run)) for _, run in groupby(sides)]
            crossed[len(runs) - 1] += weight
            for k in range(max(runs) + 1, len(short)):
                short[k] += weight
    n = b + later
    for x, probability in enumerate(crossings_distribution(b, n)):
        assert isclose(probability, crossed[x], abs_tol=1e-9)
    for k in range(1, n + 1):
        assert isclose(shorter_runs_probability(b, n, k), short[k], abs_tol=2e-4 if b == 1 else 1e-6)


def test_one_value_has_no_run_and_no_crossing() -> None:
    """A single value is its own median: nothing about it is rare."""
    assert shorter_runs_probability(1, 1, 1) == 1
    assert crossings_distribution(1, 1) == [1]


def test_a_baseline_outside_the_values_is_refused() -> None:
    """A baseline of nothing, or of more values than there are, has no limits."""
    for b, n in ((0, 5), (6, 5)):
        with pytest.raises(ValueError, match="1 <= b <= n"):
            strong_limits(b, n)
