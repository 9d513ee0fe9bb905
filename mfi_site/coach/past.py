"""What a project's history knows that its files do not say: when a report came, the aim changed, anything moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from mfi_site.model.project import Project, Report


@dataclass(frozen=True, slots=True)
class AimMoved:
    """The last change of the aim's words; `reason` is the day and the words of aim_changed as they stood before."""

    on: date
    reason: tuple[date | None, str] = (None, "")


@dataclass(frozen=True)
class Past:
    """What the commits up to a day show of a project.

    `first` is the day on which its charter came, before which nothing is known; `arrived` that on which the report
    of a month did. `changed_on` is the last day on which data, cycles or reports changed; `counts` says how often
    "values", "tests" and "reports" did within the last month.
    """

    first: date = date.max
    arrived: Mapping[str, date] = field(default_factory=dict)
    aim: AimMoved | None = None
    changed_on: date | None = None
    counts: Mapping[str, int] = field(default_factory=dict)


def unexplained(project: Project, past: Past) -> date | None:
    """The day of the aim's last change, where the charter gives no reason that it did not give before."""
    if past.aim is None:
        return None
    given = project.charter.aim_changed
    explained = given is not None and given.because and (given.on, given.because) != past.aim.reason
    return None if explained else past.aim.on


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
