"""Charts before and after, on the same axes, with a bracket under what is new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from xml.sax.saxutils import escape

from mfi_site.charts.axis import value_axis
from mfi_site.charts.types import Reading
from mfi_site.coach.change.model import MeasureChange, Review

MOST = 48
Draw = Callable[[Sequence[tuple[str, Reading]], str], list[str]]


@dataclass(frozen=True)
class Charts:
    """The two charts of a measure as HTML; empty where there is nothing to draw."""

    before: str = ""
    after: str = ""


def drawn(review: Review, draw: Draw | None = None) -> dict[tuple[str, str], Charts]:
    """The charts of every measure whose line or signal changes, by project and measure, at most `MOST`."""
    wanted = [
        (change.id, measure) for change in review.projects for measure in change.measures
        if measure.after is not None and measure.after.latest is not None and (measure.values or measure.signal)
    ][:MOST]  # fmt: skip
    asked: list[tuple[str, Reading]] = []
    for project, measure in wanted:
        before, after = together(measure)
        sides = (("was", before), ("now", after))
        asked += [(f"{project}-{measure.id}-{side}", r) for side, r in sides if r is not None]
    made = dict(zip((uid for uid, _ in asked), (draw or cards)(asked, review.language), strict=True))
    return {
        (project, m.id): Charts(
            made.get(f"{project}-{m.id}-was", ""), _bracketed(made.get(f"{project}-{m.id}-now", ""), m),
        ) for project, m in wanted
    }  # fmt: skip


def together(measure: MeasureChange) -> tuple[Reading | None, Reading | None]:
    """Both readings on one pair of axes."""
    before, after = measure.before, measure.after
    if before is None or after is None or before.latest is None or after.labels:
        return None, after
    if before.series.scale != after.series.scale:
        return None, after
    span = (min(before.span[0], after.span[0]), max(before.span[1], after.span[1]))
    low, high = min(before.axis.low, after.axis.low), max(before.axis.high, after.axis.high)
    axis = after.axis
    if (axis.low, axis.high) != (low, high):
        axis = before.axis if (before.axis.low, before.axis.high) == (low, high) else \
            value_axis([*before.axis.ticks, *after.axis.ticks], after.series.scale == "percentage")
    return replace(before, span=span, axis=axis), replace(after, span=span, axis=axis)


def cards(asked: Sequence[tuple[str, Reading]], language: str) -> list[str]:
    """Each reading drawn as a small chart."""
    from mfi_site.charts.picture import draw, request

    return [picture.card for picture in draw([request(r, uid=uid, language=language) for uid, r in asked])]


def _bracketed(card: str, measure: MeasureChange) -> str:
    """The chart with a bracket on its axis under the new values."""
    days = [v.day for v in measure.of("new")]
    if not card or not days or measure.before is None or not measure.before.series.known:
        return card
    _, after = together(measure)
    assert after is not None
    first, last = _place(after, days[0]), _place(after, days[-1])
    left, right = max(first - 1.5, 0.0), min(last + 1.5, 100.0)
    bracket = (
        f'<g class="new"><line x1="{left:.1f}%" x2="{right:.1f}%" y1="100%" y2="100%"/>'
        f'<text x="{(left + right) / 2:.1f}%" y="100%" dy="-8">{escape("new")}</text></g>'
    )
    return card.replace("</svg></div>", f"{bracket}</svg></div>")


def _place(reading: Reading, day: date) -> float:
    """Where a day stands on the chart, in percent of its width (the picture leaves 2% at both ends)."""
    low, high = (d.toordinal() for d in reading.span)
    pad = max(1.0, (high - low) * 0.02)
    return 100 * (day.toordinal() - low + pad) / (high - low + 2 * pad)
