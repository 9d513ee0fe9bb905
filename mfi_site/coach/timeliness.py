"""The clocks of the programme: when reports, feedback and contacts are due, and how late they are.

Reports are due on the 15th of their month and feedback within seven days of submission, both in calendar days and
both set by board.yml. They are expected of active projects only, from the later of the programme's start and the
project's to the programme's end; without a programme nothing is ever due. What is dated after `today` has not
happened yet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from mfi_site.coach.language.exception import refused
from mfi_site.model.board import Calendar, Settings
from mfi_site.model.project import Feedback, Project, Report

ESCALATED_DAYS = 14
CONTACT_DAYS = 31
NEXT_TERMS = timedelta(42)
INACTIVE_SCHOOL_DAYS = 20


@dataclass(frozen=True, slots=True)
class ReportClock:
    """The clock of one month's report; `late_days` counts calendar days after the due day, to today or submission.

    `stated` is the day that the report gives, where the history shows that it came later. `school_known` is False
    where the calendar ended so long before that its school days tell nothing.
    """

    month: str
    due: date
    submitted: date | None
    late_days: int
    school_days_late: int
    exception: str = ""
    refused: str = ""
    path: str = ""
    stated: date | None = None
    school_known: bool = True

    @property
    def late(self) -> bool:
        """Late, and no exceptional circumstances were reported that the programme accepts."""
        return self.late_days > 0 and not self.excused

    @property
    def excused(self) -> bool:
        return bool(self.exception) and not self.refused

    @property
    def escalated(self) -> bool:
        return self.submitted is None and self.late_days >= ESCALATED_DAYS


@dataclass(frozen=True, slots=True)
class FeedbackClock:
    """The clock of the feedback on one report; `promised` is the day a late report's feedback was promised for.

    `begun` says that there is a file of it.
    """

    month: str
    submitted: date
    due: date
    sent: date | None
    late_days: int
    report_late: bool
    promised: date | None = None
    path: str = ""
    report_path: str = ""
    begun: bool = False

    @property
    def late(self) -> bool:
        return self.late_days > 0


def school_days(calendar: Calendar, after: date, until: date) -> int:
    """The school days in (after, until] that the calendar knows of; days beyond its terms alarm nobody."""
    if calendar.terms:
        after = max(after, min(first for first, _ in calendar.terms) - timedelta(1))
        until = min(until, max(last for _, last in calendar.terms))
    return calendar.school_days(after, until)


def run_out(calendar: Calendar, today: date) -> bool:
    """Whether the last term that is listed ended longer ago than a summer's first six weeks."""
    return bool(calendar.terms) and today > max(last for _, last in calendar.terms) + NEXT_TERMS


def window(project: Project, settings: Settings) -> tuple[date, date] | None:
    """The first and last day on which something may fall due, None where nothing ever does."""
    programme = settings.programme
    if programme is None or project.charter.status != "active" or project.notice:
        return None
    first = max(programme.started, project.charter.started)
    last = programme.ends or date.max
    return (first, last) if first <= last else None


def due_day(month: str, settings: Settings) -> date:
    """The day on which the report of a month (2025-10) is due."""
    year, number = month.split("-")
    return date(int(year), int(number), settings.reports.due_day)


def next_month(month: str) -> str:
    year, number = (int(part) for part in month.split("-"))
    return f"{year + number // 12:04}-{number % 12 + 1:02}"


def month_of(day: date) -> str:
    return f"{day.year:04}-{day.month:02}"


def expected_months(project: Project, settings: Settings, until: date) -> tuple[str, ...]:
    """The months whose report is expected and due by `until`, oldest first."""
    span = window(project, settings)
    if span is None:
        return ()
    found = []
    month = month_of(span[0])
    while (due := due_day(month, settings)) <= min(span[1], until):
        if due >= span[0]:
            found.append(month)
        month = next_month(month)
    return tuple(found)


def report_clocks(project: Project, settings: Settings, today: date) -> tuple[ReportClock, ...]:
    """The clock of every report that is expected by the next due day, oldest first.

    A report that is there and cannot be read has none: nobody is told that it has not come.
    """
    months = expected_months(project, settings, date.max if today.year > 2190 else today + timedelta(31))
    reports = {r.month: r for r in project.reports}
    return tuple(_report_clock(m, reports.get(m), settings, today) for m in months if m not in project.unread)


def _report_clock(month: str, report: Report | None, settings: Settings, today: date) -> ReportClock:
    due = due_day(month, settings)
    head = report.head if report else None
    submitted = head.submitted if head and head.submitted <= today else None
    until = submitted or today
    late = max((until - due).days, 0)
    exception = head.exception if head and submitted else ""
    kind = refused(exception).kind if exception and late else ""
    return ReportClock(
        month,
        due,
        submitted,
        late,
        school_days(settings.calendar, due, until),
        exception,
        kind,
        report.path if report else f"projects/?/reports/{month}.md",
        report.stated if report else None,
        not run_out(settings.calendar, until),
    )


def feedback_clocks(project: Project, settings: Settings, today: date) -> tuple[FeedbackClock, ...]:
    """The clock of the feedback on every report that was expected, or came in the programme's time, oldest first."""
    span = window(project, settings)
    if span is None:
        return ()
    feedback = {f.month: f for f in project.feedback}
    expected = {clock.month: clock for clock in report_clocks(project, settings, today)}
    unasked = {
        r.month: replace(_report_clock(r.month, r, settings, r.head.submitted), late_days=0)
        for r in project.reports
        if r.month not in expected and r.head is not None and span[0] <= r.head.submitted <= min(span[1], today)
    }
    clocks = sorted((expected | unasked).items())
    return tuple(_feedback_clock(c, feedback.get(m), settings, today) for m, c in clocks if c.submitted is not None)


def _feedback_clock(report: ReportClock, feedback: Feedback | None, settings: Settings, today: date) -> FeedbackClock:
    assert report.submitted is not None
    due = report.submitted + timedelta(settings.reports.feedback_days)
    promised = feedback.head.expected if feedback else None
    if promised is not None:
        due = max(due, promised)
    sent = feedback.head.sent if feedback else None
    sent = sent if sent is not None and sent <= today else None
    late = max(((sent or today) - due).days, 0)
    path = feedback.path if feedback else report.path.removesuffix(".md") + ".feedback.md"
    return FeedbackClock(
        report.month, report.submitted, due, sent, late, report.late_days > 0, promised, path, report.path,
        feedback is not None,
    )


def outside_term(day: date, calendar: Calendar) -> bool:
    """Whether a day is in a holiday or closed; a weekend inside a term is not, nor a day the calendar is silent on."""
    if not calendar.judged(day):
        return False
    in_term = any(first <= day <= last for first, last in calendar.terms)
    return not in_term or any(first <= day <= last for first, last in calendar.closed)


def due_in_holiday(project: Project, settings: Settings, today: date) -> date | None:
    """A due day outside term that is a month away or less and whose report is not in yet."""
    for clock in report_clocks(project, settings, today):
        day = clock.due
        month_before = day.replace(year=day.year - (day.month == 1), month=(day.month - 2) % 12 + 1)
        if clock.submitted is None and month_before <= today <= day and outside_term(day, settings.calendar):
            return day
    return None


def months_without_contact(project: Project, settings: Settings, today: date) -> tuple[str, ...]:
    """Whole calendar months of the programme that ended without a contact, oldest first."""
    span = window(project, settings)
    if span is None or today > span[1]:
        return ()
    seen = {month_of(c.day) for c in project.contacts if c.day <= today}
    month = month_of(span[0]) if span[0].day == 1 else next_month(month_of(span[0]))
    found = []
    while month < month_of(today):
        if month not in seen:
            found.append(month)
        month = next_month(month)
    return tuple(found)


def days_without_contact(project: Project, settings: Settings, today: date) -> int | None:
    """Calendar days since the last contact, or since contacts were first expected; None where none are."""
    span = window(project, settings)
    if span is None or not span[0] <= today <= span[1]:
        return None
    last = max((c.day for c in project.contacts if c.day <= today), default=span[0])
    return (today - max(last, span[0])).days


def last_activity(project: Project, today: date, changed_on: date | None = None) -> date:
    """The last day on which data, a cycle or a report changed; the charter's start where nothing has.

    `changed_on` is that day by the folder's history, where it has one.
    """
    days = [changed_on] if changed_on else []
    days += [point.day for series in project.series for point in series.points]
    days += [day for cycle in project.cycles for day in (cycle.head.started, cycle.head.ended) if day]
    days += [report.head.submitted for report in project.reports if report.head]
    return max((day for day in days if day <= today), default=project.charter.started)


def quiet_school_days(project: Project, settings: Settings, today: date, changed_on: date | None = None) -> int:
    """School days since the last activity of an active project, 0 for any other."""
    if project.charter.status != "active" or project.notice:
        return 0
    return school_days(settings.calendar, last_activity(project, today, changed_on), today)
