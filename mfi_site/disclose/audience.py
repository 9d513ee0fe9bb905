"""A project or page as one audience may see it: what is for the coach alone is not there at all."""

from __future__ import annotations

from dataclasses import replace

from mfi_site.disclose.closed import body_without, without
from mfi_site.disclose.measures import empty_scale
from mfi_site.disclose.subtraction import safe_project_series
from mfi_site.model.board import Page, Settings
from mfi_site.model.project import Audience, Charter, Ignore, Measure, Project, Report
from mfi_site.model.raw import Written
from mfi_site.model.values import Series
from mfi_site.read.closing import HUMAN_SIDE


def disclose(written: Written, settings: Settings, audience: Audience) -> Project | None:
    """The project for `audience`, or None where its charter is for the coach alone."""
    smallest = settings.privacy.smallest_group
    raw = {r.measure: r for r in written.raw}
    known = [(m, raw[m.id]) for m in written.project.charter.measures if m.id in raw]
    series = safe_project_series(known, audience, smallest)
    series = tuple(_closed(measure, one) for one, (measure, _) in zip(series, known, strict=True))
    rows = (raw[one.measure].left_out for one in series if one.withheld != "sensitive")
    left_out = (*written.project.left_out, *filter(None, rows))
    return disclose_project(replace(written.project, series=series, left_out=left_out), audience)


def _closed(measure: Measure, series: Series) -> Series:
    """A series; of one that is for the coach alone neither the days of its rows nor the kind of its numbers is left."""
    if series.withheld != "sensitive":
        return series
    return replace(series, scale=empty_scale(measure), points=(), counts_published=False)


def disclose_project(project: Project, audience: Audience) -> Project | None:
    """Strips what `audience` may not read; series must already be safe."""
    if audience == "coach":
        return project
    if project.charter.audience == "coach":
        return None
    if project.notice:
        return _notice(project)
    return replace(
        project,
        charter=_public_charter(project.charter),
        prose=without(project.prose, project.charter.coach_only),
        cycles=tuple(replace(c, sections=without(c.sections, c.head.coach_only))
                     for c in project.cycles if c.head.audience == "public"),
        reports=tuple(r for r in map(_public_report, project.reports) if r is not None),
        unread=(), feedback=(), contacts=(), consents=(),
        tools=tuple(t for t in project.tools if getattr(t.form, "audience", "public") == "public"),
    )


def _notice(project: Project) -> Project:
    """A project whose charter cannot be read, and with it the word that might close the whole of it."""
    return replace(project, charter=_public_charter(project.charter), prose=(), series=(), cycles=(), reports=(),
                   unread=(), feedback=(), contacts=(), tools=(), images=(), consents=())


def disclose_page(page: Page, audience: Audience) -> Page | None:
    """A free page for `audience`, its closed sections cut out of the body."""
    if audience == "coach":
        return page
    if page.head.audience == "coach":
        return None
    return replace(page, body=body_without(page.body, page.head.coach_only))


def _public_charter(charter: Charter) -> Charter:
    measures = tuple(m.model_copy(update={"approved_by": ""}) for m in charter.measures)
    return charter.model_copy(update={
        "progress": None, "protected_minutes": None, "influence": "", "review": Ignore(), "manager": "",
        "measures": measures,
    })


def _public_report(report: Report) -> Report | None:
    head = report.head
    if head is None or head.audience == "coach":
        return None
    return replace(report, head=None, sections=without(report.sections, (*head.coach_only, *HUMAN_SIDE)))
