"""Individuals charts."""

from __future__ import annotations

from tests.charts.control import Single


class TestI(Single):
    """Individuals charts."""

    kind = "i"
    begins = "Individuals chart"
    values = (5.0, 7.0, 6.0, 8.0, 5.0, 9.0, 6.0, 7.0, 5.0, 8.0, 6.0, 7.0, 30.0, 6.0)
