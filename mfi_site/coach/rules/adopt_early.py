"""An idea is adopted when it has met its prediction in at least two different conditions."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.rule import Rule
from mfi_site.coach.testing import conditions_met
from mfi_site.model.finding import Finding

RULE = Rule(
    id="adopt-early",
    kind="better",
    area="Testing",
    asks="An adopted idea met its prediction in at least two different conditions.",
    guidance="QI Practitioners might be tempted to rush to implementation - encourage them to think through "
    "whether they have "
    "tested enough for this - is the change consistently doing what has been predicted in a variety of conditions? If "
    "not - are they really ready?",
)
_IDEA = "changes: [{id: card, idea: A three-point desk card}]\n"


def _example(name: str, days: tuple[str, str], conditions: str, decision: str) -> str:
    return (
        f"=== pdsa/{name}.md\n---\nchange: card\nstarted: {days[0]}\nended: {days[1]}\nscale: class\nconditions: "
        f"{conditions}\nprediction_met: yes\ndecision: {decision}\n---\n## Plan\n\nOne.\n\n## Do\n\nTwo.\n\n## Study"
        "\n\n9 of 12 lessons.\n\n## Act\n\nNext.\n"
    )


_FIRST = _example("01-card", ("2025-10-27", "2025-11-07"), "Morning, class teacher", "adapt")
PASSES = (_IDEA + _FIRST + _example("02-card", ("2025-11-10", "2025-11-21"), "Afternoon, supply teacher", "adopt"),)
FAILS = (
    _IDEA + _example("01-card", ("2025-10-27", "2025-11-07"), "Morning, class teacher", "adopt"),
    _IDEA + _FIRST + _example("02-card", ("2025-11-10", "2025-11-21"), "morning, class teacher", "adopt"),
)


def check(case: Case) -> Iterable[Finding]:
    told: set[str] = set()
    for cycle in case.project.cycles:
        idea = cycle.head.change
        if cycle.head.decision != "adopt" or idea in told:
            continue
        told.add(idea)
        if conditions_met(case.project, cycle) < 2:
            yield RULE.at(
                case,
                cycle.path,
                "this idea had met its prediction in two different conditions before it was adopted",
                "Test it again on another day, with another adult or in another class: does it still do what was "
                "predicted? If that is not known, are you ready?",
            )
