"""Run charts."""

from __future__ import annotations

from mfi_site.charts.picture import draw, request
from mfi_site.charts.types import Reading


def test_has_a_median_and_no_limits(improved: Reading) -> None:
    """A run chart draws its median, names it at its end and has no limits."""
    page = draw([request(improved, uid="m")])[0].page
    assert "median 54%" in page and "c-limit" not in page


def test_says_rules_window_and_limits(improved: Reading) -> None:
    """The method line states rules, window and limits, fewer crossings where values lie on the median."""
    assert improved.method == (
        "Run chart, IHI rules. Median set from the first 12 points, 29 August 2025 to 14 November 2025. "
        "A run of 6 or more or a trend of 5 or more is a possible signal. "
        "Strong: a run of 11 or more, or 4 crossings or fewer."
    )
