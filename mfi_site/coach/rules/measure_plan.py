"""By report 3 each measure says what is counted, who collects it and how often."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.plan import WORDS, lacking
from mfi_site.coach.quoting import listed, quoted
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="measure-plan",
    kind="better",
    area="Measures",
    stage=3,
    asks="Each measure has a definition, says who collects it, and how often.",
    guidance="Measures: these should now be more fully documented with at least outcome data being referred to.",
)
PASSES = (
    "measures: [{id: a, name: Number of late arrivals, definition: After the second bell, collected: Office register, "
    "frequency: weekly}]",
)
FAILS = ("measures: [{id: a, name: Number of late arrivals, definition: After the second bell}]",)


def check(case: Case) -> Iterable[Finding]:
    for number, measure in enumerate(case.project.charter.measures):
        missing = lacking(measure)
        if missing:
            yield RULE.on(
                case,
                f"the plan for {quoted(measure.name)} said {listed([WORDS[part] for part in missing])}",
                f"Add {listed([f'{part}:' for part in missing])}, so that someone else could collect it next week.",
                "measures",
                number,
            )
