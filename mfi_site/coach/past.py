"""What a project's history knows that its files do not say: when a report came, the aim changed, anything moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from mfi_site.model.project import Project, Report


@dataclass(frozen=True)
class Past:
    """What the commits up to a day show of a project.

    `first` is the day on which its charter came, before which nothing is known; `arrived` that on which the report
    of a month did.
    `aim_changed_on` is the day of the last change of the aim's words for which no reason was written since.
    `changed_on` is the last day on which data, cycles or reports changed; `counts` says how often "values", "tests"
    and "reports" did within the last month.
    """

    first: date = date.max
    arrived: Mapping[str, date] = field(default_factory=dict)
    aim_changed_on: date | None = None
    changed_on: date | None = None
    counts: Mapping[str, int] = field(default_factory=dict)


def as_it_came(project: Project, past: Past) -> Project:
    """The project with each report submitted on the day it came, where that is later than the day it gives.

    A day before the project itself was there is taken as given.
    """
    if not past.arrived:
        return project
    return replace(project, reports=tuple(_came(report, past) for report in project.reports))


def _came(report: Report, past: Past) -> Report:
    head, day = report.head, past.arrived.get(report.month)
    if head is None or day is None or not past.first < head.submitted < day:
        return report
    return replace(report, head=head.model_copy(update={"submitted": day}), stated=head.submitted)
