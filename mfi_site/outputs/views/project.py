"""What a project's page shows besides its measures and ideas: figures, learning, reports, tools, outcome."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from mfi_site.charts.values import shown, shown_centre
from mfi_site.model.project import Project, Report, Section
from mfi_site.model.values import Known
from mfi_site.outputs.context import ProjectContext
from mfi_site.outputs.views.ideas import changes_of, learning_of
from mfi_site.outputs.views.measures import SHORTEST_SHIFT, MeasureView, apart
from mfi_site.themes_markdown import first_sentences, render_markdown
from mfi_site.wording import Words

if TYPE_CHECKING:
    from mfi_site.charts import Reading

LEARNING = "learning and reflection"
WHY = ("why this matters", "rationale", "why")


@dataclass(frozen=True, slots=True)
class Figure:
    """One of from, now, to and by: `kind` is its key, `tone` colours `now` alone."""

    kind: str
    label: str
    value: str
    under: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Lesson:
    """Something learned, and from what."""

    text: str
    source: str
    anchor: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """A headed part of what a team wrote."""

    heading: str
    body: Markup


@dataclass(frozen=True, slots=True)
class ToolView:
    id: str
    title: str
    kind: str
    picture: Markup
    learned: str
    dated: str


@dataclass(frozen=True, slots=True)
class ReportView:
    title: str
    anchor: str
    parts: tuple[Prose, ...]


def figures(ctx: ProjectContext, lead: MeasureView | None) -> tuple[Figure, ...]:
    """From where, where now, to where, by when; what is not known yet says so or is left out."""
    words, finish = ctx.site.words, ctx.project.charter.finish
    found: list[Figure] = []
    if lead is not None and _of_the_aim(lead):
        found += _value_figures(lead, words)
    if finish:
        label = words.say("page.figure-by")
        found.append(Figure("by", label, words.short_day(finish), str(finish.year)))
    return tuple(found)


def _of_the_aim(lead: MeasureView) -> bool:
    """Whether a measure speaks for the aim: a process or balancing measure that leads for want of others does not."""
    return lead.measure.type not in ("process", "balancing")


def _value_figures(lead: MeasureView, words: Words) -> list[Figure]:
    reading, found, unit = lead.reading, [], lead.measure.unit
    known = reading.series.known
    if reading.state == "withheld":
        return []
    if known:
        shown_start, when = _start(reading, words)
        start, behind = apart(shown_start, unit)
        found.append(Figure("from", words.say("page.figure-from"), start, _under(behind, when)))
    else:
        found.append(Figure("unknown", words.say("page.figure-from"), words.say("page.figure-unknown"),
                            words.say("page.figure-unknown-under")))
    if known:
        latest, behind = apart(reading.latest_shown, unit)
        found.append(Figure("now", words.say("page.figure-now"), latest,
                            _under(behind, words.day(known[-1].day)), reading.latest_tone or ""))
    if reading.goal_shown:
        goal, behind = apart(reading.goal_shown, unit)
        found.append(Figure("to", words.say("page.figure-to"), goal, behind or words.say("page.figure-goal")))
    return found


def _start(reading: Reading, words: Words) -> tuple[str, str]:
    """Where the series started, and when: the first centre line where it was set by the first values alone.

    A median from all values holds the later ones too, so it is no starting point: the first value is.
    """
    first, series = reading.series.known[0], reading.series
    phases = [p for p in reading.analysis.phases if p.centre is not None] if reading.analysis else []
    if phases and phases[0].centre is not None and (phases[0].frozen or len(phases) > 1):
        return shown_centre(phases[0].centre, series, reading.measure, words), words.month(first.day)
    return shown(first.value, series, reading.measure, words), words.day(first.day)


def _under(unit: str, when: str) -> str:
    return f"{unit}, {when}" if unit else when


def ending(ctx: ProjectContext, lead: MeasureView | None) -> str:
    """What is true of a project that is paused or ended, "" while it runs."""
    words, status = ctx.site.words, ctx.project.charter.status
    if status == "complete":
        outcome = _outcome(lead)
        bare = "-bare" if outcome == "not-reached" and not lessons(ctx.project, words) else ""
        return words.say(f"page.ended-{outcome}{bare}")
    return words.say(f"page.ended-{status}") if status != "active" else ""


def _outcome(lead: MeasureView | None) -> str:
    """Whether a complete project reached its goal and held it: judged by the last centre line and the last values.

    A centre of few values is no level, and one that was set by the first values alone says nothing of the later
    ones: only the latest is judged then. Where the values do not tell, nothing is claimed.
    """
    if lead is None or not _of_the_aim(lead) or lead.reading.goal is None or lead.measure.better == "neither":
        return "complete"
    reading, sign = lead.reading, 1 if lead.measure.better == "higher" else -1
    phase = reading.phases[-1] if reading.phases else None
    if phase is None or phase.centre is None:
        return "complete"
    values = [p.value for p in reading.series.points[phase.start:phase.end] if isinstance(p.value, Known)]
    reached = [_reaches(value, lead.reading.goal, sign) for value in values[-SHORTEST_SHIFT:]]
    if reached[-1] is None:
        return "complete"
    if phase.window_end < phase.end or len(reached) < SHORTEST_SHIFT:
        return "latest" if reached[-1] else _unless(reached)
    end = next((v for v in values if v.mask and v.value == phase.centre), Known(phase.centre))
    if _reaches(end, lead.reading.goal, sign):
        return "sustained" if reached.count(True) * 2 > SHORTEST_SHIFT else "complete"
    return "reached" if reached[-1] else _unless(reached)


def _reaches(value: Known, goal: float, sign: int) -> bool | None:
    """Whether a value is at the goal or past it; None where it is shown as an end which may be either."""
    if not value.mask or value.bound is None:
        return (value.value - goal) * sign >= 0
    onwards = (value.mask in ("or-over", "over")) == (sign > 0)
    past = (value.bound - goal) * sign
    if onwards:
        return True if past >= 0 else None
    return False if past < 0 or (past == 0 and value.mask in ("under", "over")) else None


def _unless(reached: list[bool | None]) -> str:
    """That the goal was not reached, unless one of the last values may have been there."""
    return "complete" if any(one is not False for one in reached) else "not-reached"


def prose(sections: tuple[Section, ...], images: dict[str, str], alternatives: dict[str, str],
          top: int = 5) -> tuple[Prose, ...]:
    """Sections with something in them, as safe HTML."""
    return tuple(Prose(s.heading, render_markdown(s.text, images, top=top, alternatives=alternatives))
                 for s in sections if s.text.strip())


def lessons(project: Project, words: Words, most: int = 6) -> tuple[Lesson, ...]:
    """What dropped ideas taught, what the team's latest reports say it learned, then the other ideas."""
    ideas = {c.id: c.idea for c in changes_of(project)}
    latest = {c.head.change: c for c in project.cycles if c.state == "ended" and learning_of(c)}
    states = {"adopt": "adopted", "adapt": "adapted", "abandon": "abandoned"}
    tested = [Lesson(learning_of(c), ideas.get(c.head.change, c.head.change), f"test-{c.number}",
                     states.get(c.head.decision or "", ""))
              for c in sorted(latest.values(), key=lambda c: -c.number)]
    dropped = [lesson for lesson in tested if lesson.state == "abandoned"]
    kept = [lesson for lesson in tested if lesson.state != "abandoned"]
    return tuple([*dropped, *_reflections(project, words), *kept][:most])


def _reflections(project: Project, words: Words, most: int = 2) -> list[Lesson]:
    found: list[Lesson] = []
    for report in reversed(project.reports):
        text = next((s.text for s in report.sections if s.heading.casefold() == LEARNING), "")
        if text.strip() and len(found) < most:
            found.append(Lesson(first_sentences(text, 200), report_title(report, words), f"report-{report.month}"))
    return found


def surprises(project: Project, words: Words) -> tuple[Lesson, ...]:
    """Tests whose prediction was not met: what happened instead."""
    return tuple(Lesson(first_sentences(c.section("Study") or c.section("Do"), 200),
                        words.say("page.test", number=c.number), f"test-{c.number}")
                 for c in project.cycles
                 if c.state == "ended" and c.head.prediction_met == "no" and (c.section("Study") or c.section("Do")))


def tools(ctx: ProjectContext) -> tuple[ToolView, ...]:
    words = ctx.site.words
    return tuple(_tool(t.id, t.kind, t.form, ctx, words) for t in ctx.project.tools)


def _tool(name: str, kind: str, form: Any, ctx: ProjectContext, words: Words) -> ToolView:
    said = words.say(f"page.tool-{kind}") if words.has(f"page.tool-{kind}") else kind
    day = getattr(form, "date", None) or getattr(form, "day", None)
    return ToolView(name, getattr(form, "title", "") or said, said, Markup(ctx.diagrams.get(f"tools/{name}", "")),
                    getattr(form, "learned", ""), words.day(day) if day else "")


def reports(project: Project, words: Words) -> tuple[ReportView, ...]:
    """The team's monthly reports, the latest first, as far as their audience may read them."""
    found = []
    for report in reversed(project.reports):
        parts = prose(report.sections, {}, {})
        if parts:
            found.append(ReportView(report_title(report, words), f"report-{report.month}", parts))
    return tuple(found)


def report_title(report: Report, words: Words) -> str:
    """Report 3, October 2025."""
    year, month = report.month.split("-")
    return words.say("page.report-title", number=report.number, month=words.month(date(int(year), int(month), 1)))
