"""What each measure of a project says, as far as the coach's rules need it: no words, no tables, no drawing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from mfi_site.charts.kinds import chart_type
from mfi_site.charts.reading import RATIO_KINDS, goal_on, phase_specs
from mfi_site.model.board import Settings
from mfi_site.model.project import Measure, Project
from mfi_site.model.values import Series
from mfi_site.statistics import Analysis, analyse


@dataclass(frozen=True, slots=True)
class Short:
    """A measure with its data and their analysis (None without values that may be seen)."""

    measure: Measure
    series: Series
    analysis: Analysis | None
    goal: float | None


def readings_of(project: Project, settings: Settings, today: date) -> dict[str, Short]:
    """The measures that have a file of data, by identifier."""
    found: dict[str, Short] = {}
    for measure in project.charter.measures:
        series = project.series_of(measure.id)
        if series is not None:
            goal = goal_on(measure, series.latest.day if series.latest else today)
            found[measure.id] = Short(measure, series, _analysed(measure, series, settings), goal)
    return found


def _analysed(measure: Measure, series: Series, settings: Settings) -> Analysis | None:
    if series.withheld or not series.known:
        return None
    points = series.points
    drawable = series.chart not in RATIO_KINDS or any(p.denominator for p in points)
    kind = chart_type(series.chart if drawable else "run")
    parts: dict[str, Any] = {}
    if kind.ratio:
        parts = {"numerators": [p.numerator for p in points], "denominators": [p.denominator for p in points]}
    return analyse(
        [p.number for p in points],
        kind=kind.name,  # type: ignore[arg-type]
        rules=settings.rules,
        phases=phase_specs(measure, series),
        astronomical={n for n, p in enumerate(points, 1) if p.astronomical},
        percentage=series.scale == "percentage",
        **parts,
    )
