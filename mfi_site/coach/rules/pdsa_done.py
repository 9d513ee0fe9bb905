"""By report 3 a cycle is completed."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="pdsa-done",
    kind="better",
    area="Testing",
    stage=3,
    asks="At least one cycle is completed.",
    guidance="By report 3 at least one PDSA should have been completed before Learning Session 4 when they "
    "will present "
    "this.",
)
_CYCLE = (
    "changes: [{id: card, idea: A three-point desk card}]\n=== pdsa/01-card.md\n---\nchange: "
    "card\nstarted: 2025-11-03\n"
)
_BODY = (
    "---\n## Plan\n\n### Prediction\n\nMost will.\n\n## Do\n\nA week.\n\n## Study\n\n9 of 12 "
    "lessons.\n\n## Act\n\nAdapt.\n"
)
PASSES = (_CYCLE + "ended: 2025-11-14\nscale: class\nprediction_met: yes\ndecision: adapt\n" + _BODY,)
FAILS = (_CYCLE + _BODY, "tags: [a]")


def check(case: Case) -> Iterable[Finding]:
    if not any(cycle.state == "ended" for cycle in case.project.cycles):
        yield RULE.of(
            case,
            "one test had been taken all the way round, with its study and its act",
            "End the one you have, whatever it showed: as much is learned from ideas that don't work."
            if case.project.cycles
            else "Begin with one so small that it is over in a lesson, and write down what it showed.",
            f"projects/{case.project.id}/charter.md",
        )
