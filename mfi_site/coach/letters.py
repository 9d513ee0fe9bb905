"""Texts for a coach to send: the reminder about a late report, and its escalation. Nothing is sent by itself."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from mfi_site.coach.quoting import counted, listed, plain
from mfi_site.coach.timeliness import ReportClock
from mfi_site.model.board import Settings
from mfi_site.model.project import Project


def day_words(day: date) -> str:
    """15 October 2025"""
    return f"{day.day} {day:%B %Y}"


@lru_cache(maxsize=256)
def month_words(month: str) -> str:
    """October 2025"""
    return f"{date.fromisoformat(f'{month}-01'):%B %Y}"


def team_of(project: Project) -> str:
    """The improvement leaders' roles, else the team."""
    roles = [plain(r.role) for r in project.charter.team if r.lead] or [plain(r.role) for r in project.charter.team]
    return ", ".join(roles) or "The project team"


def mentor_of(project: Project) -> str:
    return plain(project.charter.coach) or "the QI mentor"


def reminder(project: Project, settings: Settings, clock: ReportClock) -> str:
    """A reminder to the team, with the mentor copied in."""
    contact = plain(settings.programme.contact) if settings.programme and settings.programme.contact else ""
    asked = f" or {contact}" if contact else ""
    return "\n".join(
        (
            f"To: {team_of(project)}",
            f"Copy: {mentor_of(project)}",
            f"Subject: {plain(project.charter.title)}: the report for {month_words(clock.month)}",
            "",
            f"The report for {month_words(clock.month)} was due on {day_words(clock.due)} and has not reached us; "
            "that is "
            f"{counted(clock.late_days, 'day')} ago. A short one is welcome: what you tested, what the data say, "
            "what comes "
            "next.",
            "",
            f"If there are exceptional circumstances, please tell your mentor{asked}. Volume of work, annual "
            "leave and time "
            "out of term are not exceptional: please plan round them. If you are stuck, say so, and we will look at it "
            "together.",
        )
    )


def escalation(project: Project, settings: Settings, *clocks: ReportClock) -> str:
    """One note to the improvement programme manager about every report that is 14 days late or more."""
    one = len(clocks) == 1
    months = listed([month_words(clock.month) for clock in clocks])
    due = listed([day_words(clock.due) for clock in clocks])
    late = f"{counted(clocks[0].late_days, 'day')} late" if one else "late"
    contact = plain(settings.programme.contact) if settings.programme and settings.programme.contact else ""
    manager = plain(project.charter.manager)
    return "\n".join(
        (
            "To: Improvement Programme Manager",
            f"Copy: {', '.join(part for part in (mentor_of(project), contact) if part)}",
            f"Subject: {plain(project.charter.title)}: the report{'' if one else 's'} for {months} "
            f"{'is' if one else 'are'} {late}",
            "",
            f"The report{'' if one else 's'} for {months} {'was' if one else 'were'} due on {due}. "
            f"{'It has' if one else 'They have'} not been submitted and no exceptional circumstances have been "
            "reported.",
            "",
            "There may be many reasons for it. Please agree with the mentor who speaks to the "
            f"team{_and(manager)} and what "
            "support would help.",
        )
    )


def _and(manager: str) -> str:
    return f" and its manager ({manager})" if manager else ""
