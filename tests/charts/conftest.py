"""Series, measures and frames that the tests of charts share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from mfi_site.charts.reading import reading
from mfi_site.charts.types import Reading
from mfi_site.model.board import Calendar, Frame, Settings
from mfi_site.model.project import Measure
from mfi_site.model.values import Known, Missing, Point, Series, Value

CALENDAR = Calendar.model_validate(
    {
        "terms": [
            "2025-08-18 to 2025-10-10", "2025-10-27 to 2025-12-19", "2026-01-06 to 2026-03-27",
            "2026-04-13 to 2026-06-26",
        ],
        "closed": ["2025-09-15", "2026-02-16 to 2026-02-18"],
    }
)  # fmt: skip
STEADY = (50, 54, 50, 58, 50, 54, 54, 50, 58, 54, 58, 50)
BETTER = (67, 71, 71, 75, 79, 75, 79, 83, 79, 83, 83, 83)


def make_frame(calendar: Calendar = CALENDAR, **settings: Any) -> Frame:
    return Frame(Settings.model_validate({"name": "A school", **settings, "calendar": calendar}), date(2026, 6, 26))


def make_measure(**keys: Any) -> Measure:
    return Measure.model_validate({"id": "m", "name": "% on track", "unit": "%", **keys})


def make_series(
    values: Sequence[float | Value | None], start: date = date(2025, 8, 29), days: int = 7, **keys: Any
) -> Series:
    points = []
    for index, value in enumerate(values):
        if value is None:
            value = Missing("not-collected")
        elif isinstance(value, (int, float)):
            value = Known(float(value))
        note = keys.get("notes", {}).get(index, "")
        points.append(Point(start + timedelta(days * index), value, note))
    return Series("m", keys.get("scale", "percentage"), tuple(points), keys.get("chart", "run"),
                  decimals=keys.get("decimals", 0))  # fmt: skip


def make_counted(chart: str, pairs: Sequence[tuple[float, float]], scale: Any) -> Series:
    times = 100.0 if scale == "percentage" else 1.0
    points = tuple(
        Point(date(2025, 8, 29) + timedelta(7 * n), Known(times * a / b), numerator=a, denominator=b)
        for n, (a, b) in enumerate(pairs)
    )
    return Series("m", scale, points, chart, decimals=1, counts_published=True)


def make_reading(values: Sequence[float | Value | None], **keys: Any) -> Reading:
    measure = keys.pop("measure", {})
    options = {name: keys.pop(name) for name in ("title", "started", "finish", "labels") if name in keys}
    frame = keys.pop("frame", None) or make_frame()
    return reading(make_measure(**measure), make_series(values, **keys), frame, **options)


class Kit:
    """The makers, as one fixture that tests of all scopes may use."""

    frame = staticmethod(make_frame)
    measure = staticmethod(make_measure)
    series = staticmethod(make_series)
    counted = staticmethod(make_counted)
    read = staticmethod(make_reading)


@pytest.fixture(scope="session")
def kit() -> Kit:
    return Kit()


@pytest.fixture(scope="session")
def improved() -> Reading:
    """A baseline of twelve, then twelve above: a strong improvement."""
    return make_reading((*STEADY, *BETTER), measure={"baseline": 12, "goal": 85, "short": "Writing"})
