"""Pareto charts: causes in order of how often they were counted, and what they add up to.

Source: Juran, Quality Control Handbook. Bars lie, so that causes have room for their names on a phone.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from mfi_site.charts.canvas import Fluid, number, text_element
from mfi_site.charts.labels import text_width
from mfi_site.charts.shapes import disc
from mfi_site.model.tools import Pareto
from mfi_site.wording import Words

TOOL = "pareto"
HOW = ("how-pareto-1",)
PITCH = 48
NARROW, WIDE = 272.0, 640.0  # the room on the narrowest phone and on the narrowest page beside it
BAR = 12
VITAL = 0.5  # the few causes that make half of the total are inked: those that the page's sentence names


@dataclass(frozen=True, slots=True)
class ParetoPicture:
    """The chart as HTML for pages with chart.css, its sentence, its table and how to read it."""

    page: str
    sentence: str
    rows: tuple[tuple[str, str, str], ...]
    how_to_read: tuple[str, ...]


def pareto(form: Pareto, *, uid: str, words: Words) -> ParetoPicture:
    """Draw the counts of a Pareto tool, largest first, equal ones in the order written."""
    counts = sorted(form.counts.items(), key=lambda item: -item[1])
    total = sum(count for _, count in counts)
    canvas = Fluid()
    lines: list[str] = []
    parts: list[str] = []
    rows: list[tuple[str, str, str]] = []
    so_far, previous = 0.0, (0.0, 0.0)
    for index, (cause, count) in enumerate(counts):
        vital = total > 0 and so_far / total < VITAL
        so_far += count
        share = so_far / total if total else 0.0
        top = index * PITCH
        percent = words.say("chart.pareto-total", percent=f"{share * 100:.0f}")
        rows.append((cause, number(count), percent))
        width = canvas.x(count / total if total else 0.0)
        look = canvas.look("pareto-vital" if vital else "pareto-bar")
        parts.append(_name(canvas, cause, number(count), top + 16))
        parts.append(f'<rect{look} y="{top + 23}" width="{width}" height="{BAR}"/>')
        here = (share, top + 23 + BAR / 2)
        if index:
            lines.append(
                f'<line{canvas.look("goal-line")} x1="{canvas.x(previous[0])}" y1="{number(previous[1])}" '
                f'x2="{canvas.x(here[0])}" y2="{number(here[1])}"/>'
            )
        previous = here
    so_far = 0.0
    for index, (_, count) in enumerate(counts):
        so_far += count
        y = index * PITCH + 23 + BAR / 2
        dot = disc(canvas, so_far / total if total else 0.0, 0, 3.5, canvas.look("masked"))
        parts.append(f'<svg y="{number(y)}">{dot}</svg>')
    name = form.title or form.of
    first, most = counts[0] if counts else ("", 0.0)
    sentence = words.say("chart.pareto-about", name=form.of, n=number(total), first=first, count=number(most))
    head = f'role="img" aria-labelledby="{uid}-t {uid}-d"><title id="{uid}-t">{escape(name)}</title>'
    page = (
        f'<div class="chart chart-pareto"><svg class="chart-bars" height="{len(counts) * PITCH}" {head}'
        f'<desc id="{uid}-d">{escape(sentence)}</desc>{"".join(lines + parts)}</svg></div>'
    )
    how = tuple(words.say(f"chart.{key}") for key in HOW)
    return ParetoPicture(page, sentence, tuple(rows), how)


def _name(canvas: Fluid, cause: str, count: str, y: int) -> str:
    """A cause and its count over its bar, as much of it as a phone or a page has room for; the table says all."""
    whole = f"{cause}, {count}"
    most = [int(room / text_width("n", 14)) for room in (NARROW, WIDE)]
    if len(whole) <= min(most):
        return text_element(canvas, "", str(y), whole, "name", "halo")
    return "".join(
        f'<g class="{only}">{text_element(canvas, "", str(y), _cut(cause, count, room), "name", "halo")}</g>'
        for only, room in zip(("narrow-only", "wide-only"), most, strict=True)
    )


def _cut(cause: str, count: str, most: int) -> str:
    room = most - len(count) - 2
    return f"{cause if len(cause) <= room else cause[: room - 1].rstrip() + '…'}, {count}"
