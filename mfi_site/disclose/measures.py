"""A measure's raw rows as the series that one audience may see."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from mfi_site.disclose.policy import WHOLE_GROUP, people, share
from mfi_site.model.board import MINIMUM_GROUP
from mfi_site.model.project import Audience, Measure
from mfi_site.model.raw import RawRow, RawSeries
from mfi_site.model.values import Known, Missing, Point, Scale, Series, Suppressed, Value

STEPPED = frozenset({"p", "pp", "u", "up"})
RATIOS = frozenset({"u", "up"})
_DATED = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/. -](\d{1,2}|[A-Za-z]{3,9})[/. -]\d{4}")
Nature = Literal["share", "ratio", "people", "events", "number"]


def is_percentage(measure: Measure, raw: RawSeries) -> bool:
    """Whether values are percentages: by unit, by name, or by having denominators (not on `u` and `up`)."""
    if measure.chart in RATIOS and raw.counted:
        return False
    return measure.in_percent or raw.counted


def empty_scale(measure: Measure) -> Scale:
    """The scale of a measure that has no file yet, as far as its plan tells."""
    return "percentage" if measure.in_percent or measure.chart in ("p", "pp") else "number"


def nature_of(measure: Measure, raw: RawSeries) -> Nature:
    """What kind of number the measure holds, which decides the row of the policy that applies."""
    if is_percentage(measure, raw):
        return "share"
    if raw.counted:
        return "ratio"
    if measure.counts == "events":
        return "events"
    if measure.counts == "people":
        return "people"
    return "people" if not measure.unit and _whole(raw) and measure.chart not in ("g", "t") else "number"


def group_of(measure: Measure, row: RawRow) -> float | None:
    """The people behind one value, or None where that is not known."""
    of_people = row.denominator is not None and measure.of == "people"
    known = [g for g in (row.denominator if of_people else None, measure.group) if g is not None]
    return min(known) if known else None


def safe_series(measure: Measure, raw: RawSeries, audience: Audience, smallest: int = MINIMUM_GROUP,
                groups_on: Mapping[date, float | None] | None = None) -> Series:
    """The series that `audience` may see; values below the policy are gone, not hidden in it.

    `groups_on` gives the people behind the values of some days where another measure makes them fewer.
    """
    nature = nature_of(measure, raw)
    by_day = {r.day: group_of(measure, r) for r in raw.rows} | dict(groups_on or {})
    groups = [by_day[r.day] for r in raw.rows if is_present(r)]
    large = all(g is not None and g >= WHOLE_GROUP for g in groups)
    open_counts = audience == "coach" or (raw.counted and large)
    withheld = audience == "public" and measure.sensitive and not _DATED.search(measure.approved_by)
    points = tuple(_point(measure, r, nature, audience, smallest, withheld, open_counts, by_day[r.day])
                   for r in raw.rows)
    closed = withheld or all_withheld(points)
    unstepped = audience == "public" and measure.chart in STEPPED and (closed or not large)
    return Series(
        measure=measure.id, scale=_SCALES[nature], points=points,
        chart="run" if unstepped else measure.chart,
        chart_because="small-groups" if unstepped and not closed else "",
        decimals=decimals_of(nature, raw, {p.day for p in points if isinstance(p.value, Known)}),
        withheld="sensitive" if closed else "problem" if raw.problem else "",
        counts_published=open_counts and raw.counted,
    )


_SCALES: dict[Nature, Scale] = {"share": "percentage", "ratio": "ratio", "people": "count",
                                "events": "count", "number": "number"}


def is_present(row: RawRow) -> bool:
    """Whether a row holds a value."""
    return row.missing is None and not row.suppressed


def all_withheld(points: tuple[Point, ...]) -> bool:
    """Whether no value is shown and some are for the coach alone."""
    reasons = {p.value.why if isinstance(p.value, Suppressed) else "" for p in points
               if not isinstance(p.value, Missing)}
    return "coach-only" in reasons and "" not in reasons


def decimals_of(nature: Nature, raw: RawSeries, shown: Collection[date]) -> int:
    """How many places values are shown with: as written on the days that are shown, whatever is hidden."""
    if nature == "ratio":
        return 2
    as_it_is = nature == "number" or (nature == "events" and not _whole(raw))
    return max((r.decimals for r in raw.rows if r.day in shown), default=0) if as_it_is else 0


def _whole(raw: RawSeries) -> bool:
    return all(r.value is None or r.value == int(r.value) for r in raw.rows)


def _point(measure: Measure, row: RawRow, nature: Nature, audience: Audience, smallest: int,
           withheld: bool, open_counts: bool, group: float | None) -> Point:
    value = _value(measure, row, nature, audience, smallest, withheld, group)
    shown = open_counts and isinstance(value, Known)
    return Point(
        day=row.day, value=value, note=row.note, astronomical="astronomical" in row.note.casefold(),
        numerator=row.numerator if shown else None, denominator=row.denominator if shown else None,
    )


def _value(measure: Measure, row: RawRow, nature: Nature, audience: Audience, smallest: int,
           withheld: bool, group: float | None) -> Value:
    if row.suppressed:
        return Suppressed("by-author")
    if row.missing is not None:
        return Missing(row.missing)
    if audience == "coach":
        return Known(_number(row, nature))
    if withheld or (measure.sensitive and (group is None or group < WHOLE_GROUP)):
        return Suppressed("coach-only")
    if group is not None and group < smallest:
        return Suppressed("small-group")
    if nature in ("share", "ratio"):
        exact = exact_value(row, nature)
        return share(exact * 100 if nature == "ratio" else exact, group, smallest, ratio=nature == "ratio")
    if nature == "people":
        return people(_number(row, nature))
    return Known(_number(row, nature))


def _number(row: RawRow, nature: Nature) -> float:
    """The value as a number; one that was written as such needs no working out."""
    return row.value if row.value is not None else float(exact_value(row, nature))


def exact_value(row: RawRow, nature: Nature) -> Fraction:
    """The value as written, unrounded: percentages from 0 to 100."""
    if row.numerator is not None and row.denominator:
        return _ratio(row.numerator, row.denominator, 100 if nature == "share" else 1)
    return as_written(row.value or 0.0)


@lru_cache(maxsize=4096)
def _ratio(numerator: float, denominator: float, of: int) -> Fraction:
    return as_written(numerator) / as_written(denominator) * of


@lru_cache(maxsize=4096)
def as_written(number: float) -> Fraction:
    """The number as written: 0.1 is one tenth, not its binary neighbour."""
    return Fraction(repr(number))
