"""A measure has had no new value for two of its periods, by school days."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from mfi_site.charts.gaps import period
from mfi_site.charts.kinds import chart_type
from mfi_site.coach.case import Case, Said
from mfi_site.coach.quoting import quoted
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="data-stale",
    kind="better",
    area="Measures",
    asks="Each measure of an active project has a new value within two of its periods; only school days count.",
    guidance="The importance of using data should be clearly reflected in reports and discussions.",
)
_PLAN = (
    "measures: [{id: late, name: Number of late arrivals in a week, counts: events, frequency: weekly}]\n"
    "=== measures/late.csv\ndate,value\n"
)
PASSES = (_PLAN + "2025-11-28,9\n2025-12-05,8\n",)
FAILS = (_PLAN + "2025-11-07,9\n2025-11-14,8\n",)
SCHOOL_DAYS_A_WEEK = 5
_STOPPED = re.compile(r"\b(?:stopped|ended|no longer|finished|until)\b", re.IGNORECASE)


def check(case: Case) -> Iterable[Finding]:
    if not case.active:
        return
    for number, measure in enumerate(case.project.charter.measures):
        said = case.said.get(measure.id)
        if said is None or _STOPPED.search(measure.collected) or not _stale(said, case):
            continue
        yield RULE.on(
            case,
            f"{quoted(measure.name)} had a value from the last weeks",
            "If it is no longer collected, say so under collected:; if it is hard to collect, ask for less.",
            "measures",
            number,
        )


def _stale(said: Said, case: Case) -> bool:
    latest = said.series.latest
    if latest is None or chart_type(said.series.chart).by_event:
        return False
    every = period(said.measure.frequency, [p.day for p in said.series.points])
    school_days = max(1, math.ceil(every * SCHOOL_DAYS_A_WEEK / 7))
    finish = case.project.charter.finish
    until = min(case.today, finish) if finish else case.today
    return case.settings.calendar.school_days(latest.day, until) > 2 * school_days
