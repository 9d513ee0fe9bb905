"""When a late report cannot be answered in seven days, the team is told when to expect it."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.letters import day_words, month_words
from mfi_site.coach.rule import Rule
from mfi_site.coach.timeliness import feedback_clocks
from mfi_site.model.finding import Finding

RULE = Rule(
    id="feedback-promised",
    kind="concern",
    area="Timeliness",
    private=True,
    asks="A late report whose feedback has not been sent has a promised day (expected).",
    guidance="Where possible QI Mentors should feedback within seven days of the late report being uploaded "
    "but where this "
    "is not possible, due to the late submission, the QI Practitioners should be notified of when to expect their QI "
    "Mentor response.",
)
_REPORT = "as of 2025-10-24\n=== reports/2025-10.md\n---\nsubmitted: {day}\n---\n## Aim\n\nSettled.\n"
PASSES = (
    _REPORT.format(day="2025-10-15"),
    _REPORT.format(day="2025-10-20")
    + "=== reports/2025-10.feedback.md\n---\nexpected: 2025-11-03\n---\n## What we liked\n",
)
FAILS = (_REPORT.format(day="2025-10-20"),)


def check(case: Case) -> Iterable[Finding]:
    for clock in feedback_clocks(case.project, case.settings, case.today):
        if clock.report_late and clock.sent is None and clock.promised is None:
            tense = "is" if clock.due >= case.today else "was"
            yield RULE.of(
                case,
                f"The report for {month_words(clock.month)} came late; the team should know when to expect "
                f"its feedback (within seven days that {tense} {day_words(clock.due)}).",
                f"Add expected: with the day to {clock.path.rpartition('/')[2]}"
                + ("." if clock.begun else f"; mfi-site feedback {case.project.id} {clock.month} starts it."),
            )
