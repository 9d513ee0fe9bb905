"""Screens show at most 30 points."""

from __future__ import annotations

from typing import Any

from mfi_site.charts.picture import draw, request
from mfi_site.charts.screens import for_screen


def test_short_series_is_shown_whole(kit: Any) -> None:
    """Thirty points stay, without letters and lane."""
    shown = for_screen(request(kit.read([50, 60] * 15, notes={1: "note"}), uid="m")).data
    assert len(shown["points"]) == 30 and not shown["notes"] and shown["cut"] is None


def test_baseline_stays_then_the_latest(kit: Any) -> None:
    """Of sixty points the ten of the baseline stay and the twenty latest, with a marked cut between."""
    one = request(kit.read([50, 60] * 30, measure={"baseline": "10"}), uid="m")
    shown = for_screen(one).data
    assert [p[0] for p in shown["points"]] == [*range(10), *range(40, 60)]
    places = [p[1] for p in shown["points"]]
    assert places == sorted(places) and places[9] < shown["cut"] < places[10]
    assert "M-10 9L" in draw([one])[0].screen


def test_long_baseline_shows_as_its_median(kit: Any) -> None:
    """A baseline of over 15 points gives its places to the latest 30."""
    shown = for_screen(request(kit.read([50, 60] * 30, measure={"baseline": "20"}), uid="m")).data
    assert [p[0] for p in shown["points"]] == list(range(30, 60)) and shown["cut"] is None
    assert shown["centres"][-1]["value"] == 55


def test_screen_text_is_large(kit: Any) -> None:
    """The smallest text of a screen is 30 on a chart 1,100 wide."""
    import re

    screen = draw([request(kit.read([50, 60] * 30), uid="m")])[0].screen
    assert min(float(size) for size in re.findall(r'font-size="([\d.]+)"', screen)) >= 30
