"""Runs, crossings and trends of a series against a centre line. Rows count from the caller's first row."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mfi_site.statistics.critical import TREND_LENGTH
from mfi_site.statistics.types import Side, Signal

DECIMALS = 9  # (87.1 + 87.3) / 2 is not 87.2 in floating point


@dataclass(frozen=True, slots=True)
class Run:
    """A longest block of consecutive useful observations on one side, from its first row to its last."""

    start: int
    end: int
    side: Side
    length: int


def rounded(values: Iterable[float | None]) -> list[float | None]:
    """The values as they are compared, to 9 decimals."""
    return [None if value is None else round(value, DECIMALS) for value in values]


def find_runs(values: Sequence[float | None], centre: float, first_row: int = 1) -> list[Run]:
    """The runs about `centre`, in order. Missing values and values on the centre neither break nor count.

    `values` are rounded(). Source: Perla, Provost and Murray 2011.
    """
    centre = round(centre, DECIMALS)
    runs: list[Run] = []
    side: Side = "above"
    start = end = length = 0
    for row, value in enumerate(values, first_row):
        if value is None or value == centre:
            continue
        now: Side = "above" if value > centre else "below"
        if length and now == side:
            length += 1
        else:
            if length:
                runs.append(Run(start, end, side, length))
            side, start, length = now, row, 1
        end = row
    if length:
        runs.append(Run(start, end, side, length))
    return runs


def find_trends(values: Sequence[float | None], first_row: int = 1) -> list[Signal]:
    """Five values or more all rising or all falling, in order.

    Of consecutive equal values only the first counts; missing values are skipped; a turning point may
    end one trend and start the next. `values` are rounded(). Source: Perla, Provost and Murray 2011.
    """
    trends: list[Signal] = []
    direction: Side | None = None
    start = end = length = 0
    previous: float | None = None
    for row, value in enumerate(values, first_row):
        if value is None or value == previous:
            continue
        if previous is None:
            start, length = row, 1
        else:
            now: Side = "up" if value > previous else "down"
            if now == direction:
                length += 1
            else:
                if direction and length >= TREND_LENGTH:
                    trends.append(Signal("trend", start, end, direction))
                direction, start, length = now, end, 2
        previous, end = value, row
    if direction and length >= TREND_LENGTH:
        trends.append(Signal("trend", start, end, direction))
    return trends
