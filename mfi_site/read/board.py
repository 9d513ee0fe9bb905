"""A whole content folder to a board as written: settings, projects, pages, screens, other schools, logo."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mfi_site.model.board import OtherSchool, Page, PageHead, Schools, Screen, ScreenForm, Settings
from mfi_site.model.finding import Finding
from mfi_site.model.raw import Written
from mfi_site.read.forms import read_form
from mfi_site.read.heads import read_headed, read_yaml_file
from mfi_site.read.logo import read_logo
from mfi_site.read.names import colliding, note_ending, note_identifier, note_reserved
from mfi_site.read.notes import Notes, Place, brief, refusal
from mfi_site.read.project import allowed_texts, read_project
from mfi_site.read.references import place_in, repair
from mfi_site.read.settings import read_settings

Today = Callable[[Settings], date] | date
_SYSTEM = re.compile(r"(?:^|/)(?:\.|~|Thumbs\.db$|desktop\.ini$)")


@dataclass(frozen=True)
class ReadBoard:
    """A board as written; `settings` is None where there is no board.yml that can be used."""

    settings: Settings | None
    projects: tuple[Written, ...] = ()
    pages: tuple[Page, ...] = ()
    screens: tuple[Screen, ...] = ()
    schools: tuple[OtherSchool, ...] = ()
    logo: bytes | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Frontage:
    """Everything of a board but its projects, and the projects' files, by project."""

    settings: Settings | None
    pages: tuple[Page, ...] = ()
    screens: tuple[Screen, ...] = ()
    schools: tuple[OtherSchool, ...] = ()
    logo: bytes | None = None
    projects: Mapping[str, Mapping[str, bytes]] | None = None
    findings: tuple[Finding, ...] = ()
    theme_place: Place = (None, None)


def read_board(files: Mapping[str, bytes], *, refused: Iterable[tuple[str, str]] = (), today: Today) -> ReadBoard:
    """The board that `files` (by path relative to the content folder) hold, with every finding, sorted.

    `refused` are paths that were not read, each with a sentence that says why; `today` is the day the board
    is read as, or a function that gives it from the settings. Raises nothing, whatever the bytes.
    """
    front = read_frontage(files, refused=refused)
    settings = front.settings or Settings(name="?")
    day = today if isinstance(today, date) else today(settings)
    read = [read_project(name, own, settings, day) for name, own in (front.projects or {}).items()]
    findings = [*front.findings, *(finding for _, found in read for finding in found)]
    return ReadBoard(
        front.settings,
        tuple(written for written, _ in read),
        front.pages,
        front.screens,
        front.schools,
        front.logo,
        tuple(sorted(findings, key=lambda finding: finding.sort_key)),
    )


def read_frontage(files: Mapping[str, bytes], *, refused: Iterable[tuple[str, str]] = ()) -> Frontage:
    """All but the projects, whose files it sorts out; see `read_project` for each of them."""
    notes = Notes("board.yml")
    for path, reason in refused:
        project = path.split("/")[1] if path.startswith("projects/") else None
        notes.findings.append(refusal(path, reason, project))
    kept = {path: files[path] for path in sorted(files) if not _SYSTEM.search(path)}
    for path in colliding(kept, notes):
        del kept[path]
    for path in kept:
        if not path.startswith("projects/"):
            note_ending(path, notes)
    settings, document = read_settings(kept.get("board.yml"), notes)
    allowed = allowed_texts(settings) if settings else ()
    projects = _projects(kept, notes)
    return Frontage(
        settings,
        _pages(kept, notes, allowed),
        _screens(kept, notes, projects),
        _schools(kept, notes),
        read_logo(settings.logo, kept, notes, document.place(("logo",))) if settings and settings.logo else None,
        projects,
        tuple(sorted(notes.findings, key=lambda finding: finding.sort_key)),
        document.places.get(("theme",), (None, None)),
    )


def _projects(files: Mapping[str, bytes], notes: Notes) -> dict[str, Mapping[str, bytes]]:
    """The files of each project by its folder's name; a folder whose name is no address is left out."""
    found: dict[str, dict[str, bytes]] = {}
    for path, data in files.items():
        parts = path.split("/", 2)
        if parts[0] == "projects" and len(parts) == 3:
            found.setdefault(parts[1], {})[path] = data
    for name in list(found):
        if not note_identifier(name, Notes(f"projects/{name}", None, notes.findings), "folder"):
            del found[name]
    return dict(found)


def _inside(files: Mapping[str, bytes], folder: str, ending: str) -> list[tuple[str, str]]:
    """Name without ending and path of each file directly in a folder."""
    return [
        (path[len(folder) + 1 : -len(ending)], path)
        for path in files
        if path.startswith(folder + "/") and path.endswith(ending) and path.count("/") == 1
    ]


def _pages(files: Mapping[str, bytes], notes: Notes, allowed: tuple[str, ...]) -> tuple[Page, ...]:
    found = []
    for name, path in _inside(files, "pages", ".md"):
        own = notes.within(path)
        if not note_identifier(name, own, "file") or not note_reserved(name, own):
            continue
        read = read_headed(PageHead, files[path], own, "a page", fallbacks={"title": name}, allowed=allowed)
        if read.head is not None:
            found.append(Page(name, path, read.head, read.body, read.body_line))
    return tuple(found)


def _screens(
    files: Mapping[str, bytes], notes: Notes, projects: Mapping[str, Mapping[str, bytes]]
) -> tuple[Screen, ...]:
    found = []
    for name, path in _inside(files, "screens", ".yml"):
        own = notes.within(path)
        if not note_identifier(name, own, "file"):
            continue
        document = read_yaml_file(files[path], own)
        form = None if document is None else read_form(ScreenForm, document, own, what="a screen")
        if document is None or form is None:
            continue
        if any(one.casefold() == "all" for one in form.show):
            form = form.model_copy(update={"show": ("all",)})
        unknown = [one for one in form.show if one != "all" and one not in projects]
        for one in unknown:
            own.problem(
                "reference",
                f'"show" names a project that does not exist: {brief(one)}.',
                repair(one, projects),
                *place_in(document, ("show",), one),
            )
        if unknown:
            shown = tuple(one for one in form.show if one not in unknown) or ("all",)
            form = form.model_copy(update={"show": shown})
        places = tuple((str(keys[0]), place) for keys, place in document.places.items() if len(keys) == 1)
        found.append(Screen(name, path, form, places))
    return tuple(found)


def _schools(files: Mapping[str, bytes], notes: Notes) -> tuple[OtherSchool, ...]:
    path = "shared/schools.yml"
    if path not in files:
        return ()
    own = notes.within(path)
    document = read_yaml_file(files[path], own, guarded=False)
    form = None if document is None else read_form(Schools, document, own, what="schools.yml")
    return form.schools if form else ()
