"""What every project of a board shares: settings, the day, the theme, the pages in the navigation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from mfi_site.building.options import Options
from mfi_site.building.source import Source
from mfi_site.model.board import Frame, Page, Settings
from mfi_site.model.finding import Finding
from mfi_site.outputs.context import BoardContext, Site, Summary, site_of
from mfi_site.outputs.screens import screen_findings, screen_report
from mfi_site.pipeline import board_files, open_pages
from mfi_site.read.board import Frontage, read_frontage
from mfi_site.themes import Theme, ThemeError, built_in_names, load_theme
from mfi_site.world.clock import today


@dataclass(frozen=True)
class Seed:
    """All that a worker needs, besides a project's files, to make the project: sent once, kept by digest."""

    frame: Frame
    pages: tuple[Page, ...]
    theme: str
    theme_files: Mapping[str, bytes]
    logo: bytes | None
    digest: str = ""

    def site(self) -> Site:
        return site_of(self.frame, load_theme(self.theme, self.theme_files), self.pages, self.logo)


@dataclass(frozen=True)
class Front:
    """The files made from all projects, what is wrong with the board's screens, and what each of them shows."""

    files: Mapping[str, bytes]
    findings: tuple[Finding, ...]
    screens: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Plan:
    """A board before its projects: `names` are those of the projects to be made."""

    board: Frontage
    seed: Seed
    names: tuple[str, ...]
    findings: tuple[Finding, ...]
    screen_themes: Mapping[str, Theme]

    @property
    def digest(self) -> str:
        return self.seed.digest

    def front(self, summaries: tuple[Summary, ...]) -> Front:
        """What is made from all projects together."""
        context = BoardContext(self.seed.site(), summaries, self.seed.pages, self.seed.logo, self.board.screens,
                               self.screen_themes)
        return Front(board_files(context), screen_findings(context), tuple(screen_report(context)))


def day_reader(options: Options, environ: Mapping[str, str]) -> Any:
    """The day that a board with these settings is read as."""
    def day(settings: Settings) -> date:
        return today(options.as_of, settings.as_of, environ)
    return day


def plan_of(source: Source, options: Options, environ: Mapping[str, str]) -> Plan | None:
    """The plan of a board, or None where board.yml cannot be used. Raises ValueError for a bad SOURCE_DATE_EPOCH."""
    board = frontage_of(source)
    settings = board.settings
    if settings is None:
        return None
    frame = Frame(settings=settings, today=day_reader(options, environ)(settings), audience=options.audience,
                  base_url=(options.base_url or settings.url).rstrip("/"), preview=options.preview)
    theme, theme_files, found = _theme(source, settings.theme, "board.yml", board.theme_place)
    screen_themes, screens_found = _screen_themes(source, board)
    seed = Seed(frame, open_pages(board.pages, frame), theme, theme_files, board.logo)
    return Plan(board, replace(seed, digest=seed.site().digest), tuple(board.projects or {}),
                (*board.findings, *found, *screens_found), screen_themes)


def frontage_findings(source: Source, board: Frontage, day: date) -> tuple[Finding, ...]:
    """What a build would say of a board's themes and screens, as far as can be known before its projects are made."""
    settings = board.settings
    if settings is None:
        return ()
    theme, files, found = _theme(source, settings.theme, "board.yml", board.theme_place)
    themes, screens_found = _screen_themes(source, board)
    if not board.screens:
        return found
    seed = Seed(Frame(settings=settings, today=day, audience="public"), (), theme, files, board.logo)
    context = BoardContext(seed.site(), (), (), board.logo, board.screens, themes)
    return (*found, *screens_found, *screen_findings(context))


def frontage_of(source: Source) -> Frontage:
    """Everything of a board but its projects, of which only the names are asked for."""
    files, refused = source.top()
    folders = {f"projects/{name}/charter.md": b"" for name in source.names()}
    return read_frontage({**files, **folders}, refused=refused)


def _screen_themes(source: Source, board: Frontage) -> tuple[dict[str, Theme], tuple[Finding, ...]]:
    """The themes that screens name, by the name they give."""
    loaded: dict[str, Theme] = {}
    found: list[Finding] = []
    for screen in board.screens:
        wanted = screen.form.theme
        if wanted and wanted not in loaded:
            name, files, said = _theme(source, wanted, screen.path, screen.place("theme"))
            loaded[wanted] = load_theme(name, files)
            found += said
    return loaded, tuple(found)


def _theme(
    source: Source, name: str, path: str, place: tuple[int | None, int | None]
) -> tuple[str, Mapping[str, bytes], tuple[Finding, ...]]:
    files = source.theme(name)
    try:
        load_theme(name, files)
    except ThemeError as error:
        folders = {folder for file in source.themes() for folder in file.split("/")[:2]}
        known = sorted({*built_in_names(), *(folder for folder in folders if source.theme(folder))})
        repair = f"The theme default is used. There are: {', '.join(known)}."
        said = Finding("theme", "problem", str(error), repair, path, *place)
        return "default", {}, (said,)
    return name, files, ()
