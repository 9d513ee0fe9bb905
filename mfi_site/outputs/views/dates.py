"""What happened in a project and when, from the dates in its content and from nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mfi_site.model.board import Calendar
from mfi_site.model.project import Project
from mfi_site.outputs.context import Event, ProjectContext
from mfi_site.outputs.views.ideas import changes_of
from mfi_site.outputs.views.project import report_title
from mfi_site.themes_markdown import listed_items
from mfi_site.wording import Words

FIRST_MONTH_OF_SESSION = 8


def events_of(ctx: ProjectContext) -> tuple[Event, ...]:
    """The dated events of a project up to the board's day, the latest first."""
    found = [*_charter_events(ctx), *_test_events(ctx), *_measure_events(ctx)]
    return tuple(sorted((e for e in found if e.on <= ctx.site.frame.today),
                        key=lambda e: (e.on, e.kind, e.text), reverse=True))


def _event(ctx: ProjectContext, on: date, kind: str, text: str, anchor: str = "") -> Event:
    return Event(on, kind, text, f"projects/{ctx.project.id}/index.html{anchor}", ctx.project.id)


def _charter_events(ctx: ProjectContext) -> list[Event]:
    charter, words = ctx.project.charter, ctx.site.words
    found = [_event(ctx, charter.started, "started", words.say("page.event-started"))]
    if charter.aim_changed:
        because = charter.aim_changed.because.rstrip(".")
        said = words.say("page.event-aim-because", because=because) if because else words.say("page.event-aim")
        found.append(_event(ctx, charter.aim_changed.on, "aim", said))
    return found


def _test_events(ctx: ProjectContext) -> list[Event]:
    words = ctx.site.words
    ideas = {c.id: c.idea for c in changes_of(ctx.project)}
    found: list[Event] = []
    for cycle in ctx.project.cycles:
        idea = ideas.get(cycle.head.change, cycle.head.change)
        anchor = f"#test-{cycle.number}"
        if cycle.head.started:
            found.append(_event(ctx, cycle.head.started, "test-started", words.say(
                "page.event-test-started", number=cycle.number, idea=idea), anchor))
        if cycle.head.ended and cycle.head.decision:
            found.append(_event(ctx, cycle.head.ended, f"test-{cycle.head.decision}", words.say(
                f"page.event-{cycle.head.decision}", number=cycle.number, idea=idea), anchor))
    return found


def _measure_events(ctx: ProjectContext) -> list[Event]:
    words = ctx.site.words
    found: list[Event] = []
    for measure in ctx.project.charter.measures:
        reading = ctx.readings[measure.id]
        if not reading.series.known:
            continue
        address = f"projects/{ctx.project.id}/measures/{measure.id}/index.html"
        for phase in measure.phases:
            said = phase.because.rstrip(".")
            found.append(Event(phase.start, "phase", words.say(
                "page.event-phase" if said else "page.event-phase-bare", measure=measure.name, because=said),
                address, ctx.project.id))
        last = reading.series.known[-1].day
        found.append(Event(last, "value", words.say(
            "page.event-value", measure=measure.name, value=reading.latest_shown, verdict=reading.verdict),
            address, ctx.project.id))
    return found


@dataclass(frozen=True, slots=True)
class NextSteps:
    """What the latest report that says it says comes next, with that report's title, and the tests that are planned."""

    source: str
    said: tuple[str, ...]
    planned: tuple[str, ...]


def next_steps(project: Project, words: Words) -> NextSteps:
    """What comes next in a project that is active; nothing in any other."""
    if project.charter.status != "active":
        return NextSteps("", (), ())
    ideas = {c.id: c.idea for c in changes_of(project)}
    planned = tuple(words.say("page.next-test", number=c.number, idea=ideas.get(c.head.change, c.head.change))
                    for c in project.cycles if c.state == "planned" and c.head.decision != "abandon")
    for report in reversed(project.reports):
        text = next((s.text for s in report.sections if s.heading.casefold() == "next steps"), "")
        if text.strip():
            return NextSteps(report_title(report, words), listed_items(text), planned)
    return NextSteps("", (), planned)


def session_start(today: date, calendar: Calendar) -> date:
    """The first day of the school session that `today` is in."""
    august = date(today.year - (today.month < FIRST_MONTH_OF_SESSION), FIRST_MONTH_OF_SESSION, 1)
    first = min((t[0] for t in calendar.terms), default=august)
    return max(first, august) if first <= today else august
