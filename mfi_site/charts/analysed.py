"""What statistics say of a safe series: the kind that it is drawn as, its phases, its goal. No word is said here."""

from __future__ import annotations

from datetime import date
from typing import Any

from mfi_site.charts.kinds import ChartType, chart_type
from mfi_site.model.project import Measure
from mfi_site.model.values import Series
from mfi_site.statistics import Analysis, PhaseSpec, Rules, analyse

RATIO_KINDS = ("p", "pp", "u", "up")


def kind_of(series: Series) -> ChartType:
    """The kind that a series is drawn as: a run chart where limits would need counts that may not be shown."""
    drawable = series.chart not in RATIO_KINDS or any(p.denominator for p in series.points)
    return chart_type(series.chart if drawable else "run")


def analysed(measure: Measure, series: Series, rules: Rules) -> Analysis | None:
    """The analysis of the values that may be seen; None where there are none."""
    if series.withheld or not series.known:
        return None
    points, kind = series.points, kind_of(series)
    parts: dict[str, Any] = {}
    if kind.ratio:
        parts = {"numerators": [p.numerator for p in points], "denominators": [p.denominator for p in points]}
    return analyse(
        [p.number for p in points], kind=kind.name, rules=rules, phases=phase_specs(measure, series),
        astronomical={n for n, p in enumerate(points, 1) if p.astronomical},
        percentage=series.scale == "percentage", **parts,
    )


def goal_on(measure: Measure, day: date) -> float | None:
    """The goal in force on `day`: the latest that started by then, else the first that will."""
    goals = sorted(measure.goal, key=lambda g: g.start or date.min)
    started = [g for g in goals if g.start is None or g.start <= day]
    return (started[-1] if started else goals[0]).value if goals else None


def phase_specs(measure: Measure, series: Series) -> tuple[PhaseSpec, ...]:
    """The measure's phases as rows of its series; one that starts outside the rows is left out."""
    points = series.points
    starts: dict[int, int | date | None] = {1: measure.baseline}
    for phase in sorted(measure.phases, key=lambda p: p.start):
        row = next((n for n, p in enumerate(points, 1) if p.day >= phase.start), None)
        if row is not None and row > 1:
            starts[row] = phase.baseline
        elif row == 1 and phase.baseline is not None:
            starts[1] = phase.baseline
    rows = sorted(starts)
    ends = [*(row - 1 for row in rows[1:]), len(points)]
    return tuple(PhaseSpec(row, _baseline(starts[row], series, row, end)) for row, end in zip(rows, ends, strict=True))


def _baseline(given: int | date | None, series: Series, row: int, end: int) -> int | None:
    if not isinstance(given, date):
        return given
    return sum(p.number is not None and p.day <= given for p in series.points[row - 1 : end]) or None
