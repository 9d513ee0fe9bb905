"""What the coach's commands share: the board as written, each project as a case, at the price of no drawing."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path

import click

from mfi_site.building.past import pasts
from mfi_site.building.source import FolderSource
from mfi_site.building.spread import spreading
from mfi_site.cli._board import board_folder, file_text
from mfi_site.cli._errors import UserError
from mfi_site.coach.case import Case
from mfi_site.coach.letters import day_words
from mfi_site.coach.past import Past
from mfi_site.coach.review import Review, Source, for_public, is_closed, is_closed_page, without_closed_lines
from mfi_site.judging import Judged, Subject, coach_case, judge, subject, whole
from mfi_site.model.board import ScreenForm, Settings
from mfi_site.model.finding import Finding
from mfi_site.model.project import Audience, Project
from mfi_site.read.board import Frontage, read_frontage
from mfi_site.world.clock import today as the_day
from mfi_site.world.errors import WorldError

NOT_KNOWN = (
    "This copy of the repository holds only the newest part of its history: when reports came and whether an aim "
    "changed before {day} is not known. For the whole of it: git fetch --unshallow (on GitHub, fetch-depth: 0)."
)


@dataclass(frozen=True)
class Folder:
    """A content folder before its projects are read."""

    content: Path
    source: FolderSource
    front: Frontage
    settings: Settings
    today: date
    names: tuple[str, ...]


def open_folder(content: Path, as_of: date | None) -> Folder | Frontage:
    """The folder, or only what was read of it where board.yml cannot be used. Raises UserError."""
    source = FolderSource(board_folder(content))
    try:
        files, refused = source.top()
        names = source.names()
    except WorldError as error:
        raise UserError(str(error), 1) from None
    front = read_frontage({**files, **{f"projects/{n}/charter.md": b"" for n in names}}, refused=refused)
    if front.settings is None:
        return front
    try:
        day = the_day(as_of, front.settings.as_of, os.environ)
    except ValueError as error:
        raise UserError(str(error)) from None
    return Folder(content, source, front, front.settings, day, tuple(front.projects or {}))


def usable(content: Path, as_of: date | None) -> Folder:
    """The folder of a board that can be used. Raises UserError."""
    folder = open_folder(content, as_of)
    if isinstance(folder, Frontage):
        said = next((f.message for f in folder.findings), "board.yml cannot be read.")
        raise UserError(f"{content.as_posix()}/board.yml cannot be used: {said}")
    return folder


def wanted_names(folder: Folder, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The projects asked for, all of them by default. Raises UserError for a name that is none."""
    for name in wanted:
        if name not in folder.names:
            known = ", ".join(folder.names[:12]) or "none"
            raise UserError(
                f"There is no project {name!r} in {folder.content.as_posix()}/projects. "
                f"There are: {known}{', ...' if len(folder.names) > 12 else ''}."
            )
    return tuple(n for n in folder.names if n in wanted) if wanted else folder.names


def cases_of(folder: Folder) -> tuple[Case, ...]:
    """Every project as the coach's case."""
    past, active = _pasts(folder), _active(folder)
    return tuple(coach_case(_subject(folder, name), active, past.get(name)) for name in folder.names)


def review_of(folder: Folder, names: tuple[str, ...], audience: Audience) -> Review:
    """The review of the wanted projects, with the board's own problems where all are wanted."""
    judged = _judged(folder, names, audience)
    findings = [f for one in judged for f in one.findings]
    closed = {f for one in judged for f in one.closed}
    for found in _of_the_board(folder) if names == folder.names else ():
        shut = audience == "public" and is_closed_page(found, folder.front.pages)
        findings.append(for_public(found) if shut else found)
        closed |= {findings[-1]} if shut else set()
    source = file_text(folder.content) if audience == "coach" else without_closed_lines(file_text(folder.content))
    return Review(
        tuple(sorted(findings, key=_by_place)),
        {one.name: one.stage for one in judged if one.stage is not None},
        audience,
        lru_cache(maxsize=4)(source),
        f"{folder.content.as_posix()}/",
        closed.__contains__,
        {one.name: one.title for one in judged if audience == "coach" or one.stage is not None},
    )


def _by_place(finding: Finding) -> tuple[str, tuple[str, int, int, str, str]]:
    """Files in their order; what is about a project as a whole stands before its files."""
    return finding.path or (f"projects/{finding.project}/" if finding.project else ""), finding.sort_key


def for_a_public_log(content: Path, findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], Source]:
    """Problems as a log that anyone may read can give them, and a reader of the lines that it may show."""
    folder = open_folder(content, None)
    source = without_closed_lines(file_text(content))
    if isinstance(folder, Frontage):
        return tuple(findings), source
    told, hidden = [], set()
    projects: dict[str, Project] = {}
    for found in findings:
        name = found.project
        if name and name not in projects:
            projects[name] = whole(_subject(folder, name))
        shut = is_closed(found, projects[name]) if name else is_closed_page(found, folder.front.pages)
        told.append(for_public(found) if shut and not found.secret else found)
        hidden |= {found.path} if shut else set()
    return tuple(told), lambda path: None if path in hidden else source(path)


def _of_the_board(folder: Folder) -> tuple[Finding, ...]:
    """The board's own problems; slides are made, at the price of templates, only to say what is wrong with them."""
    front = folder.front
    if folder.settings.theme == "default" and not any(_doubtful(screen.form) for screen in front.screens):
        return front.findings
    from mfi_site.building.plan import frontage_findings

    return front.findings + frontage_findings(folder.source, front, folder.today)


def _doubtful(form: ScreenForm) -> bool:
    from mfi_site.outputs.slides.hours import read_hours
    from mfi_site.outputs.slides.legibility import FOOT, Wall

    wall = Wall(form.viewing.inches, form.viewing.metres)
    return form.theme not in ("", "default") or read_hours(form.hours) is None or not wall.legible(FOOT)


def _judged(folder: Folder, names: tuple[str, ...], audience: Audience) -> list[Judged]:
    with spreading(__name__, len(names)) as spread:
        past = _pasts(folder) if audience == "coach" else {}
        given = [(name, past.get(name)) for name in names]
        return spread(partial(_judged_alone, folder, audience, _active(folder)), given)


def _judged_alone(folder: Folder, audience: Audience, active: int, given: tuple[str, Past | None]) -> Judged:
    name, past = given
    return judge(_subject(folder, name), active, audience, past)


def _subject(folder: Folder, name: str) -> Subject:
    return subject(name, *folder.source.project(name), folder.settings, folder.today)


def _active(folder: Folder) -> int:
    """How many projects are active, as far as two."""
    return sum(1 for _ in islice((name for name in folder.names if _subject(folder, name).active), 2))


def _pasts(folder: Folder) -> Mapping[str, Past]:
    """What the folder's history shows of each project, with a word on what it cannot show."""
    found = pasts(folder.content, folder.today)
    if found.since is not None:
        click.echo(NOT_KNOWN.format(day=day_words(found.since)), err=True)
    return found.of
