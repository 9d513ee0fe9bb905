"""The slides that come from one project: its aim, its lead chart, what tests taught, what is being tested."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from mfi_site.charts.gaps import period
from mfi_site.charts.sizes import SCREEN
from mfi_site.model.project import Measure
from mfi_site.outputs.context import ProjectContext, Slide
from mfi_site.outputs.slides import fitting
from mfi_site.outputs.slides.learning import learning_slides
from mfi_site.outputs.slides.record import Small, make_slide
from mfi_site.outputs.slides.theory import theory_slide
from mfi_site.outputs.views.measures import finding_markup, lead_measure, measure_view
from mfi_site.outputs.views.project import figures

CHART_TEXT = SCREEN.text
CHART_WIDTH, CHART_HEIGHT = 1104, 908
AIM_SIZES = (66, 58, 50, 44, 38, 34, 30)
SCHOOL_DAYS = 5 / 7
_VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def slides_of(ctx: ProjectContext) -> tuple[Slide, ...]:
    """Every slide that a screen may show of a project, in no order; nothing of one that is only a notice."""
    if ctx.project.notice:
        return ()
    lead = lead_measure(ctx.project)
    found = [aim_slide(ctx, lead), chart_slide(ctx, lead), *learning_slides(ctx), theory_slide(ctx)]
    return tuple(slide for slide in found if slide is not None)


def school_days_between(ctx: ProjectContext, measure: Measure) -> float | None:
    """The school days from one value to the next; None where a project no longer collects."""
    if ctx.project.charter.status != "active":
        return None
    days = period(measure.frequency, [p.day for p in ctx.readings[measure.id].series.known])
    return max(1.0, round(days * SCHOOL_DAYS, 1))


def aim_slide(ctx: ProjectContext, lead: Measure | None) -> Slide:
    """The aim, and where it stands."""
    site, charter = ctx.site, ctx.project.charter
    view = measure_view(ctx, lead) if lead else None
    shown = figures(ctx, view)
    aim = charter.aim or charter.aim_note or site.words.say("screen.aim-none")
    room = 500 if shown else 800
    size = fitting.largest(aim, AIM_SIZES, fitting.RIGHT, room, fitting.SERIF, 1.24)
    aim = fitting.shortened(aim, size, fitting.RIGHT, room, fitting.SERIF, 1.24)
    above = site.words.say("screen.aim")
    stage = site.words.say("screen.stage", stage=ctx.stage.words) if ctx.stage is not None else ""
    head, text = fitting.headline_sizes(above, charter.title, stage)
    small = Small(size, aim).or_smaller(text, stage)
    for figure in shown:
        small = small.or_smaller(30, figure.under)
    return make_slide(
        site, "project", small, project=ctx.project.id, above=above, headline=charter.title, head=head, text=text,
        stage=stage, aim=aim, size=size, figures=shown,
        value=_value_size(max((len(f.value) for f in shown), default=0)),
        data_to=view.reading.latest.day if view and view.reading.latest else None,
        every=school_days_between(ctx, lead) if lead else None)


def _value_size(longest: int) -> int:
    """The size of the figures: four stand side by side."""
    return next((size for most, size in ((6, 76), (8, 56), (12, 38)) if longest <= most), 32)


def chart_slide(ctx: ProjectContext, lead: Measure | None) -> Slide | None:
    """The lead measure's claim, its sentence and its chart; nothing where no value may be shown."""
    if lead is None or lead.id not in ctx.pictures:
        return None
    reading, words = ctx.readings[lead.id], ctx.site.words
    if reading.state == "withheld":
        return None
    above = ctx.project.charter.title
    head, text = fitting.headline_sizes(above, reading.headline, str(reading.finding))
    name = lead.name if not reading.axis_note or not reading.series.known else words.say(
        "screen.measured-note", name=lead.name.rstrip("."), note=reading.axis_note)
    name = fitting.shortened(name, 31, fitting.RIGHT, 90)
    drawn = ctx.pictures[lead.id].screen
    said = Markup(" ").join(filter(None, (finding_markup(reading), reading.finding.chance)))
    scale = _scale(drawn, CHART_HEIGHT - fitting.height_of(name, 31, fitting.RIGHT))
    return make_slide(
        ctx.site, "chart", Small(round(CHART_TEXT * scale, 1), _tick(ctx, lead)), project=ctx.project.id, above=above,
        headline=claim(ctx, lead), head=head, text=text, finding=said, name=name,
        chart=Markup(drawn), data_to=reading.latest.day if reading.latest else None,
        every=school_days_between(ctx, lead))


def _scale(drawn: str, height: float) -> float:
    """How much a chart shrinks or grows to fit its place."""
    box = _VIEW.search(drawn)
    return min(CHART_WIDTH / float(box[1]), height / float(box[2])) if box else 1.0


def _tick(ctx: ProjectContext, lead: Measure) -> str:
    reading = ctx.readings[lead.id]
    return ctx.site.words.month_short(reading.span[0]) if not reading.labels else reading.labels[0]


def claim(ctx: ProjectContext, lead: Measure) -> Markup:
    """The headline with its claim in the signal's colour."""
    reading, words = ctx.readings[lead.id], ctx.site.words
    if reading.claim is None:
        return escape(reading.headline)
    said = words.say(f"screen.claim-{reading.claim}")
    start = reading.headline.casefold().find(said.casefold())
    if start < 0:
        return escape(reading.headline)
    end = start + len(said)
    strength = "" if reading.state == "strong" else " possible"
    return (escape(reading.headline[:start]) + Markup(f'<span class="tone-{reading.claim}{strength}">')
            + escape(reading.headline[start:end]) + Markup("</span>") + escape(reading.headline[end:]))
