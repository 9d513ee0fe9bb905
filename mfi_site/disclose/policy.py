"""Which form of a value an audience may see, by the number of people behind it.

Sources: the disclosure rules of docs/safety.md. An end is decided on the exact share before rounding; the
rest rounds with halves up. Shares are 0 to 100 for percentages and 0 to 1 for ratios; both follow one table.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from mfi_site.model.values import Known, Suppressed, Value

ROUNDED_GROUP = 10
WHOLE_GROUP = 20
SMALL_COUNT = 5
SMALL_COUNT_DRAWN = 2.0


@dataclass(frozen=True, slots=True)
class Band:
    """How shares of one size of group are shown, in percent: rounding step, ends, where the ends are drawn.

    `within` says that a share on an end's bound belongs to the end ("20% or under") or not ("under 5%").
    """

    step: int
    low: int | None = None
    high: int | None = None
    low_drawn: int = 0
    high_drawn: int = 100
    within: bool = True
    small: bool = False


TINY = Band(step=10, low=20, high=80, low_drawn=10, high_drawn=90, small=True)
MIDDLING = Band(step=5, low=10, high=90, low_drawn=5, high_drawn=95)
LARGE = Band(step=1)
UNKNOWN = Band(step=1, low=5, high=95, low_drawn=2, high_drawn=98, within=False)


def band_for(group: float | None) -> Band:
    """The band of a group that may be shown at all; None is a group of unknown size."""
    if group is None:
        return UNKNOWN
    if group < ROUNDED_GROUP:
        return TINY
    return MIDDLING if group < WHOLE_GROUP else LARGE


@lru_cache(maxsize=4096)
def share(exact: Fraction, group: float | None, smallest: int, *, ratio: bool = False) -> Value:
    """A share in percent (a `ratio` as hundredths of one) as the public may see it.

    A ratio above 1 is a rate, not a share: it has no upper end that would tell all from nearly all.
    """
    if group is not None and group < smallest:
        return Suppressed("small-group")
    band, scale = band_for(group), 100.0 if ratio else 1.0
    if band.low is not None and (exact <= band.low if band.within else exact < band.low):
        return Known(band.low_drawn / scale, "or-under" if band.within else "under", band.low / scale, band.small)
    over = band.high is not None and (exact >= band.high if band.within else exact > band.high)
    if over and band.high is not None and not (ratio and exact > 100):
        return Known(band.high_drawn / scale, "or-over" if band.within else "over", band.high / scale, band.small)
    return Known(half_up(exact, band.step) / scale, small=band.small)


def people(count: float) -> Value:
    """A count of people as the public may see it: none and one look the same."""
    if count < SMALL_COUNT:
        return Known(SMALL_COUNT_DRAWN, "under", float(SMALL_COUNT))
    return Known(count)


def half_up(exact: Fraction, step: int) -> int:
    """`exact` rounded to a multiple of `step`, halves up."""
    return math.floor(exact / step + Fraction(1, 2)) * step
