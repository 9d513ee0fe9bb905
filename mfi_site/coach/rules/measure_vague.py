"""A measure names something that can be counted."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.language.measure import vague
from mfi_site.coach.quoting import quoted
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="measure-vague",
    kind="better",
    area="Measures",
    asks="A measure is countable: number of, % of, time to, a rate, a score on a named scale.",
    guidance="Please ensure QI Practitioners refer to specifics like 'number of' or 'time to' or '% of' as "
    "at this stage QI "
    'Practitioners are sometimes vague and list concepts instead e.g. "staff confidence".',
)
PASSES = ("measures: [{id: late, name: Number of late arrivals in a week}]",)
FAILS = ("measures: [{id: confidence, name: Staff confidence}]",)


def check(case: Case) -> Iterable[Finding]:
    for number, measure in enumerate(case.project.charter.measures):
        if vague(measure.name, measure.unit or ""):
            yield RULE.on(
                case,
                f"{quoted(measure.name)} said what would be counted",
                "Is it a number of, a % of, a time to, or a score on a scale that has a name?",
                "measures",
                number,
                "name",
            )
