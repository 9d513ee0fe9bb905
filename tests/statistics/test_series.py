"""What can be charted and what is refused."""
from __future__ import annotations

from math import inf, nan

import pytest

from mfi_site.statistics import analyse


@pytest.mark.parametrize("bad", [nan, inf, -inf])
def test_values_that_are_not_finite_are_refused(bad: float) -> None:
    """NaN and infinity are errors, in values, numerators and denominators; missing is None."""
    with pytest.raises(ValueError, match="finite"):
        analyse([1, bad])
    with pytest.raises(ValueError, match="finite"):
        analyse([], kind="p", numerators=[bad], denominators=[1])
    with pytest.raises(ValueError, match="finite"):
        analyse([], kind="u", numerators=[1], denominators=[bad])


@pytest.mark.parametrize("kind", ["p", "pp", "u", "up"])
def test_ratio_charts_need_both_parts(kind: str) -> None:
    """Without numerators and denominators there is nothing to pool."""
    with pytest.raises(ValueError, match="numerators and denominators"):
        analyse([50], kind=kind)  # type: ignore[arg-type]


def test_lengths_that_differ_are_refused() -> None:
    """One entry a row."""
    with pytest.raises(ValueError, match="one entry a row"):
        analyse([], kind="u", numerators=[1, 2], denominators=[1])
    with pytest.raises(ValueError, match="one entry a row"):
        analyse([1], kind="u", numerators=[1, 2], denominators=[1, 2])


def test_what_counts_cannot_be_is_refused() -> None:
    """Counts are not negative, and part of a whole is not more than it (a rate may be)."""
    for kind in ("c", "g", "t"):
        with pytest.raises(ValueError, match="0 or more"):
            analyse([-1], kind=kind)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="0 or more"):
        analyse([], kind="u", numerators=[-1], denominators=[2])
    with pytest.raises(ValueError, match="no larger"):
        analyse([], kind="p", numerators=[3], denominators=[2])
    assert analyse([], kind="u", numerators=[3], denominators=[2]).values == (1.5,)


def test_an_unknown_kind_is_refused() -> None:
    """The message names the kinds there are."""
    with pytest.raises(ValueError, match="run, i, p, pp"):
        analyse([1], kind="ewma")  # type: ignore[arg-type]


def test_a_missing_value_hides_its_row_of_a_ratio() -> None:
    """Where `values` says missing, the parts are not used even if they are there."""
    analysis = analyse([None, 50], kind="p", numerators=[1, 1], denominators=[2, 2])
    assert analysis.values == (None, 50)
    assert analysis.phases[0].centre == 50


def test_a_run_chart_of_ratios_takes_its_scale_from_the_caller() -> None:
    """With no values given, a run chart plots percentages or ratios of the parts."""
    percent = analyse([], numerators=[1, None], denominators=[2, 3], percentage=True)
    assert percent.values == (50, None)
    assert analyse([], numerators=[1], denominators=[2]).values == (0.5,)


def test_given_values_of_a_run_chart_stand() -> None:
    """A run chart plots the values it is given, whatever they were made from."""
    assert analyse([42], numerators=[1], denominators=[2], percentage=True).values == (42,)
