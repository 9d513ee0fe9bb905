"""Percentages of large groups."""

from __future__ import annotations

from tests.charts.counted import Counted


class TestPP(Counted):
    """Percentages of large groups."""

    kind = "pp"
    begins = "Percentage control chart (p prime)"
    pairs = tuple((500.0 + n % 7 * 20, 1000.0 + n % 5 * 100) for n in range(24))
