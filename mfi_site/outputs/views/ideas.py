"""Change ideas, their tests and the driver diagram as pages show them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from mfi_site.model.project import SCALES, Change, Cycle, Driver, IdeaState, Project
from mfi_site.outputs.context import IdeaSummary, Predictions, ProjectContext
from mfi_site.outputs.views.measures import MeasureView
from mfi_site.themes_markdown import first_sentences, render_markdown
from mfi_site.wording import Words

STATES: tuple[IdeaState, ...] = ("adopted", "adapted", "testing", "abandoned", "untested")
_DECIDED = re.compile(r"^\W*(?:adopt|adapt|abandon)(?:ed)?\s*[.:;,–-]+\s*", re.IGNORECASE)
_TAUGHT = re.compile(r"(?:(?<=[.!?]\s)|^)We (?:have )?learned\b")


@dataclass(frozen=True, slots=True)
class CycleView:
    """One Plan-Do-Study-Act cycle. `decision` is the state that it leaves its idea in."""

    number: int
    anchor: str
    title: str
    dates: str
    scale: str
    state: IdeaState
    decision: str
    met: str
    prediction: Markup
    happened: Markup
    act: str
    parts: tuple[tuple[str, Markup], ...]


@dataclass(frozen=True, slots=True)
class IdeaView:
    """One change idea with its tests in order."""

    id: str
    text: str
    state: IdeaState
    word: str
    origin: str
    implementation: str
    tests: str
    cycles: tuple[CycleView, ...]


@dataclass(frozen=True, slots=True)
class DriverView:
    """A driver of any level, with the measures that would show it moving."""

    name: str
    focus: bool
    measures: tuple[MeasureView, ...]
    ideas: tuple[IdeaView, ...]
    drivers: tuple[DriverView, ...]


def idea_views(ctx: ProjectContext) -> dict[str, IdeaView]:
    """Every idea by its identifier: the charter's in their order, then those that only a cycle names."""
    project, words = ctx.project, ctx.site.words
    return {change.id: _idea(project, change, words, f"ramps/{change.id}" in ctx.diagrams)
            for change in changes_of(project)}


def changes_of(project: Project) -> tuple[Change, ...]:
    """The charter's ideas, and after them one for each identifier that cycles name and the charter does not."""
    known = {change.id for change in project.charter.changes}
    named = dict.fromkeys(c.head.change for c in project.cycles if c.head.change not in known)
    return (*project.charter.changes,
            *(Change(id=name, idea=name.replace("-", " ").capitalize()) for name in named))


def driver_views(ctx: ProjectContext, ideas: dict[str, IdeaView],
                 measures: dict[str, MeasureView]) -> tuple[DriverView, ...]:
    focus = ctx.project.charter.focus

    def view(driver: Driver) -> DriverView:
        return DriverView(
            driver.name, bool(focus) and driver.id == focus,
            tuple(measures[m] for m in driver.measures if m in measures),
            tuple(ideas[c] for c in driver.changes if c in ideas), tuple(view(d) for d in driver.drivers))

    return tuple(view(driver) for driver in ctx.project.charter.drivers)


def loose_ideas(project: Project, ideas: dict[str, IdeaView]) -> tuple[IdeaView, ...]:
    """Ideas that no driver carries."""
    carried: set[str] = set()

    def gather(driver: Driver) -> None:
        carried.update(driver.changes)
        for below in driver.drivers:
            gather(below)

    for driver in project.charter.drivers:
        gather(driver)
    return tuple(idea for name, idea in ideas.items() if name not in carried)


def count_sentence(states: list[IdeaState], words: Words) -> str:
    """Seven ideas: two adopted, one adapted, one being tested, one dropped, two not yet tested."""
    if not states:
        return words.say("page.ideas-none")
    if set(states) == {"untested"}:
        return words.say("page.ideas-untested", n=len(states), count=number(len(states), words, capital=True))
    return words.say("page.ideas-counted", n=len(states), count=number(len(states), words, capital=True),
                     parts=counted_states(states, words))


def counted_states(states: Sequence[IdeaState], words: Words) -> str:
    """Two adopted, one being tested; of a single one its state alone."""
    if len(states) == 1:
        return words.say(f"page.one-{states[0]}")
    counted = Counter(states)
    return _series([words.say(f"page.count-{state}", n=counted[state], count=number(counted[state], words))
                    for state in STATES if counted[state]])


def number(n: int, words: Words, *, capital: bool = False) -> str:
    """A number in words up to ten."""
    said = words.say(f"page.number-{n}") if 0 < n <= 10 else str(n)
    return said[:1].upper() + said[1:] if capital else said


def predictions_of(project: Project) -> Predictions:
    met = Counter(c.head.prediction_met for c in project.cycles if c.state == "ended")
    return Predictions(met["yes"], met["partly"], met["no"])


def learning_of(cycle: Cycle) -> str:
    """What a test taught: what the team says it learned, why an idea was dropped, else what was seen."""
    act = _DECIDED.sub("", cycle.section("Act").strip())
    study = cycle.section("Study").strip()
    taught = [text[found.start():] for text in (act, study) if (found := _TAUGHT.search(text))]
    dropped = [act] if cycle.head.decision == "abandon" else []
    for text in (cycle.section("What we learned"), cycle.section("Learning"), *taught, *dropped, study, act):
        if text.strip():
            said = first_sentences(text, 200)
            return said[:1].upper() + said[1:]
    return ""


def idea_summary(project: Project, change: Change) -> IdeaSummary:
    cycles = project.cycles_of(change.id)
    ended = [c for c in cycles if c.state == "ended"]
    run = [c for c in cycles if c.state != "planned"]
    scales = [c.head.scale for c in run if c.head.scale]
    return IdeaSummary(
        id=change.id, project=project.id, text=change.idea, origin=change.origin,
        state=project.state_of(change.id), scale=max(scales, key=SCALES.index) if scales else None,
        conditions=tuple(dict.fromkeys(c.head.conditions for c in run if c.head.conditions)),
        tests=tuple(c.number for c in run), decision=ended[-1].head.decision if ended else None,
        decided_on=ended[-1].head.ended if ended else None,
        learning=next((said for c in reversed(ended) if (said := learning_of(c))), ""),
        implementation=change.implementation,
    )


def _idea(project: Project, change: Change, words: Words, drawn: bool) -> IdeaView:
    """A view; where the ramp is drawn already, its tests carry no texts of their own."""
    state, cycles = project.state_of(change.id), project.cycles_of(change.id)
    return IdeaView(change.id, change.idea, state, words.say(f"chart.{state}"), change.origin,
                    change.implementation, _tests(cycles, words), tuple(_cycle(c, words, drawn) for c in cycles))


def _tests(cycles: Sequence[Cycle], words: Words) -> str:
    """2 tests, each building on the last. One test planned."""
    planned = sum(c.state == "planned" for c in cycles)
    run = len(cycles) - planned
    told = [words.say("page.ramp-tests", n=run)] if run else []
    if planned:
        told.append(words.say("page.tests-only-planned", n=planned, count=number(planned, words, capital=True)))
    return " ".join(told)


def _cycle(cycle: Cycle, words: Words, drawn: bool) -> CycleView:
    head = cycle.head
    states: dict[str, IdeaState] = {"adopt": "adopted", "adapt": "adapted", "abandon": "abandoned"}
    state: IdeaState = states.get(head.decision or "", "testing") if cycle.state == "ended" else (
        "testing" if cycle.state == "running" else "untested")
    happened = "" if drawn else cycle.section("Study") or cycle.section("Do")
    sections = () if drawn else tuple(s for s in cycle.sections if s.text.strip())
    return CycleView(
        number=cycle.number, anchor=f"test-{cycle.number}",
        title=head.conditions or words.say("page.test", number=cycle.number), dates=_dates(cycle, words),
        scale=words.say(f"page.scale-{head.scale}") if head.scale else "", state=state,
        decision=words.say(f"page.decision-{head.decision}") if head.decision else words.say(
            f"page.cycle-{cycle.state}"),
        met=words.say(f"page.met-{head.prediction_met}") if head.prediction_met else "",
        prediction=Markup.escape(first_sentences("" if drawn else cycle.section("Prediction"))),
        happened=Markup.escape(first_sentences(happened)),
        act=first_sentences(_DECIDED.sub("", cycle.section("Act").strip()), 160),
        parts=tuple((s.heading, render_markdown(s.text, top=6)) for s in sections),
    )


def _dates(cycle: Cycle, words: Words) -> str:
    head = cycle.head
    if head.started and head.ended:
        return words.say("page.from-to", first=words.short_day(head.started), last=words.day(head.ended))
    if head.started:
        return words.say("page.since", day=words.day(head.started))
    return words.say("page.cycle-planned")


def _series(parts: list[str]) -> str:
    """a, b, c: commas alone, since each part is a count of its own."""
    return ", ".join(parts)
