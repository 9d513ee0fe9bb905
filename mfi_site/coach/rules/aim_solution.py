"""An aim keeps to what will be better; the means belong in the drivers, where they can be tested."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.language.solution import solution
from mfi_site.coach.quoting import quoted
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="aim-solution",
    kind="better",
    area="Aim",
    asks="The aim says what will be better and leaves how to the drivers; it is not itself a delivery.",
    guidance='QI Practitioners often incorporate aspects of their change theory into their aim, e.g. "by implementing '
    'a standard operating procedure". Encourage them to stick to what they will make better in their aim and capturing '
    "their theory in their drivers.",
)
PASSES = ("aim: By June 2026, 80% of our child plans will be complete, up from 55%.",)
FAILS = (
    "aim: By June 2026, 80% of our child plans will be complete, up from 55%, by implementing a standard operating "
    "procedure.",
    "aim: By June 2026 we will introduce a reading corner in every class.",
)


def check(case: Case) -> Iterable[Finding]:
    charter = case.project.charter
    if not charter.aim:
        return
    found = solution(charter.aim, [c.idea for c in charter.changes])
    if not found.present:
        return
    words = f" ({quoted(found.span.of(charter.aim))})" if found.span else ""
    if found.how == "delivery":
        yield RULE.on(
            case,
            f"the aim said what will be better for pupils once this is in place{words}",
            "What you will put in place is your theory: give it a driver, and test it there.",
            "aim",
        )
    else:
        yield RULE.on(
            case,
            f"the aim kept to what will be better, and the solution stood in a driver{words}",
            "At this stage the solution is a theory that is still to be tested.",
            "aim",
        )
