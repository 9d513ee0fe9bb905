"""Rates over many opportunities."""

from __future__ import annotations

from typing import Any

import pytest

from mfi_site.charts.kinds import chart_type
from mfi_site.charts.picture import draw, request
from mfi_site.charts.reading import reading
from mfi_site.charts.types import Reading

PAIRS = [(900.0 + n % 7 * 30, 1000.0 + n % 5 * 90) for n in range(24)]


@pytest.fixture(scope="module")
def said(kit: Any) -> Reading:
    measure = kit.measure(unit=None, chart="up")
    return reading(measure, kit.counted("up", PAIRS, "ratio"), kit.frame())


def test_draws_two_limits_named_where_they_end(said: Reading) -> None:
    """Both limits are stepped lines with their last values at the right."""
    page = draw([request(said, uid="m")])[0].page
    assert page.count('c-limit" d="M') == 2
    assert "upper limit" in page and "lower limit" in page and "mean " in page


def test_says_which_chart_it_is(said: Reading) -> None:
    """The words name the kind, its centre and how to read it."""
    assert (
        said.description.startswith("Rate control chart (u prime) of ")
        and f"The mean is {said.centre_shown}" in said.description
    )
    assert len(said.how_to_read) == len(chart_type("up").how) and "3 sigma" in said.method


def test_limits_step_with_the_denominator(said: Reading) -> None:
    """Limits are wider where the denominator is smaller."""
    phase = said.analysis.phases[0] if said.analysis else None
    assert phase is not None
    widths = [high - low for low, high in zip(phase.lower, phase.upper, strict=True) if low is not None and high]
    assert len({round(width, 9) for width in widths}) == 5
    assert widths[0] > widths[4]


def test_without_counts_it_is_a_run_chart(kit: Any) -> None:
    """Where numerators may not be shown the values are drawn as a run chart."""
    series = kit.series([50, 60, 55], chart="up")
    assert reading(kit.measure(chart="up"), series, kit.frame()).kind.name == "run"
