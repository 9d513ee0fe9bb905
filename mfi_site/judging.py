"""The order of the stages of a review, which draws nothing: read, disclose, readings, the coach's rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mfi_site.coach.case import Case
from mfi_site.coach.past import Past, as_it_came
from mfi_site.coach.readings import readings_of
from mfi_site.coach.review import StageNote, for_public, is_closed, reviewed
from mfi_site.disclose.audience import disclose
from mfi_site.model.board import Settings
from mfi_site.model.finding import Finding
from mfi_site.model.project import Audience, Project
from mfi_site.model.raw import Written
from mfi_site.read.notes import refusal
from mfi_site.read.project import read_project


@dataclass(frozen=True)
class Subject:
    """A project as it was read, with what was wrong in its files."""

    name: str
    written: Written
    problems: tuple[Finding, ...]
    settings: Settings
    today: date

    @property
    def active(self) -> bool:
        return self.written.project.charter.status == "active" and not self.written.project.notice


@dataclass(frozen=True)
class Judged:
    """What is said of one project; `closed` are the findings whose line of source the audience may not read."""

    name: str
    title: str
    findings: tuple[Finding, ...]
    stage: StageNote | None
    closed: frozenset[Finding]


def subject(name: str, files: Mapping[str, bytes], refused: Iterable[tuple[str, str]], settings: Settings,
            today: date) -> Subject:
    """Read one project."""
    written, found = read_project(name, files, settings, today)
    said = tuple(refusal(path, reason, name) for path, reason in refused)
    return Subject(name, written, (*said, *found), settings, today)


def whole(of: Subject) -> Project:
    """The project as the coach may read it."""
    return disclose(of.written, of.settings, "coach") or of.written.project


def coach_case(of: Subject, active: int, past: Past | None = None) -> Case:
    """The project as the coach's case; `active` is how many projects of the school are, counted to two at least."""
    known = past or Past()
    project = as_it_came(whole(of), known)
    said = readings_of(project, of.settings, of.today)
    return Case(project, said, of.settings, of.today, "coach", active, known)


def judge(of: Subject, active: int, audience: Audience, past: Past | None = None) -> Judged:
    """What the rules say of a project to `audience`."""
    coach = coach_case(of, active, past)
    said, stage = reviewed(coach, _public_case(of, active) if audience == "public" else None, audience)
    shut = [f for f in (*of.problems, *said) if audience == "public" and is_closed(f, coach.project)]
    told = [for_public(f) if f in shut and not f.secret else f for f in of.problems]
    closed = frozenset(f for f in (*told, *said) if audience == "public" and is_closed(f, coach.project))
    return Judged(of.name, coach.project.charter.title, (*told, *said), stage, closed)


def _public_case(of: Subject, active: int) -> Case | None:
    opened = disclose(of.written, of.settings, "public")
    if opened is None:
        return None
    return Case(opened, readings_of(opened, of.settings, of.today), of.settings, of.today, "public", active)
