"""An idea that was adopted only once it had met its prediction in different conditions."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.quoting import quoted
from mfi_site.coach.rule import Rule
from mfi_site.coach.testing import conditions_met
from mfi_site.model.finding import Finding

RULE = Rule(
    id="liked-adopted",
    kind="liked",
    area="What we liked",
    asks="An idea met its prediction in at least two conditions before it was adopted, and has a plan for staying.",
    guidance="Is the change consistently doing what has been predicted in a variety of conditions?",
)
_IDEA = "changes: [{id: card, idea: A three-point desk card, implementation: In the August pack}]\n"


def _example(name: str, days: tuple[str, str], conditions: str, decision: str) -> str:
    return (
        f"=== pdsa/{name}.md\n---\nchange: card\nstarted: {days[0]}\nended: {days[1]}\nscale: class\nconditions: "
        f"{conditions}\nprediction_met: yes\ndecision: {decision}\n---\n## Plan\n\nOne.\n\n## Do\n\nTwo.\n\n## Study"
        "\n\n9 of 12 lessons.\n\n## Act\n\nNext.\n"
    )


_FIRST = _example("01-card", ("2025-10-27", "2025-11-07"), "Morning, class teacher", "adapt")
PASSES = (_IDEA + _FIRST,)
FAILS = (_IDEA + _FIRST + _example("02-card", ("2025-11-10", "2025-11-21"), "Afternoon, supply teacher", "adopt"),)


def check(case: Case) -> Iterable[Finding]:
    for number, change in enumerate(case.project.charter.changes):
        cycles = case.project.cycles_of(change.id)
        if cycles and cycles[-1].head.decision == "adopt" and change.implementation:
            met = conditions_met(case.project, cycles[-1])
            if met >= 2:
                yield RULE.on(
                    case,
                    f"{quoted(change.idea)} was adopted after it met its prediction in {met} different "
                    "conditions, with a plan for keeping it.",
                    "",
                    "changes",
                    number,
                )
