"""Raw rows become what an audience may see."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from mfi_site.disclose.measures import safe_series
from mfi_site.model.project import Measure
from mfi_site.model.raw import RawRow, RawSeries
from mfi_site.model.values import Known, Missing, Suppressed


def measure(**keys: Any) -> Measure:
    return Measure.model_validate({"id": "m", "name": "m", **keys})


def counted(*pairs: tuple[float, float]) -> RawSeries:
    return RawSeries("m", "m.csv", True, tuple(
        RawRow(date(2025, 9, 5) + timedelta(7 * n), n + 2, numerator=a, denominator=b)
        for n, (a, b) in enumerate(pairs)))


def plain(*values: float, decimals: int = 0) -> RawSeries:
    return RawSeries("m", "m.csv", False, tuple(
        RawRow(date(2025, 9, 5) + timedelta(7 * n), n + 2, value=v, decimals=decimals)
        for n, v in enumerate(values)))


def test_the_smaller_of_denominator_and_group_counts() -> None:
    """With `of: people` a stated group can only make the disclosure stricter."""
    shown = safe_series(measure(group=12), counted((13, 24)), "public")
    assert shown.points[0].value == Known(55)
    assert not shown.counts_published and shown.points[0].numerator is None


def test_half_days_are_not_people() -> None:
    """A denominator of half-days says nothing of how many pupils there are."""
    assert safe_series(measure(of="half-days"), counted((249, 250)), "public").points[0].value == Known(98, "over", 95)
    known = safe_series(measure(of="half-days", group=25), counted((249, 250)), "public")
    assert known.points[0].value == Known(100) and known.counts_published


def test_counts_are_published_for_all_rows_or_none() -> None:
    """One small group closes the counts of the whole measure."""
    shown = safe_series(measure(), counted((13, 24), (13, 19)), "public")
    assert [p.denominator for p in shown.points] == [None, None]


@pytest.mark.parametrize("chart", ["p", "pp", "u", "up"])
def test_stepped_limits_need_groups_of_twenty(chart: str) -> None:
    """Limits that step with the denominator give it away, so smaller groups are drawn as a run chart."""
    assert safe_series(measure(chart=chart), counted((10, 20)), "public").chart == chart
    small = safe_series(measure(chart=chart), counted((10, 20), (9, 19)), "public")
    assert (small.chart, small.chart_because) == ("run", "small-groups")
    assert safe_series(measure(chart=chart), counted((9, 19)), "coach").chart == chart


def test_whole_numbers_without_a_unit_are_people() -> None:
    """A bare count is of people until the charter says events or a unit."""
    assert safe_series(measure(), plain(3), "public").points[0].value == Known(2, "under", 5)
    assert safe_series(measure(counts="events"), plain(3), "public").points[0].value == Known(3)
    assert safe_series(measure(unit="minutes"), plain(3), "public").points[0].value == Known(3)
    assert safe_series(measure(chart="t"), plain(3), "public").points[0].value == Known(3)
    assert safe_series(measure(), plain(3, 2.5, decimals=1), "public").points[0].value == Known(3)


def test_a_number_of_a_tiny_group_is_not_shown() -> None:
    """A mean score of four pupils is theirs alone."""
    shown = safe_series(measure(unit="points", group=4), plain(12), "public")
    assert shown.points[0].value == Suppressed("small-group")


@pytest.mark.parametrize(("keys", "value"), [
    ({"approved_by": "Headteacher, 2025-09-01"}, Known(54)),
    ({"approved_by": "Headteacher"}, Suppressed("coach-only")),
    ({}, Suppressed("coach-only")),
    ({"approved_by": "Headteacher, 1 September 2025", "group": 19}, Suppressed("coach-only")),
])
def test_sensitive_measures_need_approval_and_twenty(keys: dict[str, Any], value: object) -> None:
    """A sensitive measure is public only with a group of 20 and a dated approval."""
    shown = safe_series(measure(sensitive=True, **keys), counted((13, 24)), "public")
    assert shown.points[0].value == value
    assert bool(shown.withheld) == isinstance(value, Suppressed)


def test_marks_stay_what_they_are() -> None:
    """A blank is missing, a star is suppressed, and neither is zero."""
    raw = RawSeries("m", "m.csv", False, (
        RawRow(date(2025, 9, 5), 2, missing="not-collected"), RawRow(date(2025, 9, 12), 3, suppressed=True)))
    values = [p.value for p in safe_series(measure(), raw, "public").points]
    assert values == [Missing("not-collected"), Suppressed("by-author")]


def test_the_coach_sees_all() -> None:
    """For the coach values are exact and counts are there, however small the group."""
    shown = safe_series(measure(sensitive=True), counted((1, 3)), "coach")
    assert shown.points[0].number == pytest.approx(100 / 3)
    assert shown.points[0].denominator == 3
