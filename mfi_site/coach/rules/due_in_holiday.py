"""A due date that falls outside term is announced a month ahead."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.letters import day_words
from mfi_site.coach.rule import Rule
from mfi_site.coach.timeliness import due_in_holiday
from mfi_site.model.finding import Finding

RULE = Rule(
    id="due-in-holiday",
    kind="concern",
    area="Timeliness",
    private=True,
    asks="A due date outside term is known a month before, so that the team can plan for it.",
    guidance="Annual leave, including periods outwith term time, are not considered exceptional circumstances and QI "
    "Practitioners are expected to plan their submissions around this.",
)
_REPORT = "=== reports/2025-09.md\n---\nsubmitted: 2025-09-12\n---\n"
PASSES = ("as of 2025-09-14\n" + _REPORT, "as of 2025-11-10\n" + _REPORT)
FAILS = ("as of 2025-09-15\n" + _REPORT, "as of 2025-10-14\n" + _REPORT)


def check(case: Case) -> Iterable[Finding]:
    day = due_in_holiday(case.project, case.settings, case.today)
    if day is not None:
        yield RULE.of(
            case,
            f"The report due on {day_words(day)} falls on a day when school is closed.",
            "Plan for it with the team now: it can be sent before.",
        )
