"""The disclosure table, line by line and as properties."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfi_site.disclose.policy import people, share
from mfi_site.model.values import Known, Suppressed


@pytest.mark.parametrize(("numerator", "denominator", "expected"), [
    (0, 4, Suppressed("small-group")),
    (4, 4, Suppressed("small-group")),
    (0, 5, Known(10, "or-under", 20, True)),
    (1, 5, Known(10, "or-under", 20, True)),
    (2, 5, Known(40, small=True)),
    (4, 5, Known(90, "or-over", 80, True)),
    (1, 9, Known(10, "or-under", 20, True)),
    (2, 9, Known(20, small=True)),
    (7, 9, Known(80, small=True)),
    (8, 9, Known(90, "or-over", 80, True)),
    (1, 10, Known(5, "or-under", 10)),
    (2, 16, Known(15)),
    (9, 10, Known(95, "or-over", 90)),
    (10, 16, Known(65)),
    (19, 19, Known(95, "or-over", 90)),
    (0, 20, Known(0)),
    (1, 40, Known(3)),
    (13, 24, Known(54)),
    (24, 24, Known(100)),
])
def test_each_row_of_the_table(numerator: int, denominator: int, expected: object) -> None:
    """A share of a group of known size is shown as its row of the table says."""
    assert share(Fraction(100 * numerator, denominator), denominator, 5) == expected


@pytest.mark.parametrize(("exact", "expected"), [
    (Fraction(0), Known(2, "under", 5)), (Fraction(499, 100), Known(2, "under", 5)), (Fraction(5), Known(5)),
    (Fraction(95), Known(95)), (Fraction(9501, 100), Known(98, "over", 95)), (Fraction(545, 10), Known(55)),
])
def test_a_group_of_unknown_size(exact: Fraction, expected: Known) -> None:
    """Where nobody said how many stand behind a percentage, its ends are hidden and the rest is whole."""
    assert share(exact, None, 5) == expected


@pytest.mark.parametrize(("group", "smallest", "shown"), [
    (4, 5, False), (5, 5, True), (9, 10, False), (10, 10, True), (19, 20, False), (20, 20, True), (24, 25, False)])
def test_a_raised_threshold_hides_more(group: int, smallest: int, shown: bool) -> None:
    """A school may ask for larger groups than five; a group of that size is shown."""
    assert isinstance(share(Fraction(50), group, smallest), Known) is shown


@pytest.mark.parametrize(("exact", "group", "expected"), [
    (Fraction(20), 5, Known(10, "or-under", 20, True)), (Fraction(2001, 100), 9, Known(20, small=True)),
    (Fraction(25), 8, Known(30, small=True)), (Fraction(75), 8, Known(80, small=True)),
    (Fraction(7999, 100), 9, Known(80, small=True)), (Fraction(80), 5, Known(90, "or-over", 80, True)),
    (Fraction(10), 10, Known(5, "or-under", 10)), (Fraction(1001, 100), 19, Known(10)),
    (Fraction(125, 10), 16, Known(15)), (Fraction(8999, 100), 19, Known(90)),
    (Fraction(90), 10, Known(95, "or-over", 90)), (Fraction(5), 20, Known(5)), (Fraction(95), 20, Known(95)),
    (Fraction(1, 2), 200, Known(1)), (Fraction(49, 100), 200, Known(0)),
])
def test_the_bounds_of_the_ends_belong_to_them(exact: Fraction, group: int, expected: Known) -> None:
    """A share exactly on an end's bound is in the end; just inside it is rounded, with halves up."""
    assert share(exact, group, 5) == expected


@pytest.mark.parametrize(("count", "expected"), [
    (0, Known(2, "under", 5)), (4, Known(2, "under", 5)), (5, Known(5)), (40, Known(40))])
def test_counts_of_people(count: float, expected: Known) -> None:
    """None, one and four people look the same; five and more are as written."""
    assert people(count) == expected


def test_a_rate_above_one_is_rounded_and_not_masked() -> None:
    """A ratio above 1 is a rate: there is no "all of them" in it to hide."""
    assert share(Fraction(140), 12, 5, ratio=True) == Known(1.4)
    assert share(Fraction(95), 12, 5, ratio=True) == Known(0.95, "or-over", 0.9)


@given(st.integers(5, 19).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))))
def test_all_and_none_look_like_their_neighbours(case: tuple[int, int]) -> None:
    """In a group under 20, none cannot be told from one, nor all from all but one."""
    group, _ = case
    assert share(Fraction(0), group, 5) == share(Fraction(100, group), group, 5)
    assert share(Fraction(100), group, 5) == share(Fraction(100 * (group - 1), group), group, 5)


@given(st.integers(5, 400).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))))
def test_a_shown_share_is_never_far_from_the_truth(case: tuple[int, int]) -> None:
    """What is drawn lies within the width of an end, or half a step, of the exact share."""
    group, count = case
    shown = share(Fraction(100 * count, group), group, 5)
    assert isinstance(shown, Known)
    step = 10 if group < 10 else 5 if group < 20 else 1
    allowed = step if shown.mask else step / 2
    assert abs(shown.value - 100 * count / group) <= allowed + 1e-9


@given(st.integers(0, 60), st.integers(5, 60))
def test_shares_never_change_order(first: int, group: int) -> None:
    """A larger share is never shown as a smaller one."""
    shown = [share(Fraction(100 * k, group), group, 5) for k in range(group + 1)]
    values = [s.value for s in shown if isinstance(s, Known)]
    assert values == sorted(values)
