"""A measure's page: its chart, its plan, its table, and a blank chart for print."""

from __future__ import annotations

import re

PAGE = "projects/writing/measures/on-track/index.html"


def test_the_table_has_a_row_for_each_row_of_the_file(public: dict[str, bytes]) -> None:
    """Thirty values are thirty lines, and the downloads stand beside them."""
    text = public[PAGE].decode()
    assert text.count('<tr><th scope="row">') == 30
    assert 'href="../../../../data/writing/on-track.csv"' in text
    assert "projects/writing/measures/on-track/chart.svg" in public


def test_the_plan_says_how_it_is_measured(public: dict[str, bytes]) -> None:
    """Frequency, goal and the driver that it would show moving are on the page in words."""
    text = public[PAGE].decode()
    assert "every week" in text and "<dd>85%</dd>" in text and "Pupils know" in text


def test_a_blank_chart_has_the_measures_own_axis(public: dict[str, bytes]) -> None:
    """The chart to pencil on has the ticks of the drawn one and no point."""
    blank = public[PAGE].decode().split('class="question blank"')[1]
    assert "85%" in blank and len(re.findall(r'class="c-grid"', blank)) >= 3
    assert "c-data" not in blank and "c-dot" not in blank


def test_a_measure_without_a_file_has_a_page(public: dict[str, bytes]) -> None:
    """A measure that is not yet collected has its plan and no download."""
    text = public["projects/writing/measures/later/index.html"].decode()
    assert "No data yet" in text and "data/writing/later.csv" not in text
    assert "data/writing/later.csv" not in public
