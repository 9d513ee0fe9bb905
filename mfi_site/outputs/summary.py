"""What the pages over many projects need to know of one."""

from __future__ import annotations

from dataclasses import replace

from mfi_site.outputs import part_plugs
from mfi_site.outputs.context import ProjectContext, Summary
from mfi_site.outputs.slides.project import slides_of
from mfi_site.outputs.views.boards import card_fragment
from mfi_site.outputs.views.dates import events_of, next_steps, session_start
from mfi_site.outputs.views.ideas import changes_of, idea_summary, predictions_of
from mfi_site.outputs.views.measures import lead_measure, measure_summary


def summarise(ctx: ProjectContext) -> Summary:
    """The summary of one project as its audience may see it."""
    project, charter, site = ctx.project, ctx.project.charter, ctx.site
    lead = lead_measure(project)
    measures = tuple(measure_summary(ctx, m) for m in charter.measures)
    picture = ctx.pictures.get(lead.id) if lead else None
    started = [c.head.started for c in project.cycles if c.head.started and c.head.started <= site.frame.today]
    since = session_start(site.frame.today, site.frame.settings.calendar)
    steps = next_steps(project, site.words)
    days = [m.latest_on for m in measures if m.latest_on]
    summary = Summary(
        id=project.id, title=charter.title, aim=charter.aim, aim_note=charter.aim_note, status=charter.status,
        notice=project.notice, stage=ctx.stage.words if ctx.stage is not None else "", started=charter.started,
        finish=charter.finish, tags=charter.tags, hgios=charter.hgios,
        lead=next((m for m in measures if lead and m.id == lead.id), None),
        home_picture=picture.home if picture else "", measures=measures,
        ideas=tuple(idea_summary(project, c) for c in changes_of(project)),
        predictions=predictions_of(project), cycles=len(project.cycles),
        planned=sum(c.state == "planned" for c in project.cycles),
        cycles_this_session=sum(day >= since for day in started),
        running=sum(c.state == "running" for c in project.cycles), last_test=max(started, default=None),
        events=events_of(ctx), next_steps=(*steps.said, *steps.planned), data_to=max(days, default=None),
        adapted_from=charter.adapted_from, population=charter.population, slides=slides_of(ctx),
    )
    return replace(summary, card=card_fragment(summary, picture.spark if picture else "", site),
                   parts={name: plug(site, summary) for name, plug in part_plugs().items()})
