"""Rates over many opportunities."""

from __future__ import annotations

from tests.charts.counted import Counted


class TestUP(Counted):
    """Rates over many opportunities."""

    kind = "up"
    scale = "ratio"
    begins = "Rate control chart (u prime)"
    pairs = tuple((900.0 + n % 7 * 30, 1000.0 + n % 5 * 90) for n in range(24))
