"""The review of a change: two versions of the content read, only the projects that differ, and compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from mfi_site.building.revisions import (
    NO_CONTENTS,
    NO_VERSION,
    Revisions,
    Snapshot,
    UnknownVersion,
    revisions,
    standing,
)
from mfi_site.building.spread import spreading
from mfi_site.coach.case import Case, Said
from mfi_site.coach.change.compare import Compared, compare_boards, compare_project
from mfi_site.coach.change.model import Review, Side
from mfi_site.coach.change.pairs import pairs
from mfi_site.coach.change.saying import named
from mfi_site.coach.quoting import counted, listed
from mfi_site.coach.readings import readings_of as short_readings
from mfi_site.coach.review import for_public, is_closed, reviewed
from mfi_site.disclose import disclose, disclose_page
from mfi_site.model.board import Frame, Settings
from mfi_site.model.finding import Finding
from mfi_site.model.project import Audience, Project
from mfi_site.pipeline import readings_of
from mfi_site.read import read_project
from mfi_site.read.board import read_frontage
from mfi_site.world.clock import today as the_day
from mfi_site.world.errors import WorldError

MOST_FILES = 12
_FOLDERS = {"pages/": "The page {}", "screens/": "The screen {}", "shared/": "The list of other schools"}
_RULES = ("rules", "privacy", "calendar")
_SETTINGS = {
    "name": "the school's name", "calendar": "the calendar", "privacy": "the smallest group that is shown",
    "programme": "the programme", "reports": "when reports are due", "rules": "the rules for signals",
    "language": "the language", "theme": "the theme", "contact": "the contact", "logo": "the logo",
}  # fmt: skip


class NoBoardAfter(ValueError):
    """board.yml of the version to be reviewed cannot be used."""


@dataclass(frozen=True)
class _Board:
    """A version's settings and what its projects are judged with."""

    settings: Settings
    today: date
    projects: int


_Files = Mapping[str, bytes]
_Version = tuple[str, _Files]
_Pair = tuple[_Version | None, _Version | None]


def review_of(content: Path, asked: str, audience: Audience, as_of: date | None,
              environ: Mapping[str, str]) -> Review:
    """The review of the change that `asked` names, such as main..HEAD, or HEAD for what is not committed.

    Raises UnknownVersion, NoBoardAfter, WorldError, and ValueError for a bad SOURCE_DATE_EPOCH.
    """
    return review_between(revisions(content, asked), audience, as_of, environ)


def draft_review(content: Path, asked: str, as_of: date | None, environ: Mapping[str, str]) -> Review:
    """The public's review for a draft of the board, which no missing history may keep from being built.

    Raises NoBoardAfter, and ValueError for a bad SOURCE_DATE_EPOCH.
    """
    try:
        return review_of(content, asked, "public", as_of, environ)
    except UnknownVersion:
        found = standing(content, asked, NO_VERSION)
    except WorldError:
        found = standing(content, asked, NO_CONTENTS)
    return review_between(found, "public", as_of, environ)


def review_between(found: Revisions, audience: Audience, as_of: date | None, environ: Mapping[str, str]) -> Review:
    """The review of two versions. Raises NoBoardAfter, and ValueError for a bad SOURCE_DATE_EPOCH."""
    settings = _settings(found.after)
    if settings is None:
        raise NoBoardAfter("board.yml of this version cannot be used, so nothing can be reviewed. See: mfi-site check")
    day = the_day(as_of, settings.as_of, environ)
    before = _settings(found.before) if found.before is not None else None
    changed = found.changed()
    if before is not None and any(getattr(before, k) != getattr(settings, k) for k in _RULES):
        changed = found.after.names() | (found.before.names() if found.before else frozenset())
    now = _Board(settings, day, len(found.after.names()))
    was = _Board(before or settings, day, len(found.before.names())) if found.before is not None else None
    compared = _all_compared(found, changed, partial(_compared, was, now, audience))
    return compare_boards(
        compared, school=settings.name, before=found.before.label if found.before else "", after=found.after.label,
        audience=audience, board=_board_lines(before, settings, found, audience), notes=found.notes,
        known=was is not None, language=settings.language,
    )


def _settings(version: Snapshot) -> Settings | None:
    front = read_frontage(version.read(p for p in version.ids if p == "board.yml"))
    return front.settings


def _all_compared(found: Revisions, changed: frozenset[str], work: Callable[[_Pair], Compared]) -> list[Compared]:
    """What differs in each project that did; each is read from the two versions of its files."""
    with spreading(__name__, len(changed)) as spread:
        old = found.before.projects(changed) if found.before is not None else {}
        new = found.after.projects(changed)
        return spread(work, [(_version(one, old), _version(other, new)) for one, other in pairs(old, new)])


def _version(name: str | None, projects: Mapping[str, _Files]) -> _Version | None:
    return (name, projects[name]) if name is not None else None


def _compared(was: _Board | None, now: _Board, audience: Audience, pair: _Pair) -> Compared:
    one, other = pair
    before = _side(*one, was, audience) if one is not None and was is not None else None
    after = _side(*other, now, audience) if other is not None else None
    return compare_project(before, after, now.settings, audience, compared=was is not None)


def _side(name: str, files: _Files, board: _Board, audience: Audience) -> Side:
    """A project at one version, with what its audience may read of it and of its findings."""
    written, problems = read_project(name, files, board.settings, board.today)
    whole = disclose(written, board.settings, "coach") or written.project
    public = disclose(written, board.settings, "public")
    seen = whole if audience == "coach" else public
    frame = Frame(board.settings, board.today, audience)
    readings = readings_of(seen, frame) if seen is not None else {}
    known = {name: told for name, told in readings.items() if seen is not None and seen.series_of(name) is not None}
    coach = _case(whole, board, "coach", known if audience == "coach" else None)
    opened = _case(public, board, "public", known) if public is not None and audience == "public" else None
    said, stage = reviewed(coach, opened, audience)
    told = tuple(_told(f, whole, audience) for f in problems) if seen is not None else ()
    return Side(whole, seen, public, readings, (*told, *said), stage)


def _case(project: Project, board: _Board, audience: Audience, said: Mapping[str, Said] | None) -> Case:
    told = short_readings(project, board.settings, board.today) if said is None else said
    return Case(project, told, board.settings, board.today, audience, board.projects)


def _told(finding: Finding, project: Project, audience: Audience) -> Finding:
    if audience == "public" and is_closed(finding, project) and not (finding.path or "").endswith(".csv"):
        return for_public(finding)
    return finding


def _board_lines(before: Settings | None, after: Settings, found: Revisions, audience: Audience) -> list[str]:
    """What changes for the whole board."""
    if found.before is None:
        return []
    lines = []
    if before is not None:
        parts = [said for key, said in _SETTINGS.items() if getattr(before, key) != getattr(after, key)]
        if parts:
            lines.append(f"In board.yml, {listed(parts)} changed.")
        logos = [side.ids.get(settings.logo) for side, settings in ((found.before, before), (found.after, after))]
        if before.logo == after.logo and logos[0] != logos[1]:
            lines.append("The logo changed.")
        was, is_now = before.privacy.smallest_group, after.privacy.smallest_group
        if was != is_now:
            then = "hidden so far become public" if was > is_now else "shown so far are hidden"
            lines.append(f"The smallest group that is shown was {was} and would be {is_now}: values {then}.")
    for folder, said in _FOLDERS.items():
        lines += dict.fromkeys(_files(found.before, found.after, folder, said, audience))
    return lines


def _files(before: Snapshot, after: Snapshot, folder: str, said: str, audience: Audience) -> Iterator[str]:
    """The files of a folder that are new, gone, or say another thing to this audience (the ends of lines apart)."""
    names = sorted(p for p in before.ids.keys() | after.ids.keys() if p.startswith(folder))
    differ = [p for p in names if before.ids.get(p) != after.ids.get(p)]
    if folder == "pages/" and audience == "public":
        old, new = (_public_pages(side.read(p for p in differ if p in side.ids)) for side in (before, after))
        differ = [p for p in differ if old.get(p) != new.get(p)]
    else:
        old, new = (side.read(p for p in differ[:MOST_FILES] if p in side.ids) for side in (before, after))
    told, more = differ[:MOST_FILES], len(differ[MOST_FILES:])
    for path in told:
        name = said.format(named(path.removeprefix(folder).rpartition(".")[0]))
        if path not in old or path not in new:
            yield f"{name} {'is new' if path in new else 'is gone'}."
        elif old[path].split() != new[path].split():
            yield f"{name} changed."
    if more:
        yield f"{counted(more, 'more file')} in {folder} changed."


def _public_pages(files: _Files) -> _Files:
    """What anyone may read of free pages; one that is for the coach is not there."""
    shown = (disclose_page(page, "public") for page in read_frontage(files).pages)
    return {page.path: f"{page.head.title}\n{page.body}".encode() for page in shown if page is not None}
