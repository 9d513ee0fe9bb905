"""What is true of every control chart of counts over denominators; the test of each kind names its own."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

from mfi_site.charts.kinds import chart_type
from mfi_site.charts.picture import draw, request
from mfi_site.charts.reading import reading
from mfi_site.charts.types import Reading


class Counted:
    """The claims; `pairs` are numerators and denominators of five different sizes in turn."""

    kind: ClassVar[str]
    scale: ClassVar[str] = "percentage"
    begins: ClassVar[str]
    pairs: ClassVar[tuple[tuple[float, float], ...]]

    @pytest.fixture
    def said(self, kit: Any) -> Reading:
        measure = kit.measure(unit="%" if self.scale == "percentage" else None, chart=self.kind)
        return reading(measure, kit.counted(self.kind, self.pairs, self.scale), kit.frame())

    def test_draws_two_limits_named_where_they_end(self, said: Reading) -> None:
        """Both limits are stepped lines with their last values at the right."""
        page = draw([request(said, uid="m")])[0].page
        assert page.count('c-limit" d="M') == 2
        assert "upper limit" in page and "lower limit" in page and "mean " in page

    def test_says_which_chart_it_is(self, said: Reading) -> None:
        """The words name the kind, its centre and how to read it."""
        assert said.description.startswith(f"{self.begins} of ")
        assert f"The mean is {said.centre_shown}" in said.description
        assert len(said.how_to_read) == len(chart_type(self.kind).how) and "3 sigma" in said.method

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
