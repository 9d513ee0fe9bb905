"""What each measure of a project says, as far as the coach's rules need it: no words, no tables, no drawing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mfi_site.charts.analysed import analysed, goal_on
from mfi_site.model.board import Settings
from mfi_site.model.project import Measure, Project
from mfi_site.model.values import Series
from mfi_site.statistics import Analysis


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
            found[measure.id] = Short(measure, series, analysed(measure, series, settings.rules), goal)
    return found
