"""The clocks, day by day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from mfi_site.coach.case import Case
from mfi_site.coach.engine import findings_of
from mfi_site.coach.letters import escalation, reminder
from mfi_site.coach.status import shown, worklist
from mfi_site.coach.timeliness import (
    due_in_holiday,
    expected_months,
    feedback_clocks,
    months_without_contact,
    next_month,
    report_clocks,
)

Make = Callable[..., Case]
DECEMBER = "=== reports/2025-12.md\n---\nsubmitted: {day}\n---\n"


def _rules(case: Case) -> set[str]:
    return {f.rule for f in findings_of(case)}


@pytest.mark.parametrize(("day", "late"), [("2025-10-14", 0), ("2025-10-15", 0), ("2025-10-16", 1), ("2025-11-01", 17)])
def test_the_fifteenth_is_on_time_and_the_sixteenth_late(case_of: Make, day: str, late: int) -> None:
    """Lateness counts calendar days after the 15th of the report's month, to its submission."""
    case = case_of(f"as of 2025-11-10\n=== reports/2025-10.md\n---\nsubmitted: {day}\n---\n")
    clock = next(c for c in report_clocks(case.project, case.settings, case.today) if c.month == "2025-10")
    assert (clock.late_days, clock.late) == (late, late > 0)


@pytest.mark.parametrize(
    ("today", "late", "escalated"),
    [("2025-09-15", 0, False), ("2025-09-16", 1, False), ("2025-09-28", 13, False), ("2025-09-29", 14, True)],
)
def test_a_report_that_is_missing_is_escalated_at_fourteen_days(
    case_of: Make, today: str, late: int, escalated: bool
) -> None:
    """A report that is not in is late from the 16th and escalated from the 14th day late."""
    case = case_of(f"as of {today}\n")
    clock = report_clocks(case.project, case.settings, case.today)[0]
    assert (clock.month, clock.late_days, clock.escalated) == ("2025-09", late, escalated)
    letters = worklist([case], case.today).letters
    assert ["To: Improvement Programme Manager" in text for text in letters] == ([escalated] if late else [])


def test_lateness_is_told_in_school_days_too(case_of: Make) -> None:
    """School days leave out the holiday that the calendar names."""
    case = case_of("as of 2025-10-28\n=== reports/2025-09.md\n---\nsubmitted: 2025-09-12\n---\n")
    clock = report_clocks(case.project, case.settings, case.today)[1]
    assert (clock.late_days, clock.school_days_late) == (13, 2)


@pytest.mark.parametrize(("today", "rule"), [("2025-10-21", "feedback-due"), ("2025-10-22", "feedback-late")])
def test_feedback_is_on_time_on_day_seven_and_late_on_day_eight(case_of: Make, today: str, rule: str) -> None:
    """Feedback has seven calendar days from submission."""
    found = _rules(case_of(f"as of {today}\n=== reports/2025-10.md\n---\nsubmitted: 2025-10-14\n---\n"))
    assert found & {"feedback-due", "feedback-late"} == {rule}


@pytest.mark.parametrize(("sent", "late"), [("2025-10-21", 0), ("2025-10-22", 1), ("2025-10-30", 9)])
def test_feedback_that_was_sent_is_judged_by_the_day_it_was_sent(case_of: Make, sent: str, late: int) -> None:
    """What was sent on day seven stays on time for ever."""
    case = case_of(
        "as of 2025-12-01\n=== reports/2025-10.md\n---\nsubmitted: 2025-10-14\n---\n"
        f"=== reports/2025-10.feedback.md\n---\nsent: {sent}\n---\n## What we liked\n\n## Even better if\n"
    )
    assert feedback_clocks(case.project, case.settings, case.today)[0].late_days == late


def test_a_promised_day_moves_the_clock(case_of: Make) -> None:
    """A late report's feedback is due on the day that was promised, if that is later than day seven."""
    text = (
        "=== reports/2025-10.md\n---\nsubmitted: 2025-10-20\n---\n=== reports/2025-10.feedback.md\n---\n"
        "expected: {day}\n---\n## What we liked\n\n## Even better if\n"
    )
    for day, due in (("2025-11-05", date(2025, 11, 5)), ("2025-10-22", date(2025, 10, 27))):
        case = case_of("as of 2025-10-30\n" + text.format(day=day))
        assert feedback_clocks(case.project, case.settings, case.today)[0].due == due


@pytest.mark.parametrize(
    ("why", "refused"),
    [
        ("Workload", True),
        ("Annual leave", True),
        ("School holidays", True),
        ("Bereavement leave", False),
        ("In hospital after an accident", False),
    ],
)
def test_workload_leave_and_holidays_are_no_exceptions(case_of: Make, why: str, refused: bool) -> None:
    """An exception that the programme refuses leaves the report late; one that it accepts excuses it."""
    found = _rules(
        case_of(
            f"as of 2025-10-30\n=== reports/2025-10.md\n---\nsubmitted: 2025-10-20\nexception: {why}\n---\n"
            "=== reports/2025-09.md\n---\nsubmitted: 2025-09-12\n---\n"
        )
    )
    assert found & {"exception-refused", "report-late"} == ({"exception-refused", "report-late"} if refused else set())


def test_nothing_is_due_without_a_programme(case_of: Make) -> None:
    """Without a programme there is no report, feedback or contact to wait for."""
    case = case_of("as of 2026-02-01\n", settings="name: Craigrowan\n")
    assert not _rules(case) & {"report-due", "report-late", "feedback-due", "feedback-late", "contact-monthly"}
    assert report_clocks(case.project, case.settings, case.today) == ()


@pytest.mark.parametrize("status", ["paused", "complete", "abandoned"])
def test_only_active_projects_are_waited_for(case_of: Make, status: str) -> None:
    """A project that is not active owes no report."""
    case = case_of(f"as of 2026-02-01\nstatus: {status}\n")
    assert report_clocks(case.project, case.settings, case.today) == ()


def test_the_window_is_from_the_later_start_to_the_end(case_of: Make) -> None:
    """Months count when their due day lies between the later of the two starts and the programme's end."""
    settings = "name: A\nprogramme: {started: 2025-08-25, ends: 2026-02-14}\n"
    case = case_of("as of 2026-06-01\nstarted: 2025-11-16\n", settings=settings)
    assert expected_months(case.project, case.settings, case.today) == ("2025-12", "2026-01")
    early = case_of("as of 2026-06-01\nstarted: 2024-01-01\n", settings=settings.replace("02-14", "02-15"))
    assert expected_months(early.project, early.settings, early.today)[0] == "2025-09"
    assert expected_months(early.project, early.settings, early.today)[-1] == "2026-02"


def test_the_year_turns_and_leaps() -> None:
    """December is followed by January of the next year."""
    assert next_month("2025-12") == "2026-01"
    assert next_month("2028-02") == "2028-03"


def test_clocks_run_through_new_year_and_a_leap_day(case_of: Make) -> None:
    """Seven days after 26 December is 2 January, and seven after 24 February 2028 is 2 March."""
    new_year = case_of("as of 2026-01-02\n=== reports/2025-12.md\n---\nsubmitted: 2025-12-26\n---\n")
    assert feedback_clocks(new_year.project, new_year.settings, new_year.today)[0].due == date(2026, 1, 2)
    settings = "name: A\nprogramme: {started: 2027-08-25, ends: 2028-06-26}\n"
    leap = case_of(
        "as of 2028-03-01\nstarted: 2028-02-01\n=== reports/2028-02.md\n---\nsubmitted: 2028-02-24\n---\n",
        settings=settings,
    )
    assert feedback_clocks(leap.project, leap.settings, leap.today)[0].due == date(2028, 3, 2)


@pytest.mark.parametrize(
    ("today", "told"),
    [("2025-09-14", None), ("2025-09-15", "2025-10-15"), ("2025-09-16", "2025-10-15"), ("2025-10-15", "2025-10-15")],
)
def test_a_due_day_in_the_holidays_is_announced_a_month_ahead(case_of: Make, today: str, told: str | None) -> None:
    """From a month before, while the report is not in; whatever else is late."""
    case = case_of(
        f"as of {today}\n"
        + ("=== reports/2025-09.md\n---\nsubmitted: 2025-09-15\n---\n" if today > "2025-09-15" else "")
    )
    found = due_in_holiday(case.project, case.settings, case.today)
    assert (found.isoformat() if found else None) == told


def test_a_weekend_in_term_is_no_holiday(case_of: Make) -> None:
    """15 November 2025 is a Saturday inside a term."""
    case = case_of("as of 2025-11-10\n=== reports/2025-10.md\n---\nsubmitted: 2025-10-10\n---\n")
    assert due_in_holiday(case.project, case.settings, case.today) is None


def test_each_month_of_the_programme_needs_a_contact(case_of: Make) -> None:
    """Whole months without a contact are named once they are over."""
    text = (
        "=== contacts.yml\n- {date: 2025-09-30, with: [team], how: call}\n- "
        "{date: 2025-11-01, with: [team], how: call}\n"
    )
    case = case_of("as of 2025-12-01\n" + text)
    assert months_without_contact(case.project, case.settings, case.today) == ("2025-10",)
    over = case_of("as of 2026-08-01\n" + text)
    assert months_without_contact(over.project, over.settings, over.today) == ()


def test_what_is_dated_later_has_not_happened_yet(case_of: Make) -> None:
    """A board read as on an earlier day knows nothing of a report that came after."""
    case = case_of("as of 2025-09-20\n=== reports/2025-09.md\n---\nsubmitted: 2025-09-22\n---\n")
    assert report_clocks(case.project, case.settings, case.today)[0].late_days == 5


def test_the_texts_name_the_team_the_mentor_and_the_days(case_of: Make) -> None:
    """A reminder goes to the leaders with the mentor copied in; an escalation to the programme manager."""
    case = case_of(
        "as of 2025-10-01\nteam: [{role: Teacher, lead: true}]\ncoach: Improvement coach\nmanager: Headteacher\n"
    )
    clock = report_clocks(case.project, case.settings, case.today)[0]
    sent = reminder(case.project, case.settings, clock)
    assert "To: Teacher\nCopy: Improvement coach\n" in sent and "15 September 2025" in sent and "16 days ago" in sent
    assert "To: Improvement Programme Manager\nCopy: Improvement coach, Community Planning team\n" in escalation(
        case.project, case.settings, clock
    )


def test_one_note_escalates_every_report_that_is_missing(case_of: Make) -> None:
    """Three reports long overdue make one note to the manager, and the newest late one its own reminder."""
    letters = worklist([case_of("as of 2025-12-20\n")], date(2025, 12, 20)).letters
    assert [letter.partition("\n")[0] for letter in letters] == [
        "To: Improvement Programme Manager",
        "To: The project team",
    ]
    assert "the reports for September 2025, October 2025 and November 2025 are late" in letters[0]
    assert "the report for December 2025" in letters[1]


def test_the_worklist_puts_what_is_urgent_first(case_of: Make) -> None:
    """Escalations come before reminders, and each line names project, title and days."""
    case = case_of("as of 2025-11-20\n")
    text = shown(worklist([case], case.today))
    assert text.index("Escalate") < text.index("Reports late")
    assert (
        "one (Writing in Primary 4): The reports for September 2025 and October 2025 were due on 15 September 2025 and "
        "15 October 2025: 66 and 36 days late (38 and 19 school days)." in text
    )
    assert "one (Writing in Primary 4): The report for November 2025 was due on 15 November 2025: 5 days late" in text


def test_many_late_reports_are_counted(case_of: Make) -> None:
    """From the fourth on their months and days are not listed one by one."""
    case = case_of("as of 2026-01-31\n")
    (job,) = [j for j in worklist([case], case.today).jobs if j.heading == "escalate"]
    assert job.says == (
        "5 reports have not come, from September 2025 to January 2026. The first was due on 15 September 2025: "
        "138 days late (79 school days)."
    )


def test_feedback_on_a_late_report_is_one_item(case_of: Make) -> None:
    """When it is due, and that the team should be told when to expect it, stand on one line."""
    late = "as of 2025-10-24\n=== reports/2025-10.md\n---\nsubmitted: 2025-10-20\n---\n"
    (job,) = [j for j in worklist([case_of(late)], date(2025, 10, 24)).jobs if j.heading == "feedback"]
    assert job.says.endswith("tell the team when to expect it, with expected: in 2025-10.feedback.md.")
    told = late + "=== reports/2025-10.feedback.md\n---\nexpected: 2025-11-03\n---\n## What we liked\n\n- It.\n"
    jobs = [j.says for j in worklist([case_of(told)], date(2025, 10, 24)).jobs if j.heading == "feedback"]
    assert "promised for that day" in jobs[0] and "tell the team" not in jobs[0]


def test_every_clock_is_for_the_coach_alone(case_of: Make) -> None:
    """Not one finding about time is made for the public."""
    case = case_of("as of 2025-11-20\n", audience="public")
    assert not {f.kind for f in findings_of(case)} & {"concern"} and "report-late" not in _rules(case)
