"""Charts of lessons or pupils between rare events."""

from __future__ import annotations

from typing import Any

import pytest

from mfi_site.charts.kinds import chart_type
from mfi_site.charts.picture import draw, request
from mfi_site.charts.types import Reading

VALUES = [5, 7, 6, 8, 5, 9, 6, 7, 5, 8, 6, 7, 60, 6]


@pytest.fixture(scope="module")
def said(kit: Any) -> Reading:
    found: Reading = kit.read(VALUES, measure={"unit": None, "chart": "g"}, scale="number", chart="g")
    return found


def test_draws_two_limits_and_names_the_upper(said: Reading) -> None:
    """Both limits are level lines; the lower one lies at zero and is not named."""
    page = draw([request(said, uid="m")])[0].page
    assert page.count('c-limit" d="M') == 2
    assert "upper limit" in page and "lower limit" not in page and "median " in page


def test_says_which_chart_it_is(said: Reading) -> None:
    """The words name the kind, its centre and how to read it."""
    assert (
        said.description.startswith("Chart of lessons or pupils between rare events (g) of ")
        and f"The median is {said.centre_shown}" in said.description
    )
    assert len(said.how_to_read) == len(chart_type("g").how) and "3 sigma" in said.method


def test_point_outside_the_limits_is_a_possible_signal(said: Reading) -> None:
    """The one far value is above the upper limit, hollow, and the words say so."""
    assert said.state == "possible" and said.marks[12] is not None and not said.marks[12].strong
    assert "is above the upper limit" in str(said.finding)
