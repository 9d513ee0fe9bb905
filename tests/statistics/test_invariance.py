"""What must not change the analysis of any series."""
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mfi_site.statistics import Phase, Signal, analyse

NUMBERS = st.lists(st.integers(-50, 50), min_size=1, max_size=45)
MIRRORED = {"above": "below", "below": "above", "up": "down", "down": "up", None: None}


def only(values: list[int] | list[int | None]) -> Phase:
    return analyse(values).phases[0]


def numbers_of(phase: Phase) -> tuple[object, ...]:
    counts = (phase.useful, phase.longest_run, phase.crossings, phase.runs)
    return (*counts, phase.strength, phase.strength_limits)


@given(NUMBERS, st.integers(-1000, 1000), st.integers(1, 50))
def test_adding_and_multiplying_change_nothing(values: list[int], shift: int, scale: int) -> None:
    """Another unit gives the same signals on the same rows."""
    moved = only([scale * value + shift for value in values])
    assert numbers_of(moved) == numbers_of(only(values))
    assert moved.signals == only(values).signals


@given(NUMBERS)
def test_time_reversed_keeps_runs_crossings_and_the_longest_run(values: list[int]) -> None:
    """Read backwards, a series has the same runs, crossings, longest run and strength."""
    assert numbers_of(only(values[::-1])) == numbers_of(only(values))


@given(NUMBERS)
def test_upside_down_mirrors_every_side(values: list[int]) -> None:
    """With the sign changed, above is below and up is down, on the same rows."""
    mirrored = only([-value for value in values])
    assert numbers_of(mirrored) == numbers_of(only(values))
    assert [(s.rule, s.start, s.end, MIRRORED[s.side]) for s in mirrored.signals] == [
        (s.rule, s.start, s.end, s.side) for s in only(values).signals
    ]


@given(NUMBERS, st.data())
def test_a_missing_value_only_moves_rows(values: list[int], data: st.DataObject) -> None:
    """A missing row anywhere leaves every number and moves the rows after it by one."""
    at = data.draw(st.integers(0, len(values)))
    gapped = only([*values[:at], None, *values[at:]])
    whole = only(values)
    assert numbers_of(gapped) == numbers_of(whole)
    assert gapped.centre == whole.centre

    def moved(signal: Signal) -> Signal:
        if signal.rule in ("few-runs", "many-runs", "few-crossings"):
            return Signal(signal.rule, 1, len(values) + 1)
        start, end = (row + (row > at) for row in (signal.start, signal.end))
        return Signal(signal.rule, start, end, signal.side)

    assert list(gapped.signals) == [moved(signal) for signal in whole.signals]


@given(NUMBERS)
def test_counts_add_up(values: list[int]) -> None:
    """Crossings are runs less one, and no run is longer than the useful observations."""
    phase = only(values)
    assert phase.useful is not None and phase.runs is not None and phase.longest_run is not None
    assert phase.crossings == max(phase.runs - 1, 0)
    assert phase.runs <= phase.useful
    assert phase.longest_run <= phase.useful
    assert (phase.longest_run == 0) == (phase.useful == 0)
