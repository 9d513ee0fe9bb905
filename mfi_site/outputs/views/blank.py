"""A chart without points, to print and pencil on: the value axis of a measure and room for the next values."""

from __future__ import annotations

from dataclasses import dataclass

from mfi_site.charts.values import figure, sign
from mfi_site.outputs.views.measures import MeasureView

LEFT, RIGHT, TOP, BOTTOM = 70, 980, 20, 500
COLUMNS = 20


@dataclass(frozen=True, slots=True)
class BlankChart:
    """Places in a picture of 1000 by 560: lines of values with labels, columns for dates, the goal."""

    lines: tuple[tuple[float, str], ...]
    columns: tuple[float, ...]
    goal: float | None


def blank_chart(m: MeasureView) -> BlankChart:
    """The axis of the measure's own chart; without ticks, ten bare lines."""
    axis, series = m.reading.axis, m.reading.series

    def place(value: float) -> float:
        return round(TOP + axis.at(value) * (BOTTOM - TOP), 1)

    ticks = tuple((place(t), figure(t, series, axis.decimals) + sign(series, m.measure)) for t in axis.ticks)
    bare = tuple((round(TOP + n * (BOTTOM - TOP) / 10, 1), "") for n in range(11))
    columns = tuple(round(LEFT + (n + 0.5) * (RIGHT - LEFT) / COLUMNS, 1) for n in range(COLUMNS))
    goal = m.reading.goal
    shown = place(goal) if ticks and goal is not None and axis.low <= goal <= axis.high else None
    return BlankChart(ticks or bare, columns, shown)
