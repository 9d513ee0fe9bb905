"""Which part of the theory is being tested: the drivers that carry ideas, each with its state."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mfi_site.model.project import Driver, IdeaState
from mfi_site.outputs.context import ProjectContext, Slide
from mfi_site.outputs.slides import fitting
from mfi_site.outputs.slides.record import Small, make_slide
from mfi_site.outputs.views.ideas import counted_states, number

ROW_SIZES = (44, 40, 36, 32, 30)
SIZES_WITH_IDEAS, SMALLER, MOST_IDEAS = (44, 40, 38), 0.8, 2
ORDER: tuple[IdeaState, ...] = ("testing", "adopted", "adapted", "abandoned", "untested")
MARK = 66


@dataclass(frozen=True, slots=True)
class Row:
    """A driver with the state of what is furthest on under it, and the ideas in that state."""

    name: str
    state: IdeaState
    word: str
    ideas: tuple[str, ...] = ()


def theory_slide(ctx: ProjectContext) -> Slide | None:
    """The drivers in the charter's order, those not yet tested left out first where not all fit."""
    rows = _rows(ctx)
    if not rows:
        return None
    words = ctx.site.words
    states = [r.state for r in rows]
    below = words.say("screen.driver-sentence", n=len(rows), count=number(len(rows), words, capital=True),
                      parts=counted_states(states, words))
    headline = words.say(f"screen.driver-{_headline(states)}")
    above = ctx.project.charter.title
    head, text = fitting.headline_sizes(above, headline, below)
    size, shown = _fitting(rows)
    hidden = len(rows) - len(shown)
    more = words.say("screen.driver-more", n=hidden) if hidden else ""
    small = Small(max(30, size * SMALLER), shown[0].word).or_smaller(text, below)
    return make_slide(
        ctx.site, "driver", small, project=ctx.project.id,
        above=above, headline=headline, head=head, text=text, below=below, rows=shown, size=size, more=more,
        data_to=max((r.latest.day for r in ctx.readings.values() if r.latest), default=None))


def _headline(states: list[IdeaState]) -> str:
    return "testing" if "testing" in states else "using" if "adopted" in states else "waiting"


def _rows(ctx: ProjectContext) -> list[Row]:
    words, found = ctx.site.words, []
    told = {change.id: change.idea for change in ctx.project.charter.changes}

    def gather(driver: Driver) -> None:
        if driver.changes or not driver.drivers:
            states = {c: ctx.project.state_of(c) for c in driver.changes}
            state: IdeaState = next((s for s in ORDER if s in states.values()), "untested")
            ideas = [told[c] for c, own in states.items() if own == state and c in told]
            found.append(Row(driver.name, state, words.say(f"chart.{state}"), tuple(ideas[:MOST_IDEAS])))
        for below in driver.drivers:
            gather(below)

    for driver in ctx.project.charter.drivers:
        gather(driver)
    return found


def _height(rows: list[Row], size: int) -> float:
    """The names beside their marks, each name with its state's word after it and its ideas under it."""
    width = fitting.RIGHT - MARK
    return sum(fitting.height_of(f"{r.name} {r.word}", size, width, leading=1.22) + size * 0.42
               + sum(fitting.height_of(idea, size * SMALLER, width, leading=1.3) for idea in r.ideas) for r in rows)


def _fitting(rows: list[Row]) -> tuple[int, list[Row]]:
    bare = [replace(row, ideas=()) for row in rows]
    for sizes, held in ((SIZES_WITH_IDEAS, rows), (ROW_SIZES, bare)):
        for size in sizes:
            if _height(held, size) <= fitting.HEIGHT:
                return size, held
    kept = bare
    while len(kept) > 1 and _height(kept, ROW_SIZES[-1]) > fitting.HEIGHT - 60:
        kept.remove(max(reversed(kept), key=lambda r: ORDER.index(r.state)))
    return ROW_SIZES[-1], kept
