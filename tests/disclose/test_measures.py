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


@pytest.mark.parametrize("keys", [{"unit": "%"}, {"unit": "percent"}, {"unit": "Per cent"}, {"unit": "sa cheud"},
                                  {"name": "% on track"}, {"name": "% on track", "unit": "pupils"}])
def test_a_percentage_by_any_word_keeps_its_ends(keys: dict[str, Any]) -> None:
    """All of a group of unknown size is "over 95%", whichever way the plan says that values are percentages."""
    shown = safe_series(measure(**keys), plain(100, 50), "public")
    assert (shown.scale, [p.value for p in shown.points]) == ("percentage", [Known(98, "over", 95), Known(50)])


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


@pytest.mark.parametrize("chart", ["run", "p", "pp"])
def test_a_measure_for_the_coach_tells_nothing_of_its_groups(chart: str) -> None:
    """Where no value may be seen, the series is the same whether every group is 20 or more or not."""
    one, other = (safe_series(measure(chart=chart, sensitive=True), counted((9, 24), (3, last)), "public")
                  for last in (19, 24))
    assert (one.chart, one.chart_because) == (other.chart, other.chart_because) == ("run", "")


@pytest.mark.parametrize("first", ["", "*"])
def test_a_star_opens_nothing_of_a_measure_for_the_coach(first: str) -> None:
    """Where the author hid one value and the policy all others, the measure is closed as where it hid them all."""
    rows = counted((3, 19), (4, 19)).rows
    rows = (RawRow(rows[0].day, 2, suppressed=True), rows[1]) if first else rows
    shown = safe_series(measure(sensitive=True, approved_by="Headteacher, 2025-09-01"),
                        RawSeries("m", "m.csv", True, rows), "public")
    assert shown.withheld == "sensitive"


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


@pytest.mark.parametrize("keys", [{}, {"counts": "events"}, {"unit": "minutes"}, {"chart": "t"}, {"unit": "%"},
                                  {"counts": "people", "chart": "c"}])
def test_nothing_of_a_group_under_the_threshold_is_shown(keys: dict[str, Any]) -> None:
    """Whatever is counted, a value of a group that is too small is not shown, and one of the threshold is."""
    tiny = safe_series(measure(group=9, **keys), plain(7, 3), "public", 10)
    assert [p.value for p in tiny.points] == [Suppressed("small-group")] * 2
    assert safe_series(measure(group=10, **keys), plain(7, 3), "public", 10).points[0].number is not None


@pytest.mark.parametrize(("group", "value"), [(19, Suppressed("coach-only")), (20, Known(54)), (21, Known(54))])
def test_a_sensitive_group_of_exactly_twenty_is_enough(group: int, value: object) -> None:
    """The group decides with the denominator, whichever is smaller; 20 is enough and 19 is not."""
    approved = measure(sensitive=True, approved_by="Headteacher, 2025-09-01", group=group)
    assert safe_series(approved, counted((13, 24)), "public").points[0].value == value
    assert safe_series(measure(sensitive=True, approved_by="Headteacher, 2025-09-01", of="half-days", group=group),
                       counted((13, 24)), "public").points[0].value == value


def test_a_sensitive_measure_without_a_known_group_is_for_the_coach() -> None:
    """A percentage, count or number that is sensitive and says no group is not shown, approved or not."""
    approved = {"sensitive": True, "approved_by": "Headteacher, 2025-09-01"}
    for keys in ({"unit": "%"}, {}, {"counts": "events"}, {"unit": "days"}, {"chart": "g"}):
        assert safe_series(measure(**approved, **keys), plain(50), "public").withheld == "sensitive"
    assert safe_series(measure(**approved, of="lessons"), counted((13, 24)), "public").withheld == "sensitive"


@pytest.mark.parametrize(("denominator", "group", "shown"), [
    (4, 24, Suppressed("small-group")), (24, 4, Suppressed("small-group")), (5, 24, Known(40, small=True)),
    (24, 5, Known(50, small=True)), (9, 24, Known(40, small=True)), (24, 9, Known(50, small=True)),
    (10, 24, Known(50)), (24, 10, Known(45)), (19, 24, Known(45)), (24, 19, Known(45)),
    (20, 24, Known(45)), (24, 20, Known(46)),
])
def test_where_group_and_denominator_differ_the_smaller_counts(denominator: int, group: int, shown: object) -> None:
    """Every boundary of the table holds for the smaller of the two, whichever it is."""
    numerator = {4: 2, 5: 2, 9: 4, 10: 5, 19: 9, 20: 9, 24: 11}[denominator]
    assert safe_series(measure(group=group), counted((numerator, denominator)), "public").points[0].value == shown


@pytest.mark.parametrize(("numerator", "denominator", "shown"), [
    (1, 5, Known(0.1, "or-under", 0.2, True)), (2, 5, Known(0.4, small=True)), (4, 5, Known(0.9, "or-over", 0.8, True)),
    (1, 10, Known(0.05, "or-under", 0.1)), (9, 10, Known(0.95, "or-over", 0.9)), (10, 16, Known(0.65)),
    (13, 24, Known(0.54)), (24, 24, Known(1)), (30, 24, Known(1.25)), (2, 4, Suppressed("small-group")),
])
def test_ratios_follow_the_rows_of_percentages(numerator: int, denominator: int, shown: object) -> None:
    """A ratio is shown as its percentage would be, in hundredths."""
    series = safe_series(measure(chart="u"), counted((numerator, denominator)), "public")
    assert series.points[0].value == shown
    assert (series.scale, series.decimals) == ("ratio", 2)


def test_a_count_of_events_that_is_not_whole_is_as_written() -> None:
    """Half a lesson lost is not a whole one."""
    series = safe_series(measure(counts="events"), plain(2.5, 3, decimals=1), "public")
    assert (series.decimals, series.points[0].value) == (1, Known(2.5))


def test_places_are_those_of_the_values_shown() -> None:
    """How exactly a hidden value was written is hidden with it."""
    hidden = [safe_series(measure(unit="points", group=4), plain(12, decimals=places), "public") for places in (0, 2)]
    assert hidden[0] == hidden[1]
    assert safe_series(measure(unit="points", group=9), plain(12, decimals=2), "public").decimals == 2
