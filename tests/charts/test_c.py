"""Charts of counts."""

from __future__ import annotations

from tests.charts.control import Single


class TestC(Single):
    """Charts of counts."""

    kind = "c"
    begins = "Count control chart (c)"
    values = (25, 27, 26, 28, 25, 29, 26, 27, 25, 28, 26, 27, 60, 26)
