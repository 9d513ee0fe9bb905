"""The only file that knows the order of the stages.

    read -> disclose -> reading -> draw -> outputs of a project ; summaries -> outputs of the board

`make_project` is what one project contributes and depends on nothing but its own files and the site;
`make_board` is what is made from the summaries of all. Neither reads or writes anything: pictures that were
drawn before come through the `keep` that is handed in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from mfi_site.charts.reading import reading
from mfi_site.charts.types import Reading
from mfi_site.disclose import disclose, disclose_page
from mfi_site.disclose.measures import empty_scale
from mfi_site.model.board import Frame, Page
from mfi_site.model.finding import Finding
from mfi_site.model.project import Project
from mfi_site.model.values import Series
from mfi_site.outputs import board_plugs, project_plugs
from mfi_site.outputs.context import BoardContext, ProjectContext, Site, Summary
from mfi_site.outputs.summary import summarise
from mfi_site.read import read_project


class Keep(Protocol):
    """Where drawn pictures are kept by the digest of what they are made from."""

    def get(self, key: str) -> bytes | None: ...
    def put(self, key: str, value: bytes) -> None: ...


@dataclass(frozen=True)
class ProjectResult:
    """What one project contributes: its files, its summary (None where its audience sees no project), findings."""

    id: str
    assets: Mapping[str, bytes]
    summary: Summary | None
    findings: tuple[Finding, ...]
    charts: int = 0


def make_project(name: str, files: Mapping[str, bytes], site: Site, keep: Keep | None = None) -> ProjectResult:
    """Everything that one project contributes to the board of `site`'s audience."""
    frame = site.frame
    written, findings = read_project(name, files, frame.settings, frame.today)
    project = disclose(written, frame.settings, frame.audience)
    if project is None:
        return ProjectResult(name, {}, None, findings)
    context = project_context(project, site, keep)
    assets: dict[str, bytes] = {}
    for plug in project_plugs():
        assets.update(plug(context))
    return ProjectResult(name, assets, summarise(context), findings, len(context.pictures))


def project_context(project: Project, site: Site, keep: Keep | None = None) -> ProjectContext:
    """A safe project with what its charts say and show."""
    from mfi_site.charts.picture import draw, request

    readings = readings_of(project, site.frame)
    requests = [request(r, project, site.frame) for r in readings.values()]
    pictures = dict(zip(readings, draw(requests, keep), strict=True))
    return ProjectContext(site=site, project=project, readings=readings, pictures=pictures, stage=None)


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


def make_board(site: Site, summaries: tuple[Summary, ...], pages: tuple[Page, ...],
               logo: bytes | None = None) -> dict[str, bytes]:
    """The files that are made from all projects together, and those of the board itself."""
    context = BoardContext(site=site, summaries=summaries, pages=pages, logo=logo)
    assets: dict[str, bytes] = {}
    for plug in board_plugs():
        assets.update(plug(context))
    return assets


def open_pages(pages: tuple[Page, ...], frame: Frame) -> tuple[Page, ...]:
    """The free pages that the frame's audience may read."""
    return tuple(p for p in (disclose_page(page, frame.audience) for page in pages) if p is not None)

