"""By report 3, testing is under way on some ideas."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="idea-tested",
    kind="better",
    area="Changes",
    stage=3,
    asks="There are change ideas, and testing is under way on some.",
    guidance="Clear change ideas should be listed in their report with testing underway on some of these.",
)
_IDEA = "changes: [{id: card, idea: A three-point desk card}]\n"
PASSES = (
    _IDEA + "=== pdsa/01-card.md\n---\nchange: card\nstarted: 2025-11-03\n---\n## Plan\n\n### Prediction\n\nMost.\n",
)
FAILS = (
    _IDEA,
    "tags: [a]",
    _IDEA + "=== pdsa/01-card.md\n---\nchange: card\n---\n## Plan\n\n### Prediction\n\nMost.\n",
)


def check(case: Case) -> Iterable[Finding]:
    if any(c.state != "planned" for c in case.project.cycles):
        return
    if case.project.charter.changes:
        yield RULE.on(
            case,
            "at least one idea was being tested by now",
            "What is the smallest test: one pupil, one lesson, tomorrow? It doesn't hurt to try.",
            "changes",
        )
    else:
        yield RULE.on(
            case,
            "the charter listed change ideas by now, with one of them being tested",
            "Add changes: with the first thing that you would try; tomorrow, with one pupil, is soon enough.",
            "drivers",
        )
