"""Charts of counts."""

from __future__ import annotations

from typing import Any

import pytest

from mfi_site.charts.kinds import chart_type
from mfi_site.charts.picture import draw, request
from mfi_site.charts.types import Reading

VALUES = [25, 27, 26, 28, 25, 29, 26, 27, 25, 28, 26, 27, 60, 26]


@pytest.fixture(scope="module")
def said(kit: Any) -> Reading:
    found: Reading = kit.read(VALUES, measure={"unit": None, "chart": "c"}, scale="number", chart="c")
    return found


def test_draws_two_limits_named_where_they_end(said: Reading) -> None:
    """Both limits are level lines with their values at the right."""
    page = draw([request(said, uid="m")])[0].page
    assert page.count('c-limit" d="M') == 2
    assert "upper limit" in page and "lower limit" in page and "mean " in page


def test_says_which_chart_it_is(said: Reading) -> None:
    """The words name the kind, its centre and how to read it."""
    assert (
        said.description.startswith("Count control chart (c) of ")
        and f"The mean is {said.centre_shown}" in said.description
    )
    assert len(said.how_to_read) == len(chart_type("c").how) and "3 sigma" in said.method


def test_point_outside_the_limits_is_a_possible_signal(said: Reading) -> None:
    """The one far value is above the upper limit, hollow, and the words say so."""
    assert said.state == "possible" and said.marks[12] is not None and not said.marks[12].strong
    assert "is above the upper limit" in str(said.finding)
