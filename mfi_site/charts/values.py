"""One function shows a value, so that a chart, its words and its table always agree."""

from __future__ import annotations

from mfi_site.model.project import Measure
from mfi_site.model.values import Known, Missing, Series, Suppressed, Value
from mfi_site.wording import Words
from mfi_site.wording.units import with_unit

_SAME = 1e-9


def shown(value: Value | float, series: Series, measure: Measure, words: Words) -> str:
    """The text for a value: "54%", "20% or under", "12 minutes", "under 5", "not collected"."""
    if isinstance(value, Missing):
        return words.say(f"chart.missing-{value.why}")
    if isinstance(value, Suppressed):
        return words.say(f"chart.suppressed-{value.why}")
    known = value if isinstance(value, Known) else Known(float(value))
    number = known.value if known.bound is None else known.bound
    text = figure(number, series) + sign(series, measure)
    unit = unit_after(series, measure)
    if unit:
        text = with_unit(text, unit, words)
    return words.say(f"chart.{known.mask}", value=text) if known.mask else text


def shown_centre(centre: float, series: Series, measure: Measure, words: Words) -> str:
    """A centre line or a limit, with one place more where the series' own places would round it.

    One that falls on a value is shown as that value is, so that a value on the line is seen to be: on the drawing
    position of a masked end it is named in the end's words.
    """
    on = [p.value for p in series.points if isinstance(p.value, Known) and abs(p.value.value - centre) < _SAME]
    if on:
        return shown(max(on, key=lambda v: v.mask is not None), series, measure, words)
    exact = abs(round(centre, series.decimals) - centre) < _SAME
    text = figure(centre, series, series.decimals + (not exact)) + sign(series, measure)
    unit = unit_after(series, measure)
    return with_unit(text, unit, words) if unit else text


def shown_goal(goal: float, series: Series, measure: Measure, words: Words) -> str:
    """A goal as the charter states it."""
    places = next((d for d in range(10) if abs(round(goal, d) - goal) < _SAME), 6)
    text = figure(goal, series, places) + sign(series, measure)
    unit = unit_after(series, measure)
    return with_unit(text, unit, words) if unit else text


def figure(number: float, series: Series, decimals: int | None = None) -> str:
    """The number alone, halves up, with thousands separators."""
    return plain_figure(number, series.decimals if decimals is None else decimals, ",").replace("-", "−")


def plain_figure(number: float, places: int, separator: str = "") -> str:
    """A number as `figure` rounds it, for a machine to read."""
    nudge = min(_SAME, 10.0 ** -(places + 2))  # a half that floating point puts a hair under itself
    nudged = number + (nudge if number >= 0 else -nudge)
    text = f"{nudged:{separator}.{places}f}"
    return text if any(c in "123456789" for c in text) else text.removeprefix("-")


def sign(series: Series, measure: Measure) -> str:
    """% where values are percentages."""
    return "%" if series.scale == "percentage" or measure.unit == "%" else ""


def unit_after(series: Series, measure: Measure) -> str:
    """The unit in words, where there is one and it is not %."""
    return "" if sign(series, measure) or not measure.unit else measure.unit
