"""A cycle is open for no more than four school weeks."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.rule import Rule
from mfi_site.coach.timeliness import school_days
from mfi_site.model.finding import Finding

RULE = Rule(
    id="pdsa-long",
    kind="better",
    area="Testing",
    asks="A cycle is open for no more than four school weeks (20 school days).",
    guidance="The method involves rapid testing of ideas, allowing much-needed quality improvement to occur "
    "at a brisk pace.",
)
_CYCLE = "changes: [{id: card, idea: A three-point desk card}]\n=== pdsa/01-card.md\n---\nchange: card\nscale: group\n"
PASSES = (_CYCLE + "started: 2025-11-24\n---\n## Plan\n\nA week.\n",)
FAILS = (_CYCLE + "started: 2025-10-28\n---\n## Plan\n\nA week.\n",)
MOST_SCHOOL_DAYS = 20


def check(case: Case) -> Iterable[Finding]:
    if not case.active:
        return
    for cycle in case.project.cycles:
        if cycle.state != "running" or cycle.head.started is None:
            continue
        if school_days(case.settings.calendar, cycle.head.started, case.today) > MOST_SCHOOL_DAYS:
            yield RULE.at(
                case,
                cycle.path,
                "this cycle, open for more than four school weeks, was studied and ended",
                "What do you know already? Decide, and make what is left the next, shorter cycle.",
            )
