"""Runs and trends: what counts, what is skipped, where each starts and ends."""
from __future__ import annotations

import pytest

from mfi_site.statistics.runs import Run, find_runs, find_trends, rounded
from mfi_site.statistics.types import Signal


def test_points_on_the_centre_and_missing_ones_neither_break_nor_count() -> None:
    """A run goes on across a value on the line and across a gap, and counts neither."""
    assert find_runs([6, 5, None, 7, 4], 5) == [Run(1, 4, "above", 2), Run(5, 5, "below", 1)]


def test_a_run_ends_at_its_last_useful_row() -> None:
    """Values on the line around a run are not part of its rows."""
    assert find_runs([5, 6, 7, 5, 5], 5, first_row=11) == [Run(12, 13, "above", 2)]


def test_sides_follow_the_decimals() -> None:
    """87.2 is on the median of 87.1 and 87.3, whatever floating point makes of it."""
    centre = (87.1 + 87.3) / 2
    assert centre != 87.2
    assert find_runs(rounded([87.2, 87.2]), centre) == []


@pytest.mark.parametrize(
    "values, trends",
    [
        ([1, 2, 3, 4, 5], [(1, 5, "up")]),
        ([1, 2, 3, 4], []),
        ([5, 4, 3, 2, 1], [(1, 5, "down")]),
        ([1, 2, 3, 4, 5, 4, 3, 2, 1], [(1, 5, "up"), (5, 9, "down")]),
        ([1, 2, None, 3, 4, None, 5], [(1, 7, "up")]),
        ([1, 2, 2, 3, 4, 5], [(1, 6, "up")]),
        ([1, 1, 2, 3, 4], []),
        ([5, 5, 5, 4, 3, 2, 1, 1, 6], [(1, 7, "down")]),
        ([3, 1, 2, 2, 3, 4, 5, 5, 1], [(2, 7, "up")]),
        ([0.1 + 0.2, 0.3, 0.4, 0.5, 0.6], []),
        ([], []),
        ([None, None], []),
        ([4, 4, 4, 4, 4, 4], []),
    ],
)  # fmt: skip
def test_trends(values: list[float | None], trends: list[tuple[int, int, str]]) -> None:
    """Five values all one way make a trend; only the first of equal ones counts; a turn belongs to both."""
    assert find_trends(rounded(values)) == [Signal("trend", *trend) for trend in trends]  # type: ignore[arg-type]


def test_trend_rows_count_from_the_first_row_given() -> None:
    """A trend in a later phase names its rows in the series."""
    assert find_trends([1, 2, 3, 4, 5], 8) == [Signal("trend", 8, 12, "up")]
