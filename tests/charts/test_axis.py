"""Round values and dates as people say them."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mfi_site.charts.axis import date_labels, fewer_ticks, value_axis
from mfi_site.wording import words

numbers = st.lists(st.floats(-1e5, 1e5, allow_nan=False), min_size=1, max_size=30)
sizes = st.floats(1e-3, 1e5)


@given(numbers, sizes)
def test_axis_holds_every_value_between_round_ticks(values: list[float], scale: float) -> None:
    """Any values lie on the axis, which has 2 to 7 ticks in order within it."""
    scaled = [round(v * scale / 1e5, 6) for v in values]
    axis = value_axis(scaled)
    assert axis.low <= min(scaled) + 1e-9 and max(scaled) <= axis.high + 1e-9
    assert 2 <= len(axis.ticks) <= 7
    assert list(axis.ticks) == sorted(set(axis.ticks))
    assert all(axis.low - 1e-9 <= t <= axis.high + 1e-9 for t in axis.ticks)
    assert all(0 <= axis.at(v) <= 1 + 1e-9 for v in scaled)


def test_axis_of_the_pictures() -> None:
    """Values from 50 to 85% start at 40%, and those near zero start at zero."""
    assert value_axis([50, 58, 83, 85], percentage=True).ticks == (40, 50, 60, 70, 80, 90)
    assert value_axis([10, 95], percentage=True).ticks == (0, 20, 40, 60, 80, 100)
    assert not value_axis([10, 95]).broken and value_axis([50, 83]).broken


def test_percentages_have_no_tick_over_a_hundred() -> None:
    """A percentage axis stops at 100%."""
    assert max(value_axis([88, 100], percentage=True).ticks) == 100
    assert value_axis([100, 100], percentage=True).high <= 108


@given(numbers)
def test_small_charts_have_four_ticks_at_most(values: list[float]) -> None:
    """A small chart keeps some of the ticks, never more than four."""
    ticks = value_axis(values).ticks
    kept = fewer_ticks(ticks)
    assert 1 <= len(kept) <= 4 and set(kept) <= set(ticks)


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 4000), st.integers(3, 6))
def test_dates_have_no_more_labels_than_asked(first: date, length: int, most: int) -> None:
    """Labels are within the span, in order, and no more than asked."""
    last = first + timedelta(length)
    labels = date_labels(first, last, most, words())
    assert len(labels) <= most
    assert [day for day, _ in labels] == sorted({day for day, _ in labels})
    assert all(first <= day <= last for day, _ in labels)


def test_year_stands_on_the_first_label_and_on_january() -> None:
    """A session is labelled every second month, with the year on the first and on January."""
    labels = date_labels(date(2025, 8, 22), date(2026, 6, 26), 6, words())
    assert [text for _, text in labels] == ["Sep 2025", "Nov", "Jan 2026", "Mar", "May"]
