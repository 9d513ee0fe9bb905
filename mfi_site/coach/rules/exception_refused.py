"""Workload, annual leave and time out of term are not exceptional circumstances."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.letters import month_words
from mfi_site.coach.rule import Rule
from mfi_site.coach.timeliness import report_clocks
from mfi_site.model.finding import Finding

RULE = Rule(
    id="exception-refused",
    kind="concern",
    area="Timeliness",
    private=True,
    asks="The reason for a late report is one that the programme accepts.",
    guidance="Volume of work and annual leave, including periods outwith term time, are not considered exceptional "
    "circumstances and QI Practitioners are expected to plan their submissions around this.",
)
_REPORT = (
    "as of 2025-10-20\n=== reports/2025-10.md\n---\nsubmitted: 2025-10-20\nexception: {why}\n---\n## Aim\n\nSettled.\n"
)
PASSES = (_REPORT.format(why="Bereavement leave"),)
FAILS = tuple(_REPORT.format(why=why) for why in ("Volume of work", "Annual leave", "It was the October holiday"))


def check(case: Case) -> Iterable[Finding]:
    for clock in report_clocks(case.project, case.settings, case.today):
        if clock.refused:
            kind = "time out of term" if clock.refused == "out of term" else clock.refused
            yield RULE.at(
                case,
                clock.path,
                f"The reason given for the late report for {month_words(clock.month)} "
                f"({kind}) is not an exceptional circumstance.",
                "Talk about how the next due date can be planned round it.",
            )
