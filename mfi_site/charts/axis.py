"""The two axes: round values, and dates as people say them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, log10

from mfi_site.wording import Words

ZERO_IS_NEAR = 0.4
MOST_TICKS = 6
DATE_LABELS = 6
FEWEST_MONTHS = 4


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """From `low` to `high`, with 3 to 6 round `ticks`; `broken` where it does not start at zero."""

    low: float
    high: float
    ticks: tuple[float, ...]
    decimals: int

    @property
    def broken(self) -> bool:
        return self.low > 0

    def at(self, value: float) -> float:
        """Where `value` stands, as a share of the height from the top."""
        return (self.high - value) / (self.high - self.low)


def value_axis(numbers: Sequence[float], percentage: bool = False) -> ValueAxis:
    """An axis that holds `numbers`: from zero where zero is near, else from below the lowest."""
    if not numbers and not percentage:
        return ValueAxis(0.0, 1.0, (), 0)
    low, high = (min(numbers), max(numbers)) if numbers else (0.0, 100.0)
    if high - low <= 1e-9 * max(abs(high), abs(low), 1e-12):
        slack = abs(high) * 0.25 or 1.0
        low, high = (max(0.0, low - slack) if low >= 0 else low - slack), high + slack
        if percentage:
            high = min(high, 100.0) if high - slack <= 100 + 1e-9 else high
    if 0 <= low <= ZERO_IS_NEAR * high:
        low = 0.0
    step = _step((high - low) or abs(high) or 1.0)
    bottom = floor(round(low / step, 9)) * step
    if low - bottom < step / 4 and bottom != 0 and not (low >= 0 > bottom - step):
        bottom -= step
    top = ceil(round(high / step, 9)) * step
    count = round((top - bottom) / step)
    if count + 1 > MOST_TICKS:
        step = _step((top - bottom) * 1.01, coarser=True)
        bottom = floor(round(bottom / step, 9)) * step
        top = ceil(round(high / step, 9)) * step
        count = round((top - bottom) / step)
    ticks = [bottom + n * step for n in range(count + 1)]
    ceiling = top + (step / 2 if top - high <= step / 2 else step / 10)
    if percentage:
        ticks = [t for t in ticks if t <= 100 + 1e-9] if high <= 100 + 1e-9 else ticks
        ceiling = min(ceiling, 108.0) if high <= 100 else ceiling
    decimals = max(0, -floor(log10(step) + 1e-9))
    if abs(round(step, decimals) - step) > 1e-9 * step:
        decimals += 1
    return ValueAxis(bottom, ceiling, tuple(round(t, 12) for t in ticks), decimals)


def _step(span: float, coarser: bool = False) -> float:
    wanted = span / (4 if coarser else 5)
    power = 10.0 ** floor(log10(wanted))
    return power * next((n for n in (1, 2, 2.5, 5, 10) if n * power >= wanted * (1 - 1e-9)), 10)


def fewer_ticks(ticks: Sequence[float], most: int = 4) -> tuple[float, ...]:
    """Every second or third tick, for a small chart."""
    every = next(n for n in range(1, len(ticks) + 2) if len(ticks[::n]) <= most)
    return tuple(ticks[::every])


def date_labels(
    first: date, last: date, most: int, words: Words, data: tuple[date, date] | None = None
) -> tuple[tuple[date, str], ...]:
    """At most `most` labels: months, years on the first and on January; days where the time is short.

    `data` is from the first to the last row; days are counted from there.
    """
    months = _months(first, last)
    for step in (1, 2, 3, 4, 6, 12):
        chosen = [m for m in months if (m.month - 1) % step == 0]
        if len(chosen) <= most:
            break
    else:
        years = [m for m in months if m.month == 1]
        every = ceil(len(years) / most)
        return tuple((m, str(m.year)) for m in years[::every])
    if len(chosen) < min(FEWEST_MONTHS, most) - 1 and (last - first).days < 100:
        return _days(*(data or (first, last)), most, words)
    found = []
    for index, month in enumerate(chosen):
        name = words.month_short(month)
        with_year = index == 0 or month.month == 1
        found.append((month, f"{name} {month.year}" if with_year else name))
    return tuple(found)


def _months(first: date, last: date) -> list[date]:
    start = first if first.day == 1 else _next_month(first)
    found = []
    while start <= last:
        found.append(start)
        start = _next_month(start)
    return found


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _days(first: date, last: date, most: int, words: Words) -> tuple[tuple[date, str], ...]:
    span = (last - first).days
    step = next((n for n in (1, 2, 7, 14, 28) if span // n + 1 <= most), max(1, ceil(span / most)))
    days = [first + timedelta(n) for n in range(0, span + 1, step)]
    return tuple((day, f"{day.day} {words.month_short(day)}") for day in days)
