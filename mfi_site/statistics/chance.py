"""How often chance alone makes a possible signal, from a table of seeded simulations of normal values."""
from __future__ import annotations

from math import log

from mfi_site.statistics.chance_table import CHANCES
from mfi_site.statistics.critical import USEFUL_NEEDED
from mfi_site.statistics.types import Kind, Rules


def chance_of_possible(rules: Rules, b: int | None, n: int, kind: Kind = "run") -> float:
    """The share (0 to 1) of charts of n independent values that show a possible signal, nothing going on.

    The centre is set by the first `b` values (None, or n and more: by all). Control charts of any kind take
    the figures of an `i` chart. Between the lengths and baselines simulated the share is interpolated, beyond
    the longest it stays. About 0.01 either way. Raises ValueError for b or n below 1.
    """
    if n < 1 or (b is not None and b < 1):
        raise ValueError("chance_of_possible needs lengths of 1 or more")
    if n < USEFUL_NEEDED:
        return 0.0
    by_length = CHANCES[rules, "run" if kind == "run" else "i"]
    lengths = sorted(by_length)
    share = n if b is None else min(b, n)
    below = max(length for length in lengths if length <= n)
    above = min((length for length in lengths if length >= n), default=below)
    low, high = _at_length(by_length, below, share, n), _at_length(by_length, above, share, n)
    if above == below:
        return low
    return low + (high - low) * log(n / below) / log(above / below)


def _at_length(
    by_length: dict[int, tuple[tuple[int, float], ...]], length: int, baseline: int, n: int
) -> float:
    """Interpolate between the baselines simulated at one length; all of n values are all of `length`."""
    pairs = by_length[length]
    wanted = length if baseline >= n else min(baseline, length)
    before = max((pair for pair in pairs if pair[0] <= wanted), default=pairs[0])
    after = min(pair for pair in pairs if pair[0] >= wanted)
    if before[0] >= after[0]:
        return after[1]
    return before[1] + (after[1] - before[1]) * (wanted - before[0]) / (after[0] - before[0])
