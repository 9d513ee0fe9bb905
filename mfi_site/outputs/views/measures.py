"""A measure as pages show it: its words, pictures, table and addresses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from mfi_site.model.project import Measure, Project
from mfi_site.outputs.context import MeasureSummary, ProjectContext
from mfi_site.wording import Words
from mfi_site.wording.units import parted

if TYPE_CHECKING:
    from mfi_site.charts import Picture, Reading

SHORTEST_SHIFT = 6


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure with everything that a page may show of it. Addresses are from the site's root."""

    id: str
    measure: Measure
    reading: Reading
    picture: Picture | None
    kind: str
    finding: Markup
    chance: str
    tone: str
    strength: str
    verdict: str
    about: str
    address: str
    csv: str
    svg: str

    @property
    def has_values(self) -> bool:
        return self.reading.latest is not None

    def drawn(self, size: str) -> Markup:
        """The chart for `page`, `card`, `home` or `spark`, nothing where it could not be drawn."""
        return Markup(getattr(self.picture, size)) if self.picture is not None else Markup("")


def measure_view(ctx: ProjectContext, measure: Measure) -> MeasureView:
    reading, words, project = ctx.readings[measure.id], ctx.site.words, ctx.project.id
    folder = f"projects/{project}/measures/{measure.id}"
    return MeasureView(
        id=measure.id, measure=measure, reading=reading, picture=ctx.pictures.get(measure.id),
        kind=words.say(f"page.type-{measure.type}") if measure.type else words.say("page.type-none"),
        finding=finding_markup(reading), chance=reading.finding.chance,
        tone=reading.claim or "", strength=reading.state, verdict=reading.verdict,
        about=about_line(reading, words), address=f"{folder}/index.html",
        csv=f"data/{project}/{measure.id}.csv", svg=f"{folder}/chart.svg",
    )


def finding_markup(reading: Reading) -> Markup:
    """The finding but for its `chance`, with its verdict in the signal's colour, bold where it is strong."""
    said = reading.finding
    if not said.signal:
        return escape(said.before)
    tag = "strong" if reading.state == "strong" else "span"
    return (escape(said.before) + Markup(f'<{tag} class="tone-{reading.meaning}">') + escape(said.signal)
            + Markup(f"</{tag}>") + escape(said.after))


def apart(shown: str, unit: str | None) -> tuple[str, str]:
    """A value and the unit that stands behind it, so that the figure can be set larger."""
    number, form = parted(shown, unit) if unit else (shown, "")
    behind = form and shown in (f"{number} {form}", f"{unit}: {number}")
    return (number, form) if behind else (shown, "")


def about_line(reading: Reading, words: Words) -> str:
    """What is measured, over which days, and where the axis starts."""
    known = reading.series.known
    name = reading.measure.name
    if reading.measure.unit and reading.measure.unit != "%" and reading.measure.unit not in name.lower():
        name = words.say("page.about-unit", name=name, unit=reading.measure.unit)
    if not known:
        parts = [name + "."]
        if reading.measure.collected:
            parts.append(reading.measure.collected.rstrip(".") + ".")
    else:
        points = words.say("page.about-points", n=len(known), first=words.day(known[0].day),
                           last=words.day(known[-1].day))
        parts = [words.say("page.about", name=name, points=points)]
    return " ".join([*parts, *([reading.axis_note] if reading.axis_note and known else [])])


def lead_measure(project: Project) -> Measure | None:
    """The measure that leads a project's page: an outcome with data, an outcome, one with data, the first."""
    measures = project.charter.measures
    with_data = {s.measure for s in project.series if s.known}
    choices = ([m for m in measures if m.type == "outcome" and m.id in with_data],
               [m for m in measures if m.id in with_data and m.type is None],
               [m for m in measures if m.type == "outcome"],
               [m for m in measures if m.id in with_data], list(measures))
    return next((group[0] for group in choices if group), None)


def is_published(reading: Reading) -> bool:
    """Whether anything of a measure may be downloaded."""
    return not reading.series.withheld and bool(reading.series.points)


def signal_day(reading: Reading) -> date | None:
    """The day on which a standing signal could first be seen."""
    signal = reading.signal
    if signal is None:
        return None
    row = signal.end if signal.rule in ("limits", "astronomical") else min(
        signal.start + SHORTEST_SHIFT - 1, signal.end)
    points = reading.series.points
    return points[row - 1].day if 0 < row <= len(points) else None


def measure_summary(ctx: ProjectContext, measure: Measure) -> MeasureSummary:
    reading = ctx.readings[measure.id]
    view = measure_view(ctx, measure)
    return MeasureSummary(
        id=measure.id, name=measure.name, short=measure.short or ctx.project.charter.title, type=measure.type,
        better=measure.better, unit=measure.unit or "", headline=reading.headline, finding=str(view.finding),
        chance=view.chance, meaning=view.tone, strength=view.strength, verdict=view.verdict,
        latest=reading.latest_shown,
        figure=apart(reading.latest_shown, measure.unit), tone=reading.latest_tone or "",
        latest_on=reading.latest.day if reading.latest else None, goal=reading.goal_shown,
        chart=reading.kind.name, signal_on=signal_day(reading), points=len(reading.series.known),
        published=is_published(reading), counts=reading.series.counts_published,
    )
