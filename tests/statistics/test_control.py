"""Centre lines and limits, against the formulas by hand and at their edges."""
from __future__ import annotations

from itertools import pairwise
from math import isclose, sqrt

import pytest

from mfi_site.statistics import Phase, PhaseSpec, analyse
from mfi_site.statistics.control import mean_moving_range


def only(values: list[float | None], **options: object) -> Phase:
    return analyse(values, **options).phases[0]  # type: ignore[arg-type]


def close(ours: float | None, wanted: float) -> bool:
    return ours is not None and isclose(ours, wanted, rel_tol=1e-12)


def test_large_moving_ranges_are_dropped_once() -> None:
    """One jump among equal steps does not widen the limits; the screen is not repeated."""
    assert mean_moving_range([1, 2, 1, 2, 1, 2, 1, 2, 102]) == 1
    assert mean_moving_range([0, 10, 0, 10, 0]) == 10


def test_a_range_with_a_missing_end_is_missing() -> None:
    """No range is taken across a gap, and without a range there is none."""
    assert mean_moving_range([1, 3, None, 103, 104]) == 1.5
    assert mean_moving_range([1, None, 2]) is None


def test_ranges_that_are_all_nothing_stay() -> None:
    """A constant series has a mean range of 0, not none at all."""
    assert mean_moving_range([5, 5, 5]) == 0


def test_i_limits_use_three_over_the_constant() -> None:
    """The limits are the mean and 3 / 1.128 mean moving ranges of the window, at every row."""
    phase = only([4, 6, 4, 6, None, 20], kind="i", phases=[PhaseSpec(1, 4)])
    assert phase.centre == 5
    assert len(phase.lower) == len(phase.upper) == 6
    assert all(close(low, 5 - 6 / 1.128) for low in phase.lower)
    assert all(close(high, 5 + 6 / 1.128) for high in phase.upper)


@pytest.mark.parametrize("kind", ["i", "t"])
def test_one_value_has_no_limits(kind: str) -> None:
    """Without a moving range there is a centre and no limits."""
    phase = only([4, None], kind=kind)
    assert close(phase.centre, 4)
    assert phase.lower == phase.upper == (None, None)


def test_p_limits_are_percentages_that_step_with_the_denominator() -> None:
    """The centre pools the window; limits follow each row's denominator, within 0 and 100."""
    phase = only([], kind="p", numerators=[9, 10, None, 4], denominators=[10, 40, 10, 4])
    centre = 23 / 54
    assert close(phase.centre, 100 * centre)
    assert close(phase.upper[1], 100 * (centre + 3 * sqrt(centre * (1 - centre) / 40)))
    assert phase.upper[3] == 100
    assert phase.lower[3] == 0
    assert phase.lower[2] is None


def test_a_denominator_of_nothing_is_a_missing_row() -> None:
    """A percentage of no pupils is not a number, and not zero."""
    analysis = analyse([], kind="p", numerators=[0, 5], denominators=[0, 10])
    assert analysis.values == (None, 50)
    assert analysis.missing == 1


def test_u_limits_are_ratios_and_not_below_nothing() -> None:
    """Counts over opportunities stay ratios, with no lower limit below 0."""
    phase = only([], kind="u", numerators=[2, 4], denominators=[1, 3])
    assert phase.centre == 1.5
    assert phase.lower == (0, 0)
    assert close(phase.upper[1], 1.5 + 3 * sqrt(0.5))


@pytest.mark.parametrize("kind", ["p", "pp", "u", "up"])
def test_none_at_all_has_limits_of_nothing(kind: str) -> None:
    """With no events the centre and both limits are 0 and nothing signals."""
    phase = only([], kind=kind, numerators=[0] * 12, denominators=[10] * 12)
    assert phase.centre == 0
    assert set(phase.lower) == set(phase.upper) == {0}
    assert phase.signals == ()


@pytest.mark.parametrize("plain, laney", [("p", "pp"), ("u", "up")])
def test_overdispersion_scales_the_plain_limits_by_the_spread_of_z(plain: str, laney: str) -> None:
    """Laney's limits are the plain ones times the mean moving range of z over 1.128."""
    tops: list[float | None] = [310, 420, 380, 290, 450, 400, 330, 410]
    sizes: list[float | None] = [1000, 1100, 900, 1000, 1200, 950, 1000, 1050]
    first = only([], kind=plain, numerators=tops, denominators=sizes)
    second = only([], kind=laney, numerators=tops, denominators=sizes)
    assert first.centre == second.centre
    assert first.centre is not None
    values = analyse([], kind=plain, numerators=tops, denominators=sizes).values  # type: ignore[arg-type]
    halves = [high - first.centre for high in first.upper if high is not None]
    z = [3 * (value - first.centre) / half for value, half in zip(values, halves, strict=True) if value]
    factor = sum(abs(b - a) for a, b in pairwise(z)) / 7 / 1.128
    assert factor > 1
    assert all(
        isclose((high or 0) - first.centre, half * factor, rel_tol=1e-9)
        for high, half in zip(second.upper, halves, strict=True)
    )


def test_g_draws_the_median_and_limits_from_the_mean() -> None:
    """The line is the median, the limits stand about the mean."""
    phase = only([1, 2, 9], kind="g")
    assert phase.centre == 2
    assert phase.lower == (0, 0, 0)
    assert close(phase.upper[0], 4 + 3 * sqrt(20))


def test_t_is_an_i_chart_of_transformed_days() -> None:
    """Days between events are transformed, charted and transformed back, not below 0."""
    days: list[float | None] = [3.5, 12, 8.25, 40, 2, 0]
    t = only([*days], kind="t")
    i = only([None if day is None else day ** (1 / 3.6) for day in days], kind="i")
    assert i.centre is not None
    assert close(t.centre, i.centre**3.6)
    assert close(t.upper[0], (i.upper[0] or 0) ** 3.6)
    assert t.lower[0] == 0


def test_c_limits_stop_at_nothing() -> None:
    """A mean count of 4 has limits of 0 and 10."""
    phase = only([3, 5, 4], kind="c")
    assert (phase.centre, phase.lower[0], phase.upper[0]) == (4, 0, 10)


@pytest.mark.parametrize("constant", [0.1, 1 / 3, 87.2, 1e9])
def test_limits_of_no_width_flag_nothing(constant: float) -> None:
    """A constant series is never outside its limits, whatever the last bit of its mean."""
    values: list[float | None] = [constant] * 11
    assert analyse(values, kind="i").phases[0].signals == ()


def test_a_run_chart_has_no_limits() -> None:
    """No row of a run chart has a limit."""
    assert only([1, 2, 3]).lower == only([1, 2, 3]).upper == ()
