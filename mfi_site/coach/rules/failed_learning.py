"""An abandoned idea says what was learned."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case, section
from mfi_site.coach.rule import Rule
from mfi_site.coach.testing import learned
from mfi_site.model.finding import Finding

RULE = Rule(
    id="failed-learning",
    kind="better",
    area="Testing",
    asks="A cycle that abandons an idea says what was learned.",
    guidance="Powerful tool for learning. As much is learned from ideas that don't work as those that do.",
)
_CYCLE = (
    "changes: [{id: card, idea: A three-point desk card}]\n=== pdsa/01-card.md\n---\nchange: card\nstarted: "
    "2025-11-03\n"
    "ended: 2025-11-14\nscale: group\nprediction_met: no\ndecision: abandon\n---\n## Plan\n\nOne.\n\n## "
    "Do\n\nTwo.\n\n## "
    "Study\n\n"
)
PASSES = (_CYCLE + "2 of 12 lessons. The card was out of reach once jotters were open.\n\n## Act\n\nAbandon.\n",)
FAILS = (_CYCLE + "It failed.\n\n## Act\n\nAbandon.\n",)


def check(case: Case) -> Iterable[Finding]:
    for cycle in case.project.cycles:
        if cycle.head.decision == "abandon" and not learned(cycle):
            yield RULE.at(
                case,
                cycle.path,
                "this cycle said what you learned from an idea that did not work",
                "What do you know now that you did not know before? As much is learned from ideas that don't work.",
                section(cycle.sections, "act", "study"),
            )
