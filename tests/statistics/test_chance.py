"""How often chance makes a possible signal."""
from __future__ import annotations

import pytest

from mfi_site.statistics import Rules, chance_of_possible


@pytest.mark.parametrize(
    "rules, b, n, share",
    [
        ("ihi", None, 12, 0.13), ("ihi", None, 24, 0.37), ("ihi", None, 36, 0.56),
        ("anhoej", None, 12, 0.015), ("anhoej", None, 24, 0.03), ("anhoej", None, 36, 0.04),
        ("ihi", 10, 24, 0.48), ("anhoej", 10, 24, 0.10), ("ihi", 12, 36, 0.66), ("anhoej", 12, 36, 0.15),
    ],
)  # fmt: skip
def test_the_quoted_figures_hold(rules: Rules, b: int | None, n: int, share: float) -> None:
    """The figures quoted in the documentation are met within a point and a half."""
    assert abs(chance_of_possible(rules, b, n) - share) < 0.015


def test_about_one_i_chart_in_ten_has_a_point_outside() -> None:
    """With 24 points the limits add about a tenth to the run rules."""
    assert 0.07 < chance_of_possible("anhoej", None, 24, "i") - chance_of_possible("anhoej", None, 24) < 0.12


def test_nothing_is_judged_under_ten_values() -> None:
    """A chart too short to judge shows no signal, ever."""
    assert chance_of_possible("ihi", None, 9) == 0


@pytest.mark.parametrize("rules", ["ihi", "anhoej"])
def test_between_the_lengths_simulated_it_is_interpolated(rules: Rules) -> None:
    """Every length and baseline gives a share, without jumps between neighbours."""
    for n in range(12, 220):
        for b in (None, 4, 11, 25, n):
            now, following = chance_of_possible(rules, b, n), chance_of_possible(rules, b, n + 1)
            assert 0 <= now <= 1
            assert abs(following - now) < 0.06


def test_all_the_values_are_the_same_said_either_way() -> None:
    """A baseline of all the values, of more, and none declared are one case."""
    assert chance_of_possible("ihi", 27, 27) == chance_of_possible("ihi", None, 27)
    assert chance_of_possible("ihi", 40, 27) == chance_of_possible("ihi", None, 27)


def test_beyond_the_longest_simulated_it_stays() -> None:
    """A very long chart has the share of the longest simulated."""
    assert chance_of_possible("ihi", None, 5000) == chance_of_possible("ihi", None, 200)


@pytest.mark.parametrize("b, n", [(0, 12), (None, 0)])
def test_no_length_has_no_chance(b: int | None, n: int) -> None:
    """A baseline or length of nothing is refused."""
    with pytest.raises(ValueError, match="1 or more"):
        chance_of_possible("ihi", b, n)
