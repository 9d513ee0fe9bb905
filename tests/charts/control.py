"""What is true of every control chart, and of those of single values; the test of each kind names its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import pytest

from mfi_site.charts.kinds import chart_type
from mfi_site.charts.picture import draw, request
from mfi_site.charts.types import Reading


class Control:
    """The claims; `said` is the chart's reading."""

    kind: ClassVar[str]
    begins: ClassVar[str]

    def test_draws_two_limits_named_where_they_end(self, said: Reading) -> None:
        """Both limits are lines with their last values at the right."""
        page = draw([request(said, uid="m")])[0].page
        assert page.count('c-limit" d="M') == 2
        assert "upper limit" in page and "lower limit" in page and "mean " in page

    def test_says_which_chart_it_is(self, said: Reading) -> None:
        """The words name the kind, its centre and how to read it."""
        assert said.description.startswith(f"{self.begins} of ")
        assert f"The mean is {said.centre_shown}" in said.description
        assert len(said.how_to_read) == len(chart_type(self.kind).how) and "3 sigma" in said.method


class Single(Control):
    """The claims about charts of `values` of which the thirteenth is far above the others."""

    values: ClassVar[Sequence[float]]

    @pytest.fixture
    def said(self, kit: Any) -> Reading:
        measure = {"unit": None, "chart": self.kind}
        found: Reading = kit.read(self.values, measure=measure, scale="number", chart=self.kind)
        return found

    def test_point_outside_the_limits_is_a_possible_signal(self, said: Reading) -> None:
        """The one far value is above the upper limit, hollow, and the words say so."""
        assert said.state == "possible" and said.marks[12] is not None and not said.marks[12].strong
        assert "is above the upper limit" in str(said.finding)
