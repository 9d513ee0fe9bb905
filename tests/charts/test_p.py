"""Percentages of groups."""

from __future__ import annotations

from tests.charts.counted import Counted


class TestP(Counted):
    """Percentages of groups."""

    kind = "p"
    begins = "Percentage control chart (p)"
    pairs = tuple((10.0 + n % 7, 20.0 + n % 5) for n in range(24))
