"""What was tried and what it taught; dropped ideas have the same standing as adopted ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from mfi_site.charts.lane import is_numbered
from mfi_site.model.project import Change, Cycle
from mfi_site.outputs.context import ProjectContext, Slide
from mfi_site.outputs.slides import fitting
from mfi_site.outputs.slides.record import Small, make_slide
from mfi_site.outputs.views.ideas import learning_of
from mfi_site.themes_markdown import first_sentences

SIZES = ((44, 64), (42, 58), (40, 56), (38, 52), (36, 50), (34, 44), (32, 40), (30, 38), (30, 34))
LEADING = 1.26
MOST_DOTS, FEWEST_DOTS = 40, 10
HEADLINE_WORDS = 9
_SHARE = re.compile(r"\b(\d{1,2}) (?:out )?of (?:the )?(\d{2})\b")


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, to be drawn as dots."""

    n: int
    all: int


def learning_slides(ctx: ProjectContext) -> list[Slide]:
    """The idea dropped last and the one decided otherwise last, each with what its last test taught.

    An idea that was dropped and is tested again is not said to be dropped.
    """
    decided: list[tuple[date, str, Change, list[Cycle]]] = []
    for change in ctx.project.charter.changes:
        ended = [c for c in ctx.project.cycles_of(change.id) if c.state == "ended" and c.head.ended]
        if ended and ended[-1].head.decision and learning_of(ended[-1]):
            decided.append((ended[-1].head.ended or date.min, ended[-1].head.decision, change, ended))
    decided.sort(key=lambda d: (d[0], d[2].id), reverse=True)
    dropped = [d for d in decided if d[1] == "abandon" and ctx.project.state_of(d[2].id) == "abandoned"][:1]
    others = [d for d in decided if d[1] != "abandon"][:1]
    return [_slide(ctx, change, ended) for _, _, change, ended in dropped + others]


def _slide(ctx: ProjectContext, change: Change, ended: list[Cycle]) -> Slide:
    words, last = ctx.site.words, ended[-1]
    state = {"adopt": "adopted", "adapt": "adapted", "abandon": "abandoned"}[last.head.decision or "abandon"]
    name = change.id.replace("-", " ").capitalize()
    headline = words.say(f"screen.learned-{state}", x=name)
    if len(headline.split()) > HEADLINE_WORDS or len(name) > 30 or is_numbered(change.id):
        headline = words.say(f"screen.learned-{state}-long")
    days = [c.head.started for c in ended if c.head.started]
    dates = words.say("screen.from-to", first=words.short_day(min(days)) if days else "",
                      last=words.short_day(last.head.ended or date.min))
    below = words.say("screen.after-tests", n=len(ended), state=words.say(f"chart.{state}"), dates=dates)
    above = ctx.project.charter.title
    head, text = fitting.headline_sizes(above, headline, f"{change.idea} {below}", fitting.HEIGHT - 60)
    predicted = first_sentences(last.section("Prediction"), 150)
    happened = first_sentences(last.section("Study") or last.section("Do"), 150)
    learned = learning_of(last)
    if happened and learned.startswith(happened[:40]):
        happened = ""
    shares = _shares(predicted, happened)
    size, big = _sizes([t for t in (predicted, happened) if t], learned, bool(shares))
    told = max((predicted, happened), key=len)
    room = _room([t for t in (predicted, happened) if t], size, bool(shares))
    learned = fitting.shortened(learned, big, fitting.RIGHT, room, fitting.SERIF, LEADING)
    return make_slide(
        ctx.site, "learning", Small(30, below).or_smaller(size, told), project=ctx.project.id, above=above,
        headline=headline, head=head, text=text, idea=change.idea, below=below, state=state, predicted=predicted,
        happened=happened, shares=shares, size=size, learned=learned, big=big, data_to=_data_to(ctx))


def _room(told: list[str], size: int, dots: bool) -> float:
    """What is left for the learning under what was predicted and what happened."""
    used = sum(fitting.height_of(t, size, fitting.RIGHT) + 48 + (94 if dots else 24) for t in told)
    return fitting.HEIGHT - used - 110


def _sizes(told: list[str], learned: str, dots: bool) -> tuple[int, int]:
    """The largest sizes at which what was told and what was learned fit together."""
    for size, big in SIZES:
        if fitting.height_of(learned, big, fitting.RIGHT, fitting.SERIF, LEADING) <= _room(told, size, dots):
            return size, big
    return SIZES[-1]


def _shares(predicted: str, happened: str) -> tuple[Share, Share] | None:
    """What was predicted and what came as rows of dots, where both say so many of the same number."""
    one, other = _SHARE.findall(predicted), _SHARE.findall(happened)
    if len(one) != 1 or len(other) != 1 or one[0][1] != other[0][1]:
        return None
    found = Share(int(one[0][0]), int(one[0][1])), Share(int(other[0][0]), int(other[0][1]))
    fits = all(s.n <= s.all and FEWEST_DOTS <= s.all <= MOST_DOTS for s in found)
    return found if fits else None


def _data_to(ctx: ProjectContext) -> date | None:
    return max((r.latest.day for r in ctx.readings.values() if r.latest), default=None)
