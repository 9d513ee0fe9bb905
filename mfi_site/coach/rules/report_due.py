"""The next monthly report is due within a week."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from mfi_site.coach.case import Case
from mfi_site.coach.letters import day_words, month_words
from mfi_site.coach.rule import Rule
from mfi_site.coach.timeliness import report_clocks
from mfi_site.model.finding import Finding

RULE = Rule(
    id="report-due",
    kind="concern",
    area="Timeliness",
    private=True,
    asks="Says when a report is due within seven days; it is due on the 15th.",
    guidance="QI Practitioners should send you their monthly report via email (by 15th of each month).",
)
AHEAD = timedelta(7)
PASSES = (
    "as of 2025-10-01",
    "as of 2025-10-15\n=== reports/2025-10.md\n---\nsubmitted: 2025-10-14\n---\n## Aim\n\nSettled.\n",
)
FAILS = ("as of 2025-10-15", "as of 2025-10-08")


def check(case: Case) -> Iterable[Finding]:
    for clock in report_clocks(case.project, case.settings, case.today):
        if clock.submitted is None and timedelta(0) <= clock.due - case.today <= AHEAD:
            when = "today" if clock.due == case.today else f"on {day_words(clock.due)}"
            yield RULE.of(
                case,
                f"The report for {month_words(clock.month)} is due {when}.",
                "Ask whether the team has what it needs to write it.",
            )
