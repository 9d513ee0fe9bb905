"""What is true of every control chart of counts over denominators; the test of each kind names its own."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

from mfi_site.charts.reading import reading
from mfi_site.charts.types import Reading
from tests.charts.control import Control


class Counted(Control):
    """The claims; `pairs` are numerators and denominators of five different sizes in turn."""

    scale: ClassVar[str] = "percentage"
    pairs: ClassVar[tuple[tuple[float, float], ...]]

    @pytest.fixture
    def said(self, kit: Any) -> Reading:
        measure = kit.measure(unit="%" if self.scale == "percentage" else None, chart=self.kind)
        return reading(measure, kit.counted(self.kind, self.pairs, self.scale), kit.frame())

    def test_limits_step_with_the_denominator(self, said: Reading) -> None:
        """Limits are wider where the denominator is smaller."""
        phase = said.analysis.phases[0] if said.analysis else None
        assert phase is not None
        widths = [high - low for low, high in zip(phase.lower, phase.upper, strict=True) if low is not None and high]
        assert len({round(width, 9) for width in widths}) == 5
        assert widths[0] > widths[4]

    def test_without_counts_it_is_a_run_chart(self, kit: Any) -> None:
        """Where numerators may not be shown the values are drawn as a run chart."""
        series = kit.series([50, 60, 55], chart=self.kind)
        assert reading(kit.measure(chart=self.kind), series, kit.frame()).kind.name == "run"
