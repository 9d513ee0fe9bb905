"""The only file that knows the order of the stages.

    read -> disclose -> reading -> draw -> outputs of a project ; summaries -> outputs of the board

`make_project` is what one project contributes and depends on nothing but its own files and the site;
`make_board` is what is made from the summaries of all. Neither reads or writes anything: pictures that were
drawn before come through the `keep` that is handed in.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Protocol

from mfi_site.charts.lane import lane
from mfi_site.charts.pareto import pareto
from mfi_site.charts.picture import Picture, PictureRequest, draw, request
from mfi_site.charts.reading import reading
from mfi_site.charts.types import Reading
from mfi_site.coach.stage import public_stage
from mfi_site.diagrams import diagrams_of
from mfi_site.disclose import disclose, disclose_page
from mfi_site.disclose.measures import empty_scale
from mfi_site.model.board import Frame, Page, Screen
from mfi_site.model.finding import Finding
from mfi_site.model.project import Project
from mfi_site.model.tools import Pareto
from mfi_site.model.values import Series
from mfi_site.outputs import board_plugs, project_plugs
from mfi_site.outputs.context import BoardContext, ProjectContext, Site, Summary
from mfi_site.outputs.summary import summarise
from mfi_site.read import read_project
from mfi_site.themes import Theme
from mfi_site.wording import Words, words


class Keep(Protocol):
    """Where drawn pictures are kept by the digest of what they are made from."""

    def get(self, key: str) -> bytes | None: ...
    def put(self, key: str, value: bytes) -> None: ...


@dataclass(frozen=True)
class ProjectResult:
    """What one project contributes; `summary` is None where its audience sees no project."""

    id: str
    assets: Mapping[str, bytes]
    summary: Summary | None
    findings: tuple[Finding, ...]
    drawn: int = 0
    reused: int = 0


def make_project(name: str, files: Mapping[str, bytes], site: Site, keep: Keep | None = None) -> ProjectResult:
    """Everything that one project contributes to the board of `site`'s audience."""
    frame = site.frame
    written, findings = read_project(name, files, frame.settings, frame.today)
    project = disclose(written, frame.settings, frame.audience)
    if project is None:
        return ProjectResult(name, {}, None, findings)
    readings = readings_of(project, frame)
    pictures, drawn = pictures_of(project, readings, frame, keep)
    context = ProjectContext(
        site=site, project=project, readings=readings, pictures=pictures,
        stage=public_stage(project, readings, frame.settings.language, frame.settings, frame.today),
        diagrams=drawn_diagrams(project, readings, pictures, site.words),
    )
    assets: dict[str, bytes] = {}
    for plug in project_plugs():
        assets.update(plug(context))
    return ProjectResult(name, assets, summarise(context), findings, drawn, len(pictures) - drawn)


def drawn_diagrams(project: Project, readings: Mapping[str, Reading], pictures: Mapping[str, Picture],
                   say: Words) -> Mapping[str, str]:
    """The project's diagrams as HTML, by name."""
    paretos = {t.id: pareto(t.form, uid=f"{project.id}-{t.id}", words=say).page
               for t in project.tools if isinstance(t.form, Pareto)}
    return diagrams_of(project, readings, {m: p.spark for m, p in pictures.items()}, say, paretos)


def pictures_of(project: Project, readings: Mapping[str, Reading], frame: Frame,
                keep: Keep | None) -> tuple[dict[str, Picture], int]:
    """The picture of each measure, and how many of them had to be drawn."""
    language = frame.settings.language
    tests = lane(project, frame.today, words(language))
    requests = {m: request(r, uid=f"{project.id}-{m}", language=language, lane=tests) for m, r in readings.items()}
    kept = {m: picture for m, one in requests.items() if (picture := _kept(one, keep)) is not None}
    wanted = {m: one for m, one in requests.items() if m not in kept}
    for measure, picture in zip(wanted, draw(list(wanted.values()), keep), strict=True):
        kept[measure] = picture
        if keep is not None:
            keep.put(f"picture:{wanted[measure].digest}", json.dumps(asdict(picture)).encode())
    return {m: kept[m] for m in readings}, len(wanted)


def _kept(one: PictureRequest, keep: Keep | None) -> Picture | None:
    data = keep.get(f"picture:{one.digest}") if keep is not None else None
    if data is None:
        return None
    try:
        return Picture(**json.loads(data))
    except (ValueError, TypeError):
        return None


def readings_of(project: Project, frame: Frame) -> dict[str, Reading]:
    """What each measure of a safe project says, by its identifier; one not yet collected has no points."""
    charter = project.charter
    return {
        measure.id: reading(
            measure, project.series_of(measure.id) or Series(measure.id, empty_scale(measure), ()), frame,
            title=charter.title, started=charter.started, finish=charter.finish,
        )
        for measure in charter.measures
    }


def make_board(site: Site, summaries: tuple[Summary, ...], pages: tuple[Page, ...], logo: bytes | None = None,
               screens: tuple[Screen, ...] = (), themes: Mapping[str, Theme] | None = None) -> dict[str, bytes]:
    """The files that are made from all projects together, and those of the board itself."""
    return board_files(BoardContext(site=site, summaries=summaries, pages=pages, logo=logo, screens=screens,
                                    themes=themes or {}))


def board_files(context: BoardContext) -> dict[str, bytes]:
    """The files that the board's plugs make."""
    assets: dict[str, bytes] = {}
    for plug in board_plugs():
        assets.update(plug(context))
    return assets


def open_pages(pages: tuple[Page, ...], frame: Frame) -> tuple[Page, ...]:
    """The free pages that the frame's audience may read."""
    return tuple(p for p in (disclose_page(page, frame.audience) for page in pages) if p is not None)

