"""One function shows a value, so that a chart, its words and its table agree."""

from __future__ import annotations

from typing import Any

import pytest

from mfi_site.charts.values import plain_figure, shown, shown_centre, shown_goal
from mfi_site.model.values import Known, Missing, Suppressed, Value
from mfi_site.wording import words


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "text"),
    [
        (Known(54), "%", 0, "54%"),
        (Known(10, "or-under", 20), "%", 0, "20% or under"),
        (Known(90, "or-over", 80), "%", 0, "80% or over"),
        (Known(2, "under", 5), "%", 0, "under 5%"),
        (Known(12), "minutes", 0, "12 minutes"),
        (Known(2, "under", 5), None, 0, "under 5"),
        (Known(100000), None, 0, "100,000"),
        (Known(0.001), None, 3, "0.001"),
        (Known(-3.2), None, 1, "−3.2"),
        (Known(-0.04), None, 1, "0.0"),
        (Known(2.5), None, 0, "3"),
        (Known(2.675), None, 2, "2.68"),
        (Known(1.7e-9), None, 10, "0.0000000017"),
        (Missing("not-collected"), "%", 0, "not collected"),
        (Suppressed("small-group"), "%", 0, "not shown, small group"),
    ],
)
def test_values_are_shown_as_people_say_them(
    kit: Any, value: Value, unit: str | None, decimals: int, text: str
) -> None:
    """Percentages, units, masked ends, thousands, halves and what is missing."""
    scale = "percentage" if unit == "%" else "number"
    series = kit.series([value], scale=scale, decimals=decimals)
    assert shown(value, series, kit.measure(unit=unit), words()) == text


def test_centre_between_two_places_has_one_more(kit: Any) -> None:
    """A median of 57 and 58 is 57.5%, never a rounded value that no row shows."""
    series = kit.series([57, 58])
    assert shown_centre(57.5, series, kit.measure(), words()) == "57.5%"
    assert shown_centre(57.0, series, kit.measure(), words()) == "57%"


def test_centre_on_a_value_is_shown_as_the_value(kit: Any) -> None:
    """The median of 12.5% and its copies, all shown as 13%, is 13%: what lies on the line is seen to."""
    series = kit.series([12.5, 12.5, 20])
    assert shown_centre(12.5, series, kit.measure(), words()) == "13%" == shown(12.5, series, kit.measure(), words())


def test_centre_on_a_masked_end_takes_its_words(kit: Any) -> None:
    """A centre line where masked ends are drawn is named in their words."""
    series = kit.series([Known(10, "or-under", 20), 30])
    assert shown_centre(10.0, series, kit.measure(), words()) == "20% or under"


def test_goal_is_shown_as_the_charter_states_it(kit: Any) -> None:
    """A goal keeps its own places."""
    assert shown_goal(97.5, kit.series([90]), kit.measure(), words()) == "97.5%"
    tiny = kit.series([5.8e-06], scale="number", decimals=7)
    assert shown_goal(5.8e-06, tiny, kit.measure(unit=None), words()) == "0.0000058"


@pytest.mark.parametrize(("number", "places", "text"), [(12.5, 0, "13"), (-0.04, 1, "0.0"), (-3.25, 1, "-3.3"),
                                                         (1234567.5, 0, "1234568"), (0.125, 2, "0.13")])
def test_a_number_for_machines_is_rounded_as_for_people(number: float, places: int, text: str) -> None:
    """A download has the figure that the page shows, without separators and with a plain minus."""
    assert plain_figure(number, places) == text
