"""Rates."""

from __future__ import annotations

from tests.charts.counted import Counted


class TestU(Counted):
    """Rates."""

    kind = "u"
    scale = "ratio"
    begins = "Rate control chart (u)"
    pairs = tuple((30.0 + n % 7, 20.0 + n % 5) for n in range(24))
