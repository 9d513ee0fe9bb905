"""A measure's page: the full-size chart, its phases and their reasons, the plan, the table of values."""

from __future__ import annotations

from collections.abc import Mapping

from mfi_site.outputs.context import ProjectContext
from mfi_site.outputs.views.blank import blank_chart
from mfi_site.outputs.views.measures import is_published, measure_view
from mfi_site.outputs.views.page import render_page


def of_project(ctx: ProjectContext) -> Mapping[str, bytes]:
    """projects/<project>/measures/<measure>/index.html, and chart.svg beside it to take away."""
    if ctx.project.notice:
        return {}
    found: dict[str, bytes] = {}
    for measure in ctx.project.charter.measures:
        view = measure_view(ctx, measure)
        drawn = view.picture.file_svg if view.picture is not None and view.has_values else ""
        found[view.address] = render_page(
            ctx.site, view.address, "measure", f"{measure.name} · {ctx.project.charter.title}",
            description=view.reading.description, section="projects", project=ctx.project,
            charter=ctx.project.charter, m=view, csv=is_published(view.reading), svg=bool(drawn),
            blank=blank_chart(view), drivers=_drivers(ctx, measure.id),
            data_to=view.reading.latest.day if view.reading.latest else None,
            coach=ctx.site.frame.audience == "coach")
        if drawn:
            found[view.svg] = drawn.encode("utf-8")
    return found


def _drivers(ctx: ProjectContext, measure: str) -> list[str]:
    """The names of the drivers that the measure would show moving."""
    found: list[str] = []
    waiting = list(ctx.project.charter.drivers)
    while waiting:
        driver = waiting.pop(0)
        if measure in driver.measures:
            found.append(driver.name)
        waiting += driver.drivers
    return found
