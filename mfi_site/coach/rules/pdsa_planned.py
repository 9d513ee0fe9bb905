"""By report 2 a cycle is planned."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="pdsa-planned",
    kind="better",
    area="Testing",
    stage=2,
    asks="At least one Plan-Do-Study-Act cycle is planned.",
    guidance="QI Practitioners should be focussing on change ideas and planning for PDSAs in preparation for Learning "
    "Session 3.",
)
_IDEA = "changes: [{id: card, idea: A three-point desk card}]\n"
PASSES = (_IDEA + "=== pdsa/01-card.md\n---\nchange: card\n---\n## Plan\n\n### Prediction\n\nMost will use it.\n",)
FAILS = (_IDEA,)


def check(case: Case) -> Iterable[Finding]:
    if not case.project.cycles:
        yield RULE.of(
            case,
            "a first test was planned",
            "Choose the smallest one you can: what would you try, with whom, "
            "and what do you predict? Write it as pdsa/01-name.md.",
            f"projects/{case.project.id}/charter.md",
        )
