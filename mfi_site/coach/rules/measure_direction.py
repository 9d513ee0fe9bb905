"""A measure's name leaves the direction to its goal."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.language.direction import direction
from mfi_site.coach.quoting import quoted
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="measure-direction",
    kind="better",
    area="Measures",
    asks="The name says what is counted, not which way it should go.",
    guidance="Please ensure QI Practitioners refer to specifics like 'number of' or 'time to' or '% of'.",
)
PASSES = ("measures: [{id: read, name: Number of books read at home in a week}]",)
FAILS = ("measures: [{id: read, name: Increase in number of books read at home}]",)


def check(case: Case) -> Iterable[Finding]:
    for number, measure in enumerate(case.project.charter.measures):
        if direction(measure.name).present:
            yield RULE.on(
                case,
                f"{quoted(measure.name)} named only what is counted",
                "A measure can go either way. Say with better: which way is better, with goal: how far.",
                "measures",
                number,
                "name",
            )
