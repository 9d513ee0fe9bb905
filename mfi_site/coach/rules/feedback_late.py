"""Feedback was not sent within seven days, or by the day that was promised."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.letters import day_words, month_words
from mfi_site.coach.quoting import counted
from mfi_site.coach.rule import Rule
from mfi_site.coach.timeliness import feedback_clocks
from mfi_site.model.finding import Finding

RULE = Rule(
    id="feedback-late",
    kind="concern",
    area="Timeliness",
    private=True,
    asks="On day 7 feedback is on time, on day 8 it is late.",
    guidance="Review and feedback on each of the QI Practitioner's monthly project updates within seven days "
    "of the report "
    "being submitted (late submissions may affect this turnaround time).",
)
_REPORT = "=== reports/2025-10.md\n---\nsubmitted: 2025-10-14\n---\n## Aim\n\nSettled.\n"
_BODY = "---\n## What we liked\n\n- It.\n\n## Even better if\n\n- [ ] More.\n"
PASSES = (
    "as of 2025-10-21\n" + _REPORT,
    "as of 2025-10-28\n" + _REPORT + "=== reports/2025-10.feedback.md\n---\nexpected: 2025-10-28\n" + _BODY,
)
FAILS = (
    "as of 2025-10-22\n" + _REPORT,
    "as of 2025-10-30\n" + _REPORT + "=== reports/2025-10.feedback.md\n---\nsent: 2025-10-22\n" + _BODY,
    "as of 2025-10-29\n" + _REPORT + "=== reports/2025-10.feedback.md\n---\nexpected: 2025-10-28\n" + _BODY,
)


def check(case: Case) -> Iterable[Finding]:
    for clock in feedback_clocks(case.project, case.settings, case.today):
        if not clock.late:
            continue
        days = counted(clock.late_days, "day")
        if clock.sent is not None:
            yield RULE.at(
                case,
                clock.path,
                f"Feedback on the report for {month_words(clock.month)} was sent {days} late.",
                "If seven days are hard to keep, let the programme team know, so that the team is supported.",
            )
        else:
            yield RULE.of(
                case,
                f"Feedback on the report for {month_words(clock.month)} was due on "
                f"{day_words(clock.due)} and is {days} late.",
                "If you do not have the capacity, let the programme team know, so that the team is supported.",
            )
