"""What the coach's commands share: the board as written, each project as a case, at the price of no drawing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mfi_site.building.source import FolderSource
from mfi_site.cli._board import board_folder, file_text
from mfi_site.cli._errors import UserError
from mfi_site.coach.case import Case
from mfi_site.coach.readings import readings_of
from mfi_site.coach.review import Review, StageNote, for_public, is_closed, reviewed
from mfi_site.disclose.audience import disclose
from mfi_site.model.board import Settings
from mfi_site.model.finding import Finding
from mfi_site.model.project import Audience, Project
from mfi_site.model.raw import Written
from mfi_site.read.board import Frontage, read_frontage
from mfi_site.read.project import read_project
from mfi_site.world.clock import today as the_day
from mfi_site.world.errors import WorldError


@dataclass(frozen=True)
class Folder:
    """A content folder before its projects are read."""

    content: Path
    source: FolderSource
    front: Frontage
    settings: Settings
    today: date
    names: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """A project, what was wrong in its files, and the cases to judge; `public` is None where it is closed."""

    name: str
    problems: tuple[Finding, ...]
    coach: Case
    public: Case | None


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


def read_all(folder: Folder, names: tuple[str, ...], *, public: bool = False) -> tuple[Found, ...]:
    """Each project as cases. Counting the school's active projects needs all of them, whichever are wanted."""
    written = [(name, *_read(folder, name)) for name in (folder.names if len(names) == 1 else names)]
    active = sum(w.project.charter.status == "active" and not w.project.notice for _, w, _ in written)
    if 1 < len(names) < len(folder.names):
        active = max(active, 2)
    return tuple(_found(folder, name, w, problems, active, public) for name, w, problems in written if name in names)


def _read(folder: Folder, name: str) -> tuple[Written, tuple[Finding, ...]]:
    files, refused = folder.source.project(name)
    written, found = read_project(name, files, folder.settings, folder.today)
    said = tuple(Finding("file", "problem", reason, "", path, project=name) for path, reason in refused)
    return written, (*said, *found)


def _found(
    folder: Folder, name: str, written: Written, problems: tuple[Finding, ...], active: int, public: bool
) -> Found:
    whole = disclose(written, folder.settings, "coach") or written.project
    opened = disclose(written, folder.settings, "public") if public else None
    return Found(
        name,
        problems,
        _case(folder, whole, active, "coach"),
        _case(folder, opened, active, "public") if opened is not None else None,
    )


def _case(folder: Folder, project: Project, active: int, audience: Audience) -> Case:
    said = readings_of(project, folder.settings, folder.today)
    return Case(project, said, folder.settings, folder.today, audience, active)


def review_of(folder: Folder, names: tuple[str, ...], audience: Audience) -> Review:
    """The review of the wanted projects, with the board's own problems where all are wanted."""
    findings: list[Finding] = list(folder.front.findings) if names == folder.names else []
    stages: dict[str, StageNote] = {}
    projects: dict[str, Project] = {}
    for found in read_all(folder, names, public=audience == "public"):
        projects[found.name] = found.coach.project
        said, stage = reviewed(found.coach, found.public, audience)
        findings += [*_told(found, audience), *said]
        if stage is not None:
            stages[found.name] = stage

    def closed(finding: Finding) -> bool:
        if finding.project is None or audience == "coach":
            return False
        return is_closed(finding, projects.get(finding.project))

    return Review(
        tuple(sorted(findings, key=lambda f: f.sort_key)),
        stages,
        audience,
        file_text(folder.content),
        f"{folder.content.as_posix()}/",
        closed,
        {n: p.charter.title for n, p in projects.items()},
    )


def _told(found: Found, audience: Audience) -> Iterator[Finding]:
    for problem in found.problems:
        if audience == "public" and is_closed(problem, found.coach.project):
            yield for_public(problem) if not (problem.path or "").endswith(".csv") else problem
        else:
            yield problem
