"""What one measure hides does not follow from another; what cannot disclose is left."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfi_site.disclose.subtraction import safe_project_series
from mfi_site.model.project import Measure
from mfi_site.model.raw import RawRow, RawSeries
from mfi_site.model.values import Known, Series, Suppressed

FIRST = date(2025, 9, 5)
Rows = list[tuple[float, float] | float | None]


def given_measure(name: str, rows: Rows, **keys: Any) -> tuple[Measure, RawSeries]:
    """A measure with weekly rows: numerator and denominator, a value, or None where the author wrote a star."""
    counted = any(isinstance(r, tuple) for r in rows)
    made = []
    for n, row in enumerate(rows):
        day, line = FIRST + timedelta(7 * n), n + 2
        if row is None:
            made.append(RawRow(day, line, suppressed=True))
        elif isinstance(row, tuple):
            made.append(RawRow(day, line, numerator=row[0], denominator=row[1]))
        else:
            made.append(RawRow(day, line, value=row))
    measure = Measure.model_validate({"id": name, "name": name, **keys})
    return measure, RawSeries(name, f"{name}.csv", counted, tuple(made))


def public(*known: tuple[Measure, RawSeries]) -> tuple[Series, ...]:
    return safe_project_series(known, "public", 5)


def hidden(series: Series) -> list[bool]:
    return [isinstance(p.value, Suppressed) for p in series.points]


def test_the_other_side_of_a_sensitive_measure_is_hidden_too() -> None:
    """"% calm" beside a sensitive "% sent out" of the same pupils would give it away, so neither is shown."""
    calm = given_measure("calm", [(20, 24), (21, 24), (22, 24)])
    sent_out = given_measure("sent-out", [(4, 24), (3, 24), (2, 24)], sensitive=True)
    shown = public(calm, sent_out)
    assert [hidden(s) for s in shown] == [[True] * 3] * 2
    assert shown[0].withheld == "sensitive"
    assert all(p.denominator is None for p in shown[0].points)


def test_an_unrelated_measure_beside_a_sensitive_one_is_shown() -> None:
    """The same pupils alone are no reason: only numbers that add up on every day are."""
    reading = given_measure("reading", [(20, 24), (21, 24), (22, 24)])
    sent_out = given_measure("sent-out", [(4, 24), (3, 24), (3, 24)], sensitive=True)
    assert not any(hidden(public(reading, sent_out)[0]))


def test_a_star_is_not_undone_by_its_complement() -> None:
    """Where the author wrote a star on one side, the other side of that day is hidden, and of that day alone."""
    yes = given_measure("yes", [(20, 24), (23, 24), (22, 24)])
    no = given_measure("no", [(4, 24), None, (2, 24)])
    assert hidden(public(yes, no)[0]) == [False, True, False]


def test_percentages_without_counts_have_complements() -> None:
    """Two columns of percentages that make 100 each day are two sides of one."""
    yes = given_measure("yes", [83.0, 88.0, 92.0], unit="%", group=24)
    no = given_measure("no", [17.0, 12.0, 8.0], unit="%", sensitive=True, group=24)
    assert hidden(public(yes, no)[0]) == [True] * 3


def test_the_smaller_group_decides_for_both_sides() -> None:
    """A group that only one side states holds for both: 0 of 24 is not told by 100% on the other side."""
    yes = given_measure("yes", [(24, 24), (23, 24)])
    no = given_measure("no", [(0, 24), (1, 24)], group=12)
    shown = public(yes, no)
    assert [p.value for p in shown[0].points] == [Known(95, "or-over", 90)] * 2
    assert not shown[0].counts_published


def test_an_unknown_group_decides_where_it_hides_more() -> None:
    """Where one side's group is unknown its ends are hidden, so those of the other side are too."""
    yes = given_measure("yes", [98.0, 60.0], unit="%", group=24)
    no = given_measure("no", [2.0, 40.0], unit="%")
    assert public(yes, no)[0].points[0].value == Known(98, "over", 95)


def test_a_slip_of_the_pen_opens_nothing() -> None:
    """One day in five on which two sides do not add up does not undo that they are two sides, on that day either."""
    calm = given_measure("calm", [(20, 24), (21, 24), (22, 24), (19, 24), (20, 24)])
    sent_out = given_measure("sent-out", [(4, 24), (3, 24), (1, 24), (5, 24), (4, 24)], sensitive=True)
    assert all(hidden(public(calm, sent_out)[0]))
    other = given_measure("sent-out", [(4, 24), (2, 24), (1, 24), (5, 24), (4, 24)], sensitive=True)
    assert not any(hidden(public(calm, other)[0]))


def test_a_copy_does_not_show_what_its_twin_hides() -> None:
    """The same long and varied numbers under a second name are hidden with the first."""
    one = given_measure("one", [(20, 24), (21, 24), (22, 24), (19, 24)])
    other = given_measure("other", [(20, 24), (21, 24), (22, 24), (19, 24)], sensitive=True)
    assert all(hidden(public(one, other)[0]))
    full = given_measure("full", [(24, 24)] * 6)
    sensitive = given_measure("sensitive", [(24, 24)] * 6, sensitive=True)
    assert not any(hidden(public(full, sensitive)[0]))


def test_the_third_of_three_that_make_everybody() -> None:
    """Always, sometimes, never: with never hidden, the later of the other two goes and the first stays."""
    always = given_measure("always", [(12, 24), (14, 24), (15, 24)])
    sometimes = given_measure("sometimes", [(10, 24), (8, 24), (6, 24)])
    never = given_measure("never", [(2, 24), (2, 24), (3, 24)], sensitive=True)
    assert [all(hidden(s)) for s in public(always, sometimes, never)] == [False, True, True]


def test_a_small_count_is_not_what_is_left_of_a_total() -> None:
    """12 in all and 9 of them here would tell the "under 5" there: a total that comes first stays, and its parts go."""
    total = given_measure("total", [12.0, 18.0])
    here = given_measure("here", [9.0, 10.0])
    there = given_measure("there", [3.0, 8.0])
    assert [hidden(s) for s in public(total, here, there)] == [[False, False], [True, False], [True, False]]


def test_a_total_after_its_parts_goes() -> None:
    """Where the parts come first in the plan they stay as they are, and the total of a day with few is hidden."""
    here = given_measure("here", [9.0, 10.0])
    there = given_measure("there", [3.0, 8.0])
    shown = public(here, there, given_measure("total", [12.0, 18.0]))
    assert [hidden(s) for s in shown] == [[False, False], [False, False], [True, False]]
    assert shown[1].points[0].value == Known(2, "under", 5)


def test_a_total_of_four_parts_is_found() -> None:
    """A total may have up to four parts; the last day tells an "under 5" among them."""
    parts = [given_measure(name, [float(6 + n), float(9 + 2 * n), float(8 + n * n), float(8 - 2 * n)])
             for n, name in enumerate("abc")]
    total = given_measure("total", [21.0, 33.0, 29.0, 18.0])
    assert hidden(public(*parts, total)[3]) == [False, False, False, True]


def test_boys_and_girls_do_not_tell_each_other() -> None:
    """22 of 29 in the class and 15 of 20 girls would tell 7 of 9 boys, which are shown as 80% only."""
    boys = given_measure("boys", [(7, 9), (5, 9), (6, 9)])
    girls = given_measure("girls", [(15, 20), (12, 20), (13, 20)])
    everyone = given_measure("everyone", [(22, 29), (17, 29), (19, 29)])
    assert [all(hidden(s)) for s in public(boys, girls, everyone)] == [False, False, True]
    assert [all(hidden(s)) for s in public(everyone, girls, boys)] == [False, True, False]


def test_groups_that_add_up_on_days_of_all_or_none_alone_are_no_parts() -> None:
    """Nine, five and four people of whom all, then none: numbers that cannot help adding up say nothing."""
    known = [given_measure(f"of-{n}", [(0, n), (n, n)]) for n in (4, 5, 9)]
    shown = public(*known)
    assert [hidden(s) for s in shown] == [[True, True], [False, False], [False, False]]


def test_a_count_does_not_show_what_a_percentage_rounds() -> None:
    """Seven late of nine: the count would be the numerator of "80%", so it is hidden and the percentage stays."""
    late = given_measure("late", [(7, 9), (8, 9), (3, 9)])
    how_many = given_measure("how-many", [7.0, 8.0, 3.0])
    shown = public(late, how_many)
    assert hidden(shown[0]) == [False] * 3
    assert hidden(shown[1]) == [True, True, False]


def test_a_percentage_with_counts_does_not_show_what_is_under_five() -> None:
    """21 of 24 on time would tell the "under 5" who were late, so that day of the percentage is hidden."""
    on_time = given_measure("on-time", [(21, 24), (18, 24), (17, 24)])
    late = given_measure("late", [3.0, 6.0, 7.0])
    shown = public(on_time, late)
    assert hidden(shown[0]) == [True, False, False]
    assert shown[1].points[0].value == Known(2, "under", 5)


def test_events_and_numbers_have_totals_too() -> None:
    """All incidents less those in the playground would tell a sensitive number, whatever is counted."""
    everywhere = given_measure("everywhere", [9.0, 7.0, 8.0], counts="events")
    outside = given_measure("outside", [5.0, 6.0, 2.0], counts="events")
    inside = given_measure("inside", [4.0, 1.0, 6.0], counts="events", sensitive=True)
    assert [all(hidden(s)) for s in public(everywhere, outside, inside)] == [False, True, True]


def test_a_percentage_is_known_by_its_counts() -> None:
    """12.5 written as a percentage is the other side of 7 of 8, whatever places it was rounded to."""
    on_time = given_measure("on-time", [(7, 8), (5, 8), (6, 8)])
    late = given_measure("late", [13.0, 38.0, 25.0], unit="%")
    shown = public(on_time, late)
    assert shown[1].points[0].value == Known(10, "or-under", 20, small=True)


def test_two_sides_that_round_up_do_not_tell_a_half() -> None:
    """2 of 8 is 30% and 6 of 8 is 80%, which make 110% only at a quarter: the other side of such a value is hidden."""
    few = given_measure("few", [(2, 8), (3, 8)])
    many = given_measure("many", [(6, 8), (5, 8)])
    assert [hidden(s) for s in public(few, many)] == [[False, False], [True, False]]
    other_few = given_measure("few", [(2, 7), (3, 7)])
    other_many = given_measure("many", [(5, 7), (4, 7)])
    assert hidden(public(other_few, other_many)[1]) == [True, False]


def test_the_strictest_group_of_a_split_counts_for_all() -> None:
    """A group that one of three answers states holds for all: 24 less two answers would be the third's count."""
    always = given_measure("always", [(12, 24), (14, 24), (15, 24)], group=12)
    sometimes = given_measure("sometimes", [(6, 24), (6, 24), (4, 24)])
    never = given_measure("never", [(6, 24), (4, 24), (5, 24)])
    assert not any(s.counts_published for s in public(always, sometimes, never))


def test_the_few_between_two_groups() -> None:
    """24 pupils with the four of a small group and 20 without them: the later measure is hidden."""
    everyone = given_measure("everyone", [(20, 24), (21, 24)])
    most = given_measure("most", [(18, 20), (18, 20)])
    assert [all(hidden(s)) for s in public(everyone, most)] == [False, True]
    fewer = given_measure("fewer", [(18, 20), (22, 23)])
    assert not any(hidden(public(everyone, fewer)[1]))


def test_the_few_between_two_groups_are_left_where_no_counts_are_shown() -> None:
    """Where a group is under 20 no denominator is published, so nothing can be taken away from it."""
    everyone = given_measure("everyone", [(12, 15), (13, 15)])
    most = given_measure("most", [(11, 12), (11, 12)])
    assert not any(hidden(public(everyone, most)[1]))


def test_the_coach_loses_nothing() -> None:
    """For the coach no measure is hidden because of another."""
    calm = given_measure("calm", [(20, 24)])
    sent_out = given_measure("sent-out", [(4, 24)], sensitive=True)
    assert not any(any(hidden(s)) for s in safe_project_series([calm, sent_out], "coach", 5))


PAIRS = st.integers(20, 40).flatmap(
    lambda n: st.tuples(st.just(n), st.lists(st.integers(0, n), min_size=1, max_size=6)))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(PAIRS, st.sets(st.integers(0, 5)), st.booleans())
def test_no_hidden_side_follows_from_the_other(case: tuple[int, list[int]], stars: set[int], sensitive: bool) -> None:
    """For any group and any hidden days, a day that one side hides shows nothing on the other side."""
    whole, parts = case
    yes = given_measure("yes", [(n, whole) for n in parts])
    rows: Rows = [None if day in stars and day else (whole - n, whole) for day, n in enumerate(parts)]
    shown = public(yes, given_measure("no", rows, sensitive=sensitive))
    assert hidden(shown[0]) == hidden(shown[1])


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=2, max_size=6))
def test_a_masked_count_never_follows_from_a_total(rows: list[tuple[int, int]]) -> None:
    """Of a total and its two parts, no day shows two exactly and the third as "under 5", nor two ends that make it."""
    first = given_measure("first", [float(a) for a, _ in rows])
    second = given_measure("second", [float(b) for _, b in rows])
    total = given_measure("total", [float(a + b) for a, b in rows])
    if not any(a for a, _ in rows) or not any(b for _, b in rows):
        return
    shown = public(total, first, second)
    for day in range(len(rows)):
        exact = [isinstance(v := s.points[day].value, Known) and v.mask is None for s in shown]
        assert exact.count(False) != 1


@pytest.mark.parametrize("counted", [False, True])
def test_a_long_plan_with_years_of_data_is_looked_through_quickly(counted: bool) -> None:
    """Twelve measures with four years of weekly values are held against each other in seconds, not minutes."""
    chance = Random(1)
    values = [[float(chance.randint(0, 20)) for _ in range(200)] for _ in range(12)]
    known = [given_measure(f"m{n}", [(value, 21.0) for value in one] if counted else list(one), sensitive=n == 0)
             for n, one in enumerate(values)]
    started = process_time()
    assert all(hidden(public(*known)[0]))
    assert process_time() - started < 5
