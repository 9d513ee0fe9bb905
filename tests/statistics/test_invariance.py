"""What must not change the analysis of any series."""
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mfi_site.statistics import Phase, PhaseSpec, Signal, analyse

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


@given(NUMBERS, NUMBERS, st.integers(1, 12))
def test_a_phase_knows_only_its_own_rows(before: list[int], after: list[int], baseline: int) -> None:
    """A phase says of its rows what they would say alone, further down."""
    at = len(before)
    later = analyse([*before, *after], phases=[PhaseSpec(1), PhaseSpec(at + 1, baseline)]).phases[1]
    alone = analyse(after, phases=[PhaseSpec(1, baseline)]).phases[0]
    assert numbers_of(later) == numbers_of(alone)
    assert (later.centre, later.frozen) == (alone.centre, alone.frozen)
    assert later.signals == tuple(Signal(s.rule, s.start + at, s.end + at, s.side) for s in alone.signals)


@given(st.lists(st.integers(-50, 50), min_size=12, max_size=30), NUMBERS, st.integers(1, 11))
def test_later_values_do_not_move_a_frozen_centre(first: list[int], later: list[int], baseline: int) -> None:
    """A baseline's median, window, runs and their limits are settled once it is full, and signals begun before end."""
    short, long = (analyse(v, phases=[PhaseSpec(1, baseline)]).phases[0] for v in (first, [*first, *later]))
    assert (long.centre, long.window, long.runs) == (short.centre, short.window, short.runs)
    assert long.runs_limits == short.runs_limits
    runs = {(s.rule, s.start) for s in short.signals if s.rule in ("shift", "trend")}
    assert runs <= {(s.rule, s.start) for s in long.signals}


@given(NUMBERS)
def test_a_strong_signal_is_never_without_one_of_its_rules(values: list[int]) -> None:
    """Strength and the signals that made it agree, and those are listed among the signals."""
    phase = only(values)
    assert (phase.strength == "strong") == bool(phase.strong_signals)
    assert set(phase.strong_signals) <= set(phase.signals)
