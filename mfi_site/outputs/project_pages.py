"""A project's page: its three questions answered, its ideas and tests, what was learned, and its history."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from mfi_site.outputs.context import ProjectContext
from mfi_site.outputs.views.coach import coach_view
from mfi_site.outputs.views.dates import events_of, next_steps
from mfi_site.outputs.views.ideas import (
    STATES,
    count_sentence,
    driver_views,
    idea_views,
    loose_ideas,
    predictions_of,
)
from mfi_site.outputs.views.measures import lead_measure, measure_view
from mfi_site.outputs.views.page import render_page
from mfi_site.outputs.views.project import WHY, ending, figures, lessons, prose, reports, surprises, tools

TYPE_ORDER = ("outcome", "process", "balancing", None)


def of_project(ctx: ProjectContext) -> Mapping[str, bytes]:
    """projects/<project>/index.html; a notice where the charter could not be read."""
    project, site = ctx.project, ctx.site
    charter, words = project.charter, site.words
    address = f"projects/{project.id}/index.html"
    if project.notice:
        return {address: render_page(site, address, "notice", charter.title, section="projects", project=project)}
    measures = {m.id: measure_view(ctx, m) for m in charter.measures}
    chosen = lead_measure(project)
    lead = measures[chosen.id] if chosen else None
    ideas = idea_views(ctx)
    images = {image.file: f"images/{image.file}" for image in project.images}
    written = prose(project.prose, images, {image.file: image.alt for image in project.images})
    values = {
        "project": project, "charter": charter, "stage": ctx.stage, "ending": ending(ctx, lead),
        "figures": figures(ctx, lead), "lead": lead,
        "family": sorted((m for m in measures.values() if m is not lead),
                         key=lambda m: TYPE_ORDER.index(m.measure.type)),
        "why": [p for p in written if p.heading.casefold() in WHY],
        "background": [p for p in written if p.heading.casefold() not in WHY],
        "ideas": list(ideas.values()), "idea_states": STATES,
        "idea_count": count_sentence([i.state for i in ideas.values()], words),
        "drivers": driver_views(ctx, ideas, measures), "loose": loose_ideas(project, ideas),
        "diagram": Markup(ctx.diagrams.get("drivers", "")),
        "ramps": {i: Markup(ctx.diagrams.get(f"ramps/{i}", "")) for i in ideas},
        "predictions": predictions_of(project), "surprises": surprises(project, words),
        "lessons": lessons(project, words), "tools": tools(ctx), "reports": reports(project, words),
        "steps": next_steps(project, words), "events": events_of(ctx),
        "data_to": max((m.reading.latest.day for m in measures.values() if m.reading.latest), default=None),
        "coach": coach_view(project, words) if site.frame.audience == "coach" else None,
    }
    return {address: render_page(site, address, "project", charter.title, section="projects",
                                 description=charter.aim or charter.aim_note or charter.title, **values)}
