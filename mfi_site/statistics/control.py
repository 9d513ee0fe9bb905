"""Centre lines and 3 sigma limits of each kind of chart, from the first rows of a phase.

Percentages (p, pp) come out on 0 to 100, ratios (u, up) as they are.
"""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum, sqrt
from statistics import fmean, median

from mfi_site.statistics.types import Kind

D2 = 1.128  # mean moving range of two / sigma; Montgomery, Introduction to Statistical Quality Control
MOVING_RANGE_LIMIT = 3.267  # D4 for ranges of two; Nelson 1982, Journal of Quality Technology 14
T_POWER = 3.6  # makes exponential times symmetrical; Nelson 1994, Journal of Quality Technology 26

Values = Sequence[float | None]
Limits = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A phase's rows: plotted values, what they were made from, and how many of the first set the centre."""

    values: Values
    numerators: Values
    denominators: Values
    window: int

    @property
    def base(self) -> list[float]:
        """The values of the window, missing ones left out."""
        return [value for value in self.values[: self.window] if value is not None]


@dataclass(frozen=True, slots=True)
class Lines:
    """A centre line with the limits at each row; none at all on a run chart."""

    centre: float
    lower: Limits = ()
    upper: Limits = ()


def mean_moving_range(values: Values) -> float | None:
    """Mean absolute difference of neighbours; a range with a missing end is missing; None without any.

    Ranges of 3.267 times their mean or more are dropped once. Source: Nelson 1982; Provost and Murray.
    """
    ranges = [abs(b - a) for a, b in pairwise(values) if a is not None and b is not None]
    if not ranges:
        return None
    mean = fmean(ranges)
    kept = [size for size in ranges if size < MOVING_RANGE_LIMIT * mean]
    return fmean(kept) if kept else mean


def _level(count: int, centre: float, half: float | None, floor: float | None = None) -> Lines:
    """The same limits at every row."""
    if half is None:
        return Lines(centre, (None,) * count, (None,) * count)
    low = centre - half if floor is None else max(floor, centre - half)
    return Lines(centre, (low,) * count, (centre + half,) * count)


def _median(values: Sequence[float]) -> float:
    """The median without the stray bits of halving a sum: 99.45, not 99.44999999999999."""
    return float(f"{median(values):.15g}")


def _run(rows: Rows) -> Lines:
    return Lines(_median(rows.base))


def _i(rows: Rows) -> Lines:
    spread = mean_moving_range(rows.values[: rows.window])
    return _level(len(rows.values), fmean(rows.base), None if spread is None else 3 / D2 * spread)


def _c(rows: Rows) -> Lines:
    mean = fmean(rows.base)
    return _level(len(rows.values), mean, 3 * sqrt(mean), 0.0)


def _g(rows: Rows) -> Lines:
    mean = fmean(rows.base)
    about_mean = _level(len(rows.values), mean, 3 * sqrt(mean * (mean + 1)), 0.0)
    return Lines(_median(rows.base), about_mean.lower, about_mean.upper)


def _t(rows: Rows) -> Lines:
    powered = [None if value is None else value ** (1 / T_POWER) for value in rows.values]
    lines = _i(Rows(powered, (), (), rows.window))

    def back(limits: Limits) -> Limits:
        return tuple(None if limit is None else max(limit, 0.0) ** T_POWER for limit in limits)

    return Lines(lines.centre**T_POWER, back(lines.lower), back(lines.upper))


def _pooled(rows: Rows) -> float:
    """Sum of numerators over sum of denominators in the window, rows with both."""
    pairs = [
        (top, bottom)
        for value, top, bottom in zip(
            rows.values[: rows.window], rows.numerators, rows.denominators, strict=False
        )
        if value is not None and top is not None and bottom is not None
    ]
    return fsum(top for top, _ in pairs) / fsum(bottom for _, bottom in pairs)


def _stepped(rows: Rows, scale: float, binomial: bool, overdispersed: bool) -> Lines:
    """Limits that step with the denominator. `scale` turns a ratio into a plotted value.

    Source of the overdispersed ones: Laney 2002, Quality Engineering 14.
    """
    centre = _pooled(rows)
    variance = centre * (1 - centre) if binomial else centre
    sigmas = [
        None if value is None or not size else sqrt(max(variance, 0.0) / size)
        for value, size in zip(rows.values, rows.denominators, strict=True)
    ]
    factor: float | None = 1.0
    if overdispersed and variance > 0:
        z = [
            None if value is None or not sigma else (value / scale - centre) / sigma
            for value, sigma in zip(rows.values, sigmas, strict=True)
        ]
        spread = mean_moving_range(z[: rows.window])
        factor = None if spread is None else spread / D2
    lower: list[float | None] = []
    upper: list[float | None] = []
    for sigma in sigmas:
        if sigma is None or factor is None:
            lower.append(None)
            upper.append(None)
            continue
        half = 3 * sigma * factor
        lower.append(scale * max(0.0, centre - half))
        upper.append(scale * (min(1.0, centre + half) if binomial else centre + half))
    return Lines(scale * centre, tuple(lower), tuple(upper))


LINES: Mapping[Kind, Callable[[Rows], Lines]] = {
    "run": _run,
    "i": _i,
    "p": lambda rows: _stepped(rows, 100.0, binomial=True, overdispersed=False),
    "pp": lambda rows: _stepped(rows, 100.0, binomial=True, overdispersed=True),
    "c": _c,
    "u": lambda rows: _stepped(rows, 1.0, binomial=False, overdispersed=False),
    "up": lambda rows: _stepped(rows, 1.0, binomial=False, overdispersed=True),
    "g": _g,
    "t": _t,
}
