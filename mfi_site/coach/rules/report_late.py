"""A monthly report is late: a reminder with the mentor copied in, after 14 days an escalation."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.letters import day_words, month_words
from mfi_site.coach.quoting import counted
from mfi_site.coach.rule import Rule
from mfi_site.coach.timeliness import ESCALATED_DAYS, ReportClock, report_clocks
from mfi_site.model.finding import Finding

RULE = Rule(
    id="report-late",
    kind="concern",
    area="Timeliness",
    private=True,
    asks=f"A report is in by the 15th; a reminder from the 16th, an escalation at {ESCALATED_DAYS} days late.",
    guidance="If a QI Practitioner does not submit on time, and no exceptional circumstances have been reported, the "
    "Community Planning team will issue a reminder, copying the QI Mentor in and escalating this to the Improvement "
    "Programme Manager, if required.",
)
_REPORT = (
    "as of 2025-10-20\n=== reports/2025-10.md\n---\nsubmitted: {day}\n{more}---\n## Aim\n\nSettled.\n"
    "=== reports/2025-09.md\n---\nsubmitted: 2025-09-12\n---\n"
)
PASSES = (
    _REPORT.format(day="2025-10-15", more=""),
    _REPORT.format(day="2025-10-20", more="exception: Bereavement leave\n"),
)
FAILS = (
    _REPORT.format(day="2025-10-16", more=""),
    _REPORT.format(day="2025-10-20", more="exception: Workload\n"),
    "as of 2025-10-16\n=== reports/2025-09.md\n---\nsubmitted: 2025-09-12\n---\n",
)


def check(case: Case) -> Iterable[Finding]:
    for clock in report_clocks(case.project, case.settings, case.today):
        if not clock.late:
            continue
        if clock.submitted is not None:
            yield RULE.at(
                case,
                clock.path,
                f"The report for {month_words(clock.month)} came "
                f"{counted(clock.late_days, 'day')} late, on {day_words(clock.submitted)}{_stated(clock)}.",
                "Ask what got in the way, and plan the next one together.",
            )
        else:
            yield RULE.of(
                case,
                f"The report for {month_words(clock.month)} was due on {day_words(clock.due)} and is "
                f"{_how_late(clock)}.",
                _what_next(clock),
            )


def _stated(clock: ReportClock) -> str:
    return f" by the history of its file, which gives {day_words(clock.stated)}" if clock.stated else ""


def _how_late(clock: ReportClock) -> str:
    school = f" ({counted(clock.school_days_late, 'school day')})" if clock.school_known else ""
    return f"{counted(clock.late_days, 'day')} late{school}"


def _what_next(clock: ReportClock) -> str:
    if clock.escalated:
        return "Escalate it to the improvement programme manager; mfi-site status --remind writes the text."
    return "Send a reminder with the mentor copied in; mfi-site status --remind writes the text."
