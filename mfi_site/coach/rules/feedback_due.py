"""Feedback on a report is due within seven days of its submission."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.letters import day_words, month_words
from mfi_site.coach.quoting import counted
from mfi_site.coach.rule import Rule
from mfi_site.coach.timeliness import feedback_clocks
from mfi_site.model.finding import Finding

RULE = Rule(
    id="feedback-due",
    kind="concern",
    area="Timeliness",
    private=True,
    asks="Feedback is sent within seven days of submission; a day promised for a late report moves the clock.",
    guidance="Please aim to do this within seven days of the report being submitted so that QI Practitioners "
    "have time to "
    "act on your feedback before their next report is due.",
)
_REPORT = "as of 2025-10-21\n=== reports/2025-10.md\n---\nsubmitted: 2025-10-14\n---\n## Aim\n\nSettled.\n"
PASSES = (
    _REPORT + "=== reports/2025-10.feedback.md\n---\nsent: 2025-10-20\nto: [team]\n---\n## What we liked\n\n- It.\n\n"
    "## Even better if\n\n- [ ] More.\n",
)
FAILS = (_REPORT,)


def check(case: Case) -> Iterable[Finding]:
    for clock in feedback_clocks(case.project, case.settings, case.today):
        if clock.sent is None and not clock.late:
            left = (clock.due - case.today).days
            when = "today" if left == 0 else f"on {day_words(clock.due)}, in {counted(left, 'day')}"
            yield RULE.of(
                case,
                f"Feedback on the report for {month_words(clock.month)} is due {when}.",
                "It is started: finish it, and take the # off sent when you send it."
                if clock.begun
                else f"mfi-site feedback {case.project.id} {clock.month} starts it.",
            )
