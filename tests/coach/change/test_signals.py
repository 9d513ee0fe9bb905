"""What the review of a change says of a signal."""

from __future__ import annotations

from datetime import date, timedelta

from mfi_site.charts.reading import reading
from mfi_site.charts.types import Reading
from mfi_site.coach.change.measures import signal_change, value_changes
from mfi_site.model.board import Frame, Settings
from mfi_site.model.project import Measure
from mfi_site.model.values import Known, Point, Series
from mfi_site.wording import words

RISEN = [50, 54, 50, 58, 50, 54, 56, 50, 58, 54, 70, 72, 75, 74, 73, 71, 75, 77, 76, 72, 75, 74]


def read(values: list[int]) -> Reading:
    points = tuple(Point(date(2025, 8, 22) + timedelta(7 * n), Known(float(v))) for n, v in enumerate(values))
    measure = Measure.model_validate({"id": "m", "name": "Books", "short": "Books", "baseline": 10})
    frame = Frame(Settings.model_validate({"name": "A school"}), date(2026, 6, 26))
    return reading(measure, Series("m", "number", points), frame)


def test_values_that_take_a_gain_back_are_said_to() -> None:
    """A strong signal that a later shift undid is no longer an improvement to the review."""
    before, after = read(RISEN), read([*RISEN, *[40, 41, 42, 43] * 2])
    assert (before.state, before.claim, after.state, after.claim) == ("strong", "better", "strong", "neither")
    found = signal_change(before, after, value_changes(before, after, words()))
    assert found is not None and found.meaning == "neither"
    assert found.text.endswith("make the signal of improvement in “Books” one that did not last")
