"""Each measure says whether it is an outcome, process or balancing measure."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.quoting import quoted
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="measure-type",
    kind="better",
    area="Measures",
    asks="Each measure has a type; where it is still missing next month it is asked for again.",
    guidance="We are looking for them to state whether their measures are outcome, process or balancing so "
    "if they miss "
    "this ask for it to be included next month.",
)
PASSES = ("measures: [{id: late, name: Number of late arrivals in a week, type: outcome}]",)
FAILS = ("measures: [{id: late, name: Number of late arrivals in a week}]",)


def check(case: Case) -> Iterable[Finding]:
    for number, measure in enumerate(case.project.charter.measures):
        if measure.type is None:
            again = " (asked for last month too)" if case.stage >= 2 else ""
            yield RULE.on(
                case,
                f"{quoted(measure.name)} said whether it is an outcome, process or balancing measure{again}",
                "Add type: outcome if it shows the aim, process if it shows the change happening, balancing if "
                "it shows "
                "what it may cost.",
                "measures",
                number,
            )
