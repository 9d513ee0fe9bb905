"""The coach's worklist over all projects: what to do first, why, and by when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from mfi_site.coach import timeliness
from mfi_site.coach.case import Case
from mfi_site.coach.engine import findings_of
from mfi_site.coach.letters import day_words, escalation, month_words, reminder
from mfi_site.coach.quoting import counted, listed, plain, uncommanded

HEADINGS = (
    ("escalate", "Escalate to the improvement programme manager"),
    ("late", "Reports late: send a reminder"),
    ("feedback", "Feedback"),
    ("due", "Reports due"),
    ("contact", "Contacts"),
    ("stale", "Data without a new value, and projects gone quiet"),
    ("open", "Advice still open"),
    ("raise", "To raise with the programme"),
    ("ahead", "Plan ahead"),
)
_SECTION_OF = {
    "inactive": "stale",
    "feedback-open": "open",
    "feedback-shape": "feedback",
    "exception-refused": "raise",
    "due-in-holiday": "ahead",
    "contact-monthly": "contact",
    "aim-missing": "raise",
    "data-none": "raise",
}
ASKED = (*_SECTION_OF, "data-stale")
MONTH = timedelta(31)
MOST_STILL = 12
MOST_MONTHS = 3
SOON = timedelta(7)
CONTACT_SOON = timedelta(7)


@dataclass(frozen=True, slots=True)
class Job:
    """One thing for the coach to do: the most urgent first within its heading."""

    heading: str
    project: str
    title: str
    says: str
    urgency: int = 0


@dataclass(frozen=True, slots=True)
class Worklist:
    """Jobs in the order of their headings, the texts that may be sent, what moved, and what has run out.

    What moved is known where there is a history.
    """

    today: date
    jobs: tuple[Job, ...]
    letters: tuple[str, ...]
    projects: int
    moves: tuple[str, ...] = ()
    run_out: tuple[str, ...] = ()

    def under(self, heading: str) -> tuple[Job, ...]:
        return tuple(job for job in self.jobs if job.heading == heading)


def worklist(cases: Sequence[Case], today: date) -> Worklist:
    """What a coach could act on today."""
    jobs: list[Job] = []
    letters: list[str] = []
    for case in map(as_known, cases):
        jobs += _jobs(case)
        letters += _letters(case)
    order = [key for key, _ in HEADINGS]
    jobs.sort(key=lambda job: (order.index(job.heading), -job.urgency, job.project))
    return Worklist(today, tuple(jobs), tuple(letters), len(cases), tuple(_moves(cases, today)),
                    tuple(_run_out(cases, today)))


def _run_out(cases: Sequence[Case], today: date) -> Iterable[str]:
    """The day of an aim, and the terms of the calendar, once they have passed: a new session begins."""
    for case in cases:
        finish = case.project.charter.finish
        if case.active and finish is not None and finish < today:
            yield (f"{case.project.id} ({_title(case)}): its finish, {day_words(finish)}, has passed. Agree with the "
                   "team on a new aim and finish, or write status: complete.")
    if cases and timeliness.run_out(cases[0].settings.calendar, today):
        last = max(last for _, last in cases[0].settings.calendar.terms)
        yield (f"board.yml: its last term ended on {day_words(last)}. Add the new terms below the old ones: without "
               "them nothing is called stale or quiet.")


def _moves(cases: Sequence[Case], today: date) -> Iterable[str]:
    """What the history shows of the last month, of each active project that was there before it."""
    still = []
    for case in cases:
        if not case.active or case.past.first > today - MONTH:
            continue
        told = [_times(what, case.past.counts.get(what, 0)) for what in ("values", "tests", "reports")]
        last = timeliness.last_activity(case.project, today)
        if any(told):
            yield f"{case.project.id} ({_title(case)}): {listed([t for t in told if t])}."
        elif last > today - MONTH:
            yield (f"{case.project.id} ({_title(case)}): nothing in the history, though its files tell of "
                   f"{day_words(last)}. What is not committed is not seen here.")
        else:
            still.append(case.project.id)
    if still:
        named = still if len(still) <= MOST_STILL else [*still[: MOST_STILL - 1], f"{len(still) - MOST_STILL + 1} more"]
        yield f"Nothing moved in {listed(named)}."


def _times(what: str, count: int) -> str:
    return f"{what} {'once' if count == 1 else 'twice' if count == 2 else f'{count} times'}" if count else ""


def as_known(case: Case) -> Case:
    """The case without the reports that came after its day, which a worklist of that day cannot know."""
    known = tuple(r for r in case.project.reports if r.head is None or r.head.submitted <= case.today)
    return replace(case, project=replace(case.project, reports=known))


def _jobs(case: Case) -> Iterable[Job]:
    yield from _reports(case)
    yield from _feedback(case)
    findings = findings_of(case, ASKED)
    if not any(f.rule == "contact-monthly" for f in findings):
        yield from _coming_contact(case)
    stale = [f for f in findings if f.rule == "data-stale"]
    if stale:
        asked = "; ".join(plain(f.message) for f in stale)
        yield _job("stale", case, f"Even better if {asked}. {plain(stale[0].suggestion)}")
    for finding in findings:
        heading = _SECTION_OF.get(finding.rule)
        if heading and finding.kind == "concern":
            yield _job(heading, case, f"{plain(finding.message)} {plain(finding.suggestion)}".strip())


def _reports(case: Case) -> Iterable[Job]:
    clocks = timeliness.report_clocks(case.project, case.settings, case.today)
    awaited = [clock for clock in clocks if clock.submitted is None]
    for heading, escalated in (("escalate", True), ("late", False)):
        if late := [clock for clock in awaited if clock.late and clock.escalated == escalated]:
            yield _job(heading, case, _late(late), late[0].late_days)
    for clock in awaited:
        left = (clock.due - case.today).days
        if not clock.late and left <= SOON.days:
            when = "today" if left == 0 else f"in {counted(left, 'day')}, on {day_words(clock.due)}"
            yield _job("due", case, f"The report for {month_words(clock.month)} is due {when}.", -left)


def _late(clocks: Sequence[timeliness.ReportClock]) -> str:
    """All reports of a project that are late, oldest first, in one sentence."""
    first, last = clocks[0], clocks[-1]
    if len(clocks) > MOST_MONTHS:
        school = f" ({counted(first.school_days_late, 'school day')})" if first.school_known else ""
        return (
            f"{len(clocks)} reports have not come, from {month_words(first.month)} to {month_words(last.month)}. The "
            f"first was due on {day_words(first.due)}: {counted(first.late_days, 'day')} late{school}."
        )
    months, due = listed([month_words(c.month) for c in clocks]), listed([day_words(c.due) for c in clocks])
    days = listed([*(f"{c.late_days}" for c in clocks[:-1]), counted(last.late_days, "day")])
    each = listed([*(f"{c.school_days_late}" for c in clocks[:-1]), counted(last.school_days_late, "school day")])
    school = f" ({each})" if last.school_known else ""
    subject = f"The report for {months} was" if len(clocks) == 1 else f"The reports for {months} were"
    return f"{subject} due on {due}: {days} late{school}."


def _feedback(case: Case) -> Iterable[Job]:
    for clock in timeliness.feedback_clocks(case.project, case.settings, case.today):
        if clock.sent is not None:
            continue
        what = f"Feedback on the report for {month_words(clock.month)}, submitted on {day_words(clock.submitted)}"
        promised = " (promised for that day)" if clock.promised == clock.due else ""
        file = clock.path.rpartition("/")[2]
        tell = f" The report came late: tell the team when to expect it, with expected: in {file}."
        tell = tell if clock.report_late and clock.promised is None else ""
        if clock.late:
            says = f"{what}, was due on {day_words(clock.due)}{promised}: {counted(clock.late_days, 'day')} late."
            yield _job("feedback", case, says + tell, 100 + clock.late_days)
        else:
            left = (clock.due - case.today).days
            when = "today" if left == 0 else f"on {day_words(clock.due)}, in {counted(left, 'day')}"
            yield _job("feedback", case, f"{what}, is due {when}{promised}.{tell}", 50 - left)


def _coming_contact(case: Case) -> Iterable[Job]:
    """A contact that this month still needs, in its last week."""
    span = timeliness.window(case.project, case.settings)
    if span is None or not span[0] <= case.today <= span[1]:
        return
    month = timeliness.month_of(case.today)
    following = date.fromisoformat(f"{timeliness.next_month(month)}-01")
    seen = any(timeliness.month_of(c.day) == month and c.day <= case.today for c in case.project.contacts)
    if not seen and following - case.today <= CONTACT_SOON:
        yield _job("contact", case, f"No contact yet in {month_words(month)}.")


def _letters(case: Case) -> Iterable[str]:
    clocks = timeliness.report_clocks(case.project, case.settings, case.today)
    late = [clock for clock in clocks if clock.submitted is None and clock.late]
    if escalated := [clock for clock in late if clock.escalated]:
        yield escalation(case.project, case.settings, *escalated)
    for clock in late:
        if not clock.escalated:
            yield reminder(case.project, case.settings, clock)


def _job(heading: str, case: Case, says: str, urgency: int = 0) -> Job:
    return Job(heading, case.project.id, _title(case), says, urgency)


def _title(case: Case) -> str:
    return plain(case.project.charter.title)


def shown(work: Worklist) -> str:
    """The worklist as text for a terminal or an e-mail."""
    lines = [
        f"Worklist on {day_words(work.today)}: {counted(work.projects, 'project')}, {counted(len(work.jobs), 'item')}."
    ]
    for key, heading in HEADINGS:
        jobs = work.under(key)
        if jobs:
            lines += ["", f"{heading}:"]
            lines += [f"  {job.project} ({job.title}): {job.says}" for job in jobs]
    if not work.jobs:
        lines.append("Nothing is due, late or open.")
    if work.moves:
        lines += ["", "Changed since last month, by the history of the files:", *(f"  {line}" for line in work.moves)]
    if work.run_out:
        lines += ["", "Run out:", *(f"  {line}" for line in work.run_out)]
    return "".join(f"{uncommanded(line)}\n" for line in lines)
