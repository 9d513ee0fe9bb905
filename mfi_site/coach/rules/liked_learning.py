"""An idea that did not work, and what was learned from it."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.quoting import quoted
from mfi_site.coach.rule import Rule
from mfi_site.coach.testing import learned
from mfi_site.model.finding import Finding

RULE = Rule(
    id="liked-learning",
    kind="liked",
    area="What we liked",
    asks="An abandoned idea with what was learned from it.",
    guidance="As much is learned from ideas that don't work as those that do.",
)
_CYCLE = (
    "changes: [{id: card, idea: A three-point desk card}]\n=== pdsa/01-card.md\n---\nchange: card\nstarted: "
    "2025-11-03\n"
    "ended: 2025-11-14\nscale: group\nprediction_met: no\ndecision: abandon\n---\n## Plan\n\nOne.\n\n## "
    "Do\n\nTwo.\n\n## "
    "Study\n\n"
)
PASSES = (_CYCLE + "It failed.\n\n## Act\n\nAbandon.\n",)
FAILS = (_CYCLE + "2 of 12 lessons. The card was out of reach once jotters were open.\n\n## Act\n\nAbandon.\n",)


def check(case: Case) -> Iterable[Finding]:
    ideas = {c.id: c.idea for c in case.project.charter.changes}
    for cycle in case.project.cycles:
        if cycle.head.decision == "abandon" and learned(cycle) and cycle.head.change in ideas:
            yield RULE.at(
                case,
                cycle.path,
                f"{quoted(ideas[cycle.head.change])} was abandoned openly, and the cycle says "
                "what was learned from it.",
            )
