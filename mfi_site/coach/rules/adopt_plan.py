"""An adopted idea has a plan for how it is made and kept normal."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.quoting import quoted
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="adopt-plan",
    kind="better",
    area="Testing",
    asks="An adopted idea says under implementation how it is made and kept normal.",
    guidance="Where testing is progressed enough they should be indicating activity to support planning for "
    "implementation. "
    "Covered planning for implementation and sustainability.",
)
_CYCLE = (
    "=== pdsa/01-card.md\n---\nchange: card\nstarted: 2025-11-03\nended: 2025-11-14\nscale: "
    "class\nprediction_met: yes\n"
    "decision: adopt\n---\n## Plan\n\nOne.\n\n## Do\n\nTwo.\n\n## Study\n\n9 of 12 lessons.\n\n## Act\n\nAdopt.\n"
)
PASSES = ("changes: [{id: card, idea: A three-point desk card, implementation: In the August pack}]\n" + _CYCLE,)
FAILS = ("changes: [{id: card, idea: A three-point desk card}]\n" + _CYCLE,)


def check(case: Case) -> Iterable[Finding]:
    states = case.states()
    for number, change in enumerate(case.project.charter.changes):
        if states[change.id] == "adopted" and not change.implementation:
            yield RULE.on(
                case,
                f"the charter said how {quoted(change.idea)} is made and kept normal",
                "Add implementation: who teaches it to new staff, and when do you look whether it still happens?",
                "changes",
                number,
            )
