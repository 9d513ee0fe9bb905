"""A measure has had no new value for two of its periods, by school days."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date

from mfi_site.charts.gaps import period
from mfi_site.charts.kinds import chart_type
from mfi_site.coach.case import Case, Said
from mfi_site.coach.letters import day_words
from mfi_site.coach.quoting import quoted
from mfi_site.coach.rule import Rule
from mfi_site.coach.timeliness import school_days
from mfi_site.model.finding import Finding
from mfi_site.model.values import Missing

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
PASSES = (_PLAN + "2025-11-28,9\n2025-12-05,8\n", _PLAN + "2025-11-28,9\n2025-12-05,*\n")
FAILS = (_PLAN + "2025-11-07,9\n2025-11-14,8\n",)
SCHOOL_DAYS_A_WEEK = 5
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*"
_STOPPED = re.compile(
    r"\b(?:stopped|no longer|(?:collection|counting) (?:has )?(?:ended|finished)|sguir\w*)\b"
    r"|\b(?:ended|finished)\W*$|\b(?:ended|finished|until) (?:on |in |at |the )*(?:\d{4}-|\d{1,2}/|(?:\d{1,2}(?:st|nd"
    rf"|rd|th)? )?(?:{_MONTH}|christmas|easter|summer|(?:end|start) of|(?:last|this) (?:term|session))\b)",
    re.IGNORECASE,
)


def check(case: Case) -> Iterable[Finding]:
    if not case.active:
        return
    for number, measure in enumerate(case.project.charter.measures):
        said = case.said.get(measure.id)
        last = _stale_since(said, case) if said is not None and not _STOPPED.search(measure.collected) else None
        if last is not None:
            yield RULE.on(
                case,
                f"{quoted(measure.name)} had a newer value than that of {day_words(last)}",
                "Is it hard to collect? Ask for a smaller sample. If it has stopped, say so beside collected: there.",
                "measures",
                number,
            )


def _stale_since(said: Said, case: Case) -> date | None:
    """The day of the last value, hidden ones too, where more than two periods have passed since."""
    collected = [p.day for p in said.series.points if not isinstance(p.value, Missing)]
    if not collected or chart_type(said.series.chart).by_event:
        return None
    every = period(said.measure.frequency, [p.day for p in said.series.points])
    period_days = max(1, math.ceil(every * SCHOOL_DAYS_A_WEEK / 7))
    finish = case.project.charter.finish
    until = min(case.today, finish) if finish else case.today
    return collected[-1] if school_days(case.settings.calendar, collected[-1], until) > 2 * period_days else None
