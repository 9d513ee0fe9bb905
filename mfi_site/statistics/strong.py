"""The strong test: how long a run, or how few crossings, chance makes in at most 2.5% of charts each.

The model, with a median taken from the first b of n values: the baseline's sides are floor(b/2) above and
as many below in any order, equally likely; the share p of later values above the median is
Beta((b+1)/2, (b+1)/2), and given p the later sides are independent. b = n leaves the baseline alone.
"""
from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import accumulate
from math import comb, cos, exp, lgamma, log, log2, pi, sin

from mfi_site.statistics.critical import run_arrangements

TAIL = 0.025
_SAME = 1e-12  # some tails are 2.5% exactly, which floating point must not push over
_NODES = 64


@cache
def strong_limits(b: int, n: int) -> tuple[int, int]:
    """(run, crossings): that run or longer, those crossings or fewer, have at most 2.5% each.

    `b` of `n` values (not rows) set the centre. Where no count of crossings is rare enough it is -1,
    where no run is, one longer than can be. Raises ValueError unless 1 <= b <= n.
    """
    if not 1 <= b <= n:
        raise ValueError("strong_limits needs 1 <= b <= n")

    def is_rare(k: int) -> bool:
        return k > n or 1 - shorter_runs_probability(b, n, k) <= TAIL + _SAME

    low, high = 1, round(log2(n)) + 4
    while not is_rare(high):
        low, high = high, 2 * high
    run = low + bisect_left(range(low, high), True, key=is_rare)
    crossings = sum(tail <= TAIL + _SAME for tail in accumulate(crossings_distribution(b, n))) - 1
    return run, crossings


def shorter_runs_probability(b: int, n: int, k: int) -> float:
    """The probability that every run is shorter than k."""
    later = n - b
    if later == 0 and b == 1:
        return 1.0  # one value, on its own median
    if k < 2:
        return 0.0
    endings = _baseline_endings(b // 2, k)
    if later == 0:
        return sum(endings) * 2
    total = weight_sum = 0.0
    for node in range(_NODES):
        # with p = (1 - cos t) / 2 the Beta density becomes sin(t) ** b, smooth at both ends
        angle = pi * (node + 0.5) / (2 * _NODES)
        p, weight = (1 - cos(angle)) / 2, exp(b * log(sin(angle)))
        total += weight * _no_long_run(endings, later, k, p)
        weight_sum += weight
    return total / weight_sum


def _baseline_endings(half: int, k: int) -> list[float]:
    """Entry j: the probability that a baseline has no run of k and ends in a run of exactly j above.

    Below is as likely by symmetry. [0.5] where the baseline is one value. k is 2 or more.
    """
    if half == 0:
        return [0.5]
    # up[a][d]: orders of a above and d below, ending above, no run of k; down is its mirror image
    up = [[0] * (half + 1) for _ in range(half + 1)]
    for total in range(1, 2 * half + 1):
        for a in range(max(1, total - half), min(half, total) + 1):
            d = total - a
            count = up[a - 1][d] + up[d][a - 1] if total > 1 else 1
            if a >= k:
                count -= up[d][a - k] if a - k + d else 1
            up[a][d] = count
    whole = comb(2 * half, half)
    return [0.0] + [up[half][half - j] / whole for j in range(1, min(k - 1, half) + 1)]


def _no_long_run(endings: list[float], later: int, k: int, p: float) -> float:
    """Probability of no run of k over the baseline's endings and `later` further sides, above with p.

    good_up[t]: no run of k yet and the last of t later sides is above. A run completed at t began
    after the last opposite side, which is either among the later ones or in the baseline.
    """
    q = 1 - p
    both = 2 * sum(endings)
    fresh = both if endings[0] else both / 2  # a first run of k needs an end below, or no baseline at all
    good_up, good_down = [0.0], [0.0]
    p_run, q_run = p**k, q**k
    for t in range(1, later + 1):
        up, down = both * p, both * q
        if t > k:
            up -= good_down[t - k] * p_run
            down -= good_up[t - k] * q_run
        elif t == k:
            up -= fresh * p_run
            down -= fresh * q_run
        elif k - t < len(endings):
            up -= endings[k - t] * p**t
            down -= endings[k - t] * q**t
        good_up.append(up)
        good_down.append(down)
        both = up + down
    return both


def crossings_distribution(b: int, n: int) -> list[float]:
    """Entry x: the probability of exactly x crossings.

    By symmetry the baseline ends, and the later values begin, on either side with probability 1/2
    whatever their numbers of runs, so the parts add up with a fair coin between them.
    """
    half, later = b // 2, n - b
    whole = comb(2 * half, half)
    baseline = [run_arrangements(half, half, runs) / whole for runs in range(1, 2 * half + 1)]
    if later == 0:
        return baseline or [1.0]
    after = _later_runs(later, (b + 1) / 2)
    if not baseline:
        return after
    joined = [0.0] * (len(baseline) + len(after))
    for x, first in enumerate(baseline):
        for y, second in enumerate(after):
            joined[x + y] += first * second / 2
            joined[x + y + 1] += first * second / 2
    return joined


def _later_runs(later: int, shape: float) -> list[float]:
    """Entry r - 1: the probability of r runs among `later` sides whose share above is Beta(shape, shape)."""
    log_factorial = [lgamma(i + 1) for i in range(later + 1)]

    def choose(top: int, bottom: int) -> float:
        return log_factorial[top] - log_factorial[bottom] - log_factorial[top - bottom]

    scale = lgamma(2 * shape) - 2 * lgamma(shape) - lgamma(2 * shape + later)
    result = [0.0] * later
    for above in range(later + 1):
        below = later - above
        weight = scale + lgamma(shape + above) + lgamma(shape + below)
        if above == 0 or below == 0:
            result[0] += exp(weight)
            continue
        for half in range(1, min(above, below) + 1):
            even = weight + choose(above - 1, half - 1) + choose(below - 1, half - 1)
            result[2 * half - 1] += 2 * exp(even)
            if above > half:
                result[2 * half] += exp(weight + choose(above - 1, half) + choose(below - 1, half - 1))
            if below > half:
                result[2 * half] += exp(weight + choose(above - 1, half - 1) + choose(below - 1, half))
    return result
