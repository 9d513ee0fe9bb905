"""From what a caller gives to plotted values: checked, finite, None where missing."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import get_args

from mfi_site.statistics.types import Kind

KINDS: tuple[Kind, ...] = get_args(Kind)
PERCENTAGE_KINDS: frozenset[Kind] = frozenset({"p", "pp"})
RATIO_KINDS: frozenset[Kind] = PERCENTAGE_KINDS | {"u", "up"}
NOT_NEGATIVE: frozenset[Kind] = frozenset({"c", "g", "t"})

Given = Sequence[float | None]


@dataclass(frozen=True, slots=True)
class Series:
    """Plotted values and what they were made from, all of one length."""

    values: tuple[float | None, ...]
    numerators: tuple[float | None, ...]
    denominators: tuple[float | None, ...]


def read_series(
    values: Given, kind: Kind, numerators: Given | None, denominators: Given | None, percentage: bool
) -> Series:
    """Check the input of an analysis and work out ratios. Raises ValueError for what cannot be charted."""
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is not a kind of chart: {', '.join(KINDS)}")
    given = _numbers(values)
    has_ratio = numerators is not None and denominators is not None
    if kind in RATIO_KINDS or (has_ratio and not given):
        if numerators is None or denominators is None:
            raise ValueError(f"a {kind} chart needs numerators and denominators")
        tops, bottoms = _numbers(numerators), _numbers(denominators)
        percentage = kind in PERCENTAGE_KINDS or (percentage and kind not in RATIO_KINDS)
        return Series(_ratios(given, tops, bottoms, 100.0 if percentage else 1.0, kind), tops, bottoms)
    if kind in NOT_NEGATIVE and any(value is not None and value < 0 for value in given):
        raise ValueError(f"a {kind} chart needs values of 0 or more")
    return Series(given, (), ())


def _numbers(values: Given) -> tuple[float | None, ...]:
    numbers = tuple([None if value is None else float(value) for value in values])
    if not all(value is None or isfinite(value) for value in numbers):
        raise ValueError("every value must be a finite number, or None where it is missing")
    return numbers


def _ratios(
    given: tuple[float | None, ...],
    tops: tuple[float | None, ...],
    bottoms: tuple[float | None, ...],
    scale: float,
    kind: Kind,
) -> tuple[float | None, ...]:
    if len(tops) != len(bottoms) or (given and len(given) != len(tops)):
        raise ValueError("values, numerators and denominators must have one entry a row")
    ratios: list[float | None] = []
    for row, (top, bottom) in enumerate(zip(tops, bottoms, strict=True)):
        if top is None or not bottom or (given and given[row] is None):
            ratios.append(None)
            continue
        if top < 0 or bottom < 0:
            raise ValueError("numerators and denominators must be 0 or more")
        if kind in PERCENTAGE_KINDS and top > bottom:
            raise ValueError(f"a {kind} chart needs numerators no larger than their denominators")
        ratios.append(scale * top / bottom)
    return tuple(ratios)
