"""When the data suggest a new phase."""
from __future__ import annotations

from mfi_site.statistics import PhaseSpec, Proposal, analyse, propose_phase

BASELINE = [1.0, 9.0] * 5
FROZEN = [PhaseSpec(1, 10)]


def test_a_strong_run_that_stands_proposes_a_phase_where_it_starts() -> None:
    """A strong run of 14 above proposes a phase at its first row."""
    values = [*BASELINE, 1.0, *[9.0] * 14]
    assert propose_phase(analyse(values, phases=FROZEN)) == Proposal(12, 25, "above", 14)


def test_missing_rows_count_in_the_row_proposed() -> None:
    """The row is one of the series, missing rows and earlier phases included."""
    values = [5.0, 6.0, None, *BASELINE, None, 1.0, *[9.0] * 14]
    analysis = analyse(values, phases=[PhaseSpec(1), PhaseSpec(4, 10)])
    assert propose_phase(analysis) == Proposal(16, 29, "above", 14)


def test_a_possible_signal_proposes_nothing() -> None:
    """Nine in a row are not strong about a median frozen on ten of twenty."""
    analysis = analyse([*BASELINE, 1.0, *[9.0] * 9], phases=FROZEN)
    assert analysis.strength == "possible"
    assert propose_phase(analysis) is None


def test_an_opposing_shift_reverts_the_run() -> None:
    """Six below after the run take it back; five do not."""
    run = [*BASELINE, 1.0, *[9.0] * 16]
    back = analyse([*run, *[1.0] * 6], phases=FROZEN)
    assert back.strength == "strong"
    assert propose_phase(back) is None
    still = propose_phase(analyse([*run, *[1.0] * 5], phases=FROZEN))
    assert still == Proposal(12, 27, "above", 16)


def test_the_latest_run_is_the_one_proposed() -> None:
    """A run the other way that is itself long enough proposes its own phase."""
    values = [*BASELINE, 1.0, *[9.0] * 16, *[1.0] * 9]
    assert propose_phase(analyse(values, phases=FROZEN)) == Proposal(28, 36, "below", 9)


def test_a_run_that_opens_the_phase_proposes_nothing() -> None:
    """There is nothing to step from where the phase itself began with the run."""
    values = [1.0] * 12 + [9.0, 9.0, 1.0, 9.0, 9.0, 5.0, 9.0, 9.0, 9.0, 9.0, 1.0, 9.0, 9.0, 9.0, 1.0]
    analysis = analyse(values)
    assert analysis.strength == "strong"
    assert propose_phase(analysis) is None


def test_a_series_without_values_proposes_nothing() -> None:
    """No centre, no proposal."""
    assert propose_phase(analyse([None])) is None
