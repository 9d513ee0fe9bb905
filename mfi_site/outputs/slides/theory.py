"""Which part of the theory is being tested: the drivers that carry ideas, each with its state."""

from __future__ import annotations

from dataclasses import dataclass

from mfi_site.model.project import Driver, IdeaState
from mfi_site.outputs.context import ProjectContext, Slide
from mfi_site.outputs.slides import fitting
from mfi_site.outputs.slides.record import Small, make_slide
from mfi_site.outputs.views.ideas import counted_states

ROW_SIZES = (44, 40, 36, 32, 30)
ORDER: tuple[IdeaState, ...] = ("testing", "adopted", "adapted", "abandoned", "untested")
MARK = 66


@dataclass(frozen=True, slots=True)
class Row:
    """A driver with the state of what is furthest on under it."""

    name: str
    state: IdeaState
    word: str


def theory_slide(ctx: ProjectContext) -> Slide | None:
    """The drivers in the charter's order, those not yet tested left out first where not all fit."""
    rows = _rows(ctx)
    if not rows:
        return None
    words = ctx.site.words
    states = [r.state for r in rows]
    below = words.say("screen.driver-sentence", n=len(rows), parts=counted_states(states, words))
    headline = words.say(f"screen.driver-{_headline(states)}")
    above = ctx.project.charter.title
    head, text = fitting.headline_sizes(above, headline, below)
    size, shown = _fitting(rows)
    hidden = len(rows) - len(shown)
    more = words.say("screen.driver-more", n=hidden) if hidden else ""
    return make_slide(
        ctx.site, "driver", Small(max(30, size * 0.8), shown[0].word).or_smaller(text, below), project=ctx.project.id,
        above=above, headline=headline, head=head, text=text, below=below, rows=shown, size=size, more=more,
        data_to=max((r.latest.day for r in ctx.readings.values() if r.latest), default=None))


def _headline(states: list[IdeaState]) -> str:
    return "testing" if "testing" in states else "using" if "adopted" in states else "waiting"


def _rows(ctx: ProjectContext) -> list[Row]:
    words, found = ctx.site.words, []

    def gather(driver: Driver) -> None:
        if driver.changes or not driver.drivers:
            states = [ctx.project.state_of(c) for c in driver.changes] or ["untested"]
            state = min(states, key=ORDER.index)
            found.append(Row(driver.name, state, words.say(f"chart.{state}")))
        for below in driver.drivers:
            gather(below)

    for driver in ctx.project.charter.drivers:
        gather(driver)
    return found


def _height(rows: list[Row], size: int) -> float:
    """The names beside their marks, each name with its state's word after it."""
    return sum(fitting.height_of(f"{r.name} {r.word}", size, fitting.RIGHT - MARK, leading=1.22) + size * 0.42
               for r in rows)


def _fitting(rows: list[Row]) -> tuple[int, list[Row]]:
    for size in ROW_SIZES:
        if _height(rows, size) <= fitting.HEIGHT:
            return size, rows
    kept = list(rows)
    while len(kept) > 1 and _height(kept, ROW_SIZES[-1]) > fitting.HEIGHT - 60:
        kept.remove(max(reversed(kept), key=lambda r: ORDER.index(r.state)))
    return ROW_SIZES[-1], kept
