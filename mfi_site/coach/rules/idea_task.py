"""Tasks and activities are not change ideas."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.language.idea import task
from mfi_site.coach.quoting import quoted
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="idea-task",
    kind="better",
    area="Changes",
    asks="A change idea is something pupils, families or staff would do differently, not a step of the project.",
    guidance="QI Practitioners sometimes confuse change ideas with tasks and activities e.g. listing things "
    "like process "
    "mapping, gathering data, etc, as change ideas. They have had learning on this but may need to be reminded.",
)
PASSES = ("changes: [{id: card, idea: Five-minute peer edit with a three-point card at the end of each lesson}]",)
FAILS = (
    "changes: [{id: map, idea: Process mapping of the morning routine}]",
    "changes: [{id: data, idea: Gather baseline data on attendance}]",
)


def check(case: Case) -> Iterable[Finding]:
    for number, change in enumerate(case.project.charter.changes):
        if task(change.idea):
            yield RULE.on(
                case,
                f"{quoted(change.idea)} stood in your next steps: it is a task more than a change idea",
                "What would pupils, families or staff do differently because of it? That is the change idea.",
                "changes",
                number,
                "idea",
            )
