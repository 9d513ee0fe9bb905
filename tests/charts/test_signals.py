"""Which signal a chart names, and what it means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfi_site.charts.signals import edge, marks, meaning_in, named_signal, undone
from mfi_site.statistics import Analysis, PhaseSpec, analyse

FALLING = [14, 13, 15, 14, 13, 14, 13, 15, 14, 13, 12, 13, 11, 12, 11, 12, 10, 11, 12, 11, 10, 11]
LEFT = [*[20.0, 21] * 4, 22, 5, 6, 5, 19, 6, 7, 6, 18, 5, 6, 5, 19, 6, 7, 6]


def said(values: list[float], better: str, baseline: int | None = None) -> tuple[str, str | None, Analysis]:
    analysis = analyse(values, phases=[PhaseSpec(1, baseline)])
    phase = analysis.phases[-1]
    named = named_signal(phase, analysis.rules)
    assert named is not None
    return meaning_in(phase, named, analysis, better), named.side, analysis  # type: ignore[arg-type]


def test_values_that_fell_are_an_improvement_where_lower_is_better() -> None:
    """The level that a series came from does not make a worsening out of an improvement."""
    meaning, side, analysis = said([float(v) for v in FALLING], "lower")
    assert (analysis.strength, meaning, side) == ("strong", "better", "below")


def test_the_same_fall_is_a_worsening_where_higher_is_better() -> None:
    """Turning the direction round turns the meaning round."""
    assert said([float(v) for v in FALLING], "higher")[:2] == ("worse", "below")


def test_no_point_of_the_level_before_is_marked() -> None:
    """Only the points of the run that is named carry its colour."""
    found, _ = marks(said([float(v) for v in FALLING], "lower")[2], "lower")
    assert {m.tone for m in found if m} == {"better"}
    assert not any(found[:10])
    assert all(m.strong for m in found if m)


def test_a_first_level_that_was_left_without_a_new_one_is_a_change() -> None:
    """A strong run that opens a chart and has ended says that something changed, not that it is getting worse."""
    meaning, side, analysis = said(LEFT, "lower")
    assert (analysis.strength, meaning, side) == ("strong", "neither", "above")


def test_a_frozen_median_keeps_its_directions() -> None:
    """Against a baseline a run on the bad side is a worsening, wherever it stands."""
    values = [10.0, 12, 10, 12, 10, 12, 10, 12, 10, 12, *[14.0] * 14]
    assert said(values, "lower", baseline=10)[:2] == ("worse", "above")


TOP = [100.0, 90, 100, 95, 100, 100, 80, 90, 100, 95, 100, 100, 90, 85, 100, 100, 95, 100, 90, 100, 100, 95, 100, 90]


@pytest.mark.parametrize("baseline", [None, 12])
@pytest.mark.parametrize("turn, side", [(1, "below"), (-1, "above")])
def test_values_that_keep_coming_back_to_an_edge_mean_nothing(turn: int, side: str, baseline: int | None) -> None:
    """Where the median is the highest or lowest value, the values off it are no improvement and no worsening."""
    for better in ("higher", "lower"):
        meaning, _, analysis = said([turn * v for v in TOP], better, baseline)
        phase = analysis.phases[0]
        named = named_signal(phase, analysis.rules)
        assert named is not None
        assert (phase.crossings, meaning, edge(named, phase, analysis)) == (0, "neither", side)


@pytest.mark.parametrize(
    "values, baseline",
    [
        ([0.0] * 12 + [3.0, 4, 2, 5] * 3, 12),
        ([0.0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0] + [3.0, 4, 2, 5] * 4, 12),
        ([0.0] * 14 + [3.0, 4, 2] * 4, None),
    ],
)
def test_values_that_left_an_edge_for_good_have_a_meaning(values: list[float], baseline: int | None) -> None:
    """From zeros to twelve other values without one more zero is an improvement."""
    meaning, side, analysis = said(values, "higher", baseline)
    assert (analysis.strength, meaning, side) == ("strong", "better", "above")


BASELINE = [50.0, 54, 49, 55, 48, 56, 50, 54, 49, 55, 48, 56]
GAIN = [60.0, 61] * 7


@pytest.mark.parametrize(
    "after, length",
    [([], None), ([45.0] * 3, None), ([45.0] * 6, 6), ([45.0] * 8, 8), ([45.0] * 6 + [60.0] * 6, None)],
)
def test_a_gain_is_undone_by_a_shift_back_that_is_the_last(after: list[float], length: int | None) -> None:
    """Six or more points on the other side undo a strong run, fewer do not, nor where the gain came again."""
    meaning, side, analysis = said([*BASELINE, *GAIN, *after], "higher", 12)
    phase = analysis.phases[0]
    named = named_signal(phase, analysis.rules)
    assert named is not None
    back = undone(named, phase)
    assert (analysis.strength, meaning, side) == ("strong", "better", "above")
    assert (back and back.end - back.start + 1) == length


@given(st.lists(st.integers(0, 12), min_size=10, max_size=45), st.sampled_from([None, 8, 10]))
def test_what_is_better_turns_the_meaning_and_nothing_else(values: list[int], baseline: int | None) -> None:
    """With better turned round, better is worse; with neither, every signal is only a change."""
    analysis = analyse(values, phases=[PhaseSpec(1, baseline)])
    phase = analysis.phases[0]
    named = named_signal(phase, analysis.rules)
    if named is None:
        assert phase.strength in ("none", "too-early")
        return
    turned = {"better": "worse", "worse": "better", "neither": "neither"}
    meaning = meaning_in(phase, named, analysis, "higher")
    assert meaning_in(phase, named, analysis, "lower") == turned[meaning]
    assert meaning_in(phase, named, analysis, "neither") == "neither"
