"""Critical values of the run chart rules, computed from their exact distributions and kept.

All take `u`, the number of useful observations (values not on the centre line).
"""
from __future__ import annotations

from functools import cache
from math import comb, log2

USEFUL_NEEDED = 10  # Perla, Provost and Murray 2011: fewer useful observations than this judge nothing
SHIFT_LENGTH = 6  # Perla, Provost and Murray 2011
TREND_LENGTH = 5  # Perla, Provost and Murray 2011, counted in points


def run_arrangements(a: int, b: int, runs: int) -> int:
    """How many orders of `a` things of one kind and `b` of another have exactly `runs` runs.

    Source: Swed and Eisenhart 1943, Annals of Mathematical Statistics 14.
    """
    if a == 0 or b == 0:
        return int(runs == (1 if a + b else 0))
    half, odd = divmod(runs, 2)
    if half == 0:
        return 0
    if odd:
        return comb(a - 1, half) * comb(b - 1, half - 1) + comb(a - 1, half - 1) * comb(b - 1, half)
    return 2 * comb(a - 1, half - 1) * comb(b - 1, half - 1)


@cache
def runs_limits(u: int) -> tuple[int, int]:
    """The fewest and the most runs that do not signal, exact, at most 2.5% in each tail.

    With the two sides as even as `u` allows: the smallest r with P(R <= r) > 0.025 and the largest
    with P(R >= r) > 0.025. Raises ValueError below 1.
    Source: Perla, Provost and Murray 2011, BMJ Quality and Safety 20; Swed and Eisenhart 1943.
    """
    if u < 1:
        raise ValueError("runs_limits needs 1 useful observation or more")
    a, b = u // 2, u - u // 2
    total = comb(u, a)

    def first_inside(counts: range) -> int:
        tail = 0
        for runs in counts:
            tail += run_arrangements(a, b, runs)
            if tail * 40 > total:
                return runs
        raise AssertionError("the tail reaches the whole")

    return first_inside(range(1, u + 1)), first_inside(range(u, 0, -1))


@cache
def longest_run_limit(u: int) -> int:
    """The longest run that does not signal: round(log2 u) + 3. Raises ValueError below 1.

    Source: Anhøj and Olesen 2014, PLoS ONE 9(11) e113825; Schilling 2012.
    """
    if u < 1:
        raise ValueError("longest_run_limit needs 1 useful observation or more")
    return round(log2(u)) + 3


@cache
def crossings_limit(u: int) -> int:
    """The fewest crossings that do not signal: the 5% quantile of Binomial(u - 1, 1/2).

    Raises ValueError below 1. Source: Anhøj and Olesen 2014, PLoS ONE 9(11) e113825; Chen 2010.
    """
    if u < 1:
        raise ValueError("crossings_limit needs 1 useful observation or more")
    tail, term, k = 1, 1, 0
    while tail * 20 < 1 << (u - 1):
        term = term * (u - 1 - k) // (k + 1)
        k += 1
        tail += term
    return k
