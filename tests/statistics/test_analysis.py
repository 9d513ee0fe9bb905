"""Phases, baselines, signals and strength of a whole series."""
from __future__ import annotations

import subprocess
import sys

import pytest

from mfi_site.statistics import Phase, PhaseSpec, Signal, analyse

MIXED: list[float | None] = [4, 3, 9, 8, 5, 7, 2, 6, 10, 1, 4, 9]


def only(values: list[float | None], **options: object) -> Phase:
    return analyse(values, **options).phases[0]  # type: ignore[arg-type]


def rules_of(phase: Phase) -> list[str]:
    return [signal.rule for signal in phase.signals]


def test_a_frozen_median_comes_from_the_first_values_not_rows() -> None:
    """A baseline of 4 passes over the missing row, and its window ends at the row of its fourth value."""
    phase = only([1, None, 2, 3, 4, 50, 60], phases=[PhaseSpec(1, 4)])
    assert (phase.centre, phase.window, phase.frozen) == (2.5, (1, 5), True)


@pytest.mark.parametrize("baseline", [3, 4])
def test_a_baseline_of_all_values_or_more_does_not_freeze(baseline: int) -> None:
    """Where there are no more values than the baseline, all are taken and the median is not frozen."""
    phase = only([1, 2, None, 3], phases=[PhaseSpec(1, baseline)])
    assert (phase.centre, phase.window, phase.frozen) == (2, (1, 4), False)


def test_the_runs_rule_is_judged_on_the_baseline_alone() -> None:
    """Runs and their limits are of the window, the longest run and crossings of the phase."""
    values = [1, 9] * 5 + [9] * 14
    phase = only(values, phases=[PhaseSpec(1, 10)])
    assert (phase.runs, phase.runs_limits) == (10, (3, 9))
    assert Signal("many-runs", 1, 10) in phase.signals
    assert (phase.useful, phase.longest_run, phase.crossings) == (24, 15, 9)


def test_a_window_under_ten_useful_observations_has_no_runs_limits() -> None:
    """A short baseline leaves the runs rule out and the other rules in."""
    phase = only([1, 9, 1, 9] + [9] * 20, phases=[PhaseSpec(1, 4)])
    assert (phase.runs, phase.runs_limits) == (4, None)
    assert {"few-runs", "many-runs"}.isdisjoint(rules_of(phase))
    assert "shift" in rules_of(phase)


def test_nothing_is_judged_under_ten_useful_observations() -> None:
    """Nine useful observations have numbers, no limits and no signals, and are too early."""
    phase = only([1, 1, 1, 1, 5, 9, 9, 9, 9, 9, 5], astronomical=[1])
    assert (phase.useful, phase.longest_run, phase.crossings, phase.runs) == (9, 5, 1, 2)
    assert (phase.signals, phase.strength, phase.strength_limits) == ((), "too-early", None)
    assert (phase.longest_run_limit, phase.crossings_limit, phase.runs_limits) == (None, None, None)


def test_a_constant_series_has_a_centre_and_no_useful_observation() -> None:
    """Every value on the line: zero useful observations, no run, no crossing."""
    phase = only([5.0] * 12)
    assert (phase.centre, phase.useful, phase.longest_run, phase.crossings) == (5, 0, 0, 0)


@pytest.mark.parametrize("values", [[], [None, None]])
@pytest.mark.parametrize("kind", ["run", "i", "c", "g", "t"])
def test_no_value_at_all_is_a_phase_without_numbers(values: list[None], kind: str) -> None:
    """Without a value there is no centre and nothing else is a number."""
    phase = only(list(values), kind=kind)
    assert (phase.centre, phase.window, phase.useful, phase.runs) == (None, None, None, None)
    assert phase.lower == phase.upper == (() if kind == "run" else (None,) * len(values))
    assert phase.strength == "too-early"


def test_both_rule_sets_are_listed_whichever_the_board_shows() -> None:
    """A run of 12 is a shift and a long run; few runs and few crossings stand beside them."""
    values = [value for value in (1, 2) for _ in range(12)]
    for rules in ("ihi", "anhoej"):
        phase = only([*values], rules=rules)
        assert phase.signals == (
            Signal("shift", 1, 12, "below"),
            Signal("shift", 13, 24, "above"),
            Signal("few-runs", 1, 24),
            Signal("long-run", 1, 12, "below"),
            Signal("long-run", 13, 24, "above"),
            Signal("few-crossings", 1, 24),
        )


def test_no_run_or_trend_crosses_a_phase_boundary() -> None:
    """A climb cut in two by a phase signals in each phase by itself."""
    values = [float(value) for value in range(1, 25)]
    first, second = analyse(values, phases=[PhaseSpec(13)]).phases
    assert (first.end, second.start, second.window) == (12, 13, (13, 24))
    assert Signal("trend", 1, 12, "up") in first.signals
    assert Signal("trend", 13, 24, "up") in second.signals


def test_strength_is_that_of_the_last_phase() -> None:
    """A strong first phase does not make the series strong; its signals stay."""
    analysis = analyse([1.0] * 12 + [9.0] * 12 + MIXED, phases=[PhaseSpec(1), PhaseSpec(25)])
    assert [phase.strength for phase in analysis.phases] == ["strong", "none"]
    assert analysis.strength == "none"
    assert analysis.strength_limits == analysis.phases[1].strength_limits
    assert "shift" in rules_of(analysis.phases[0])


def test_a_shift_of_the_board_s_rules_is_possible_and_no_signal_under_the_others() -> None:
    """Six in a row is a possible signal under `ihi` and none under `anhoej`."""
    values: list[float | None] = [1, 9, 1, 1, 9, 1, 9, 1, 9, 9, 9, 9, 9, 9, 1, 1, 9, 1, 1, 1]
    assert only([*values]).signals == (Signal("shift", 9, 14, "above"),)
    assert only([*values]).strength == "possible"
    assert only([*values], rules="anhoej").strength == "none"


def test_a_trend_alone_never_makes_a_strong_signal() -> None:
    """A trend that crosses the median is a possible signal at most."""
    phase = only([5, 9, 1, 2, 4, 6, 8, 10, 3, 7, 2, 9, 1, 8])
    assert rules_of(phase) == ["trend"]
    assert phase.strength == "possible"


def test_sixty_values_keep_the_published_rule_and_more_take_the_exact_one() -> None:
    """A median of all values is strong by Anhøj's limits up to 60 values, by the model's above."""
    short = only([1.0, 2.0] * 30)
    long = only([1.0, 2.0] * 40)
    assert short.strength_limits == (10, 22)
    assert (short.longest_run_limit, short.crossings_limit) == (9, 23)
    assert long.strength_limits == (11, 30)


def test_the_strong_limits_of_a_frozen_median_count_values() -> None:
    """Missing rows and values on the median do not shorten the chart the limits are for."""
    values = [1.0, 9.0, None] * 5 + [5.0, None] * 4 + [1.0, 9.0] * 5
    phase = only([*values], phases=[PhaseSpec(1, 10)])
    assert (phase.centre, phase.useful, phase.strength_limits) == (5, 20, (12, 5))


@pytest.mark.parametrize(
    "sides, crossings, strength",
    [
        ("bbbbbaaaaa bbbbaaaabbbaaa", 5, "strong"),
        ("bbb----aaa bb-aaa--bbb-aa", 5, "none"),
        ("bbb----aaa aaaa--aabbbbb-", 2, "strong"),
    ],
)
def test_crossings_are_few_for_the_useful_observations_too(sides: str, crossings: int, strength: str) -> None:
    """Values on a frozen median cannot cross it: five crossings are few among 24 values off it, not among 16."""
    values = [{"a": 9.0, "-": 5.0, "b": 1.0}[side] for side in sides.replace(" ", "")]
    phase = only([*values], phases=[PhaseSpec(1, 10)])
    assert (phase.centre, phase.crossings, phase.strength_limits) == (5, crossings, (12, 5))
    assert phase.strength == strength


def test_a_strong_signal_lists_the_rules_that_made_it() -> None:
    """A run of 12 after a frozen baseline is strong by the run; an 11 is possible only."""
    baseline = [1.0, 9.0] * 5
    later = [1.0, 9.0]
    twelve = only([*baseline, *later, *[9.0] * 12], phases=[PhaseSpec(1, 10)])
    assert twelve.longest_run == 13
    assert twelve.strong_rules == ("long-run",)
    assert twelve.strong_signals == (Signal("long-run", 12, 24, "above"),)
    eleven = only([*baseline, *later, *[9.0] * 10, 1.0, 9.0], phases=[PhaseSpec(1, 10)])
    assert eleven.longest_run == 11
    assert (eleven.strength, eleven.strong_signals) == ("possible", ())


def test_an_astronomical_point_is_a_person_s_judgement() -> None:
    """Only a marked row with a value is one, it is possible under `ihi` and not under `anhoej`."""
    assert only([*MIXED, 900]).signals == ()
    values = [*MIXED, None, 900.0]
    marked = only([*values], astronomical=[13, 14])
    assert marked.signals == (Signal("astronomical", 14, 14, "above"),)
    assert marked.strength == "possible"
    assert only([*values], astronomical=[14], rules="anhoej").strength == "none"


def test_a_point_outside_its_limits_is_possible_under_both_rule_sets() -> None:
    """Limits belong to the chart, not to a set of run rules."""
    for rules in ("ihi", "anhoej"):
        phase = only([*MIXED, 20.0], kind="i", rules=rules)
        assert phase.signals == (Signal("limits", 13, 13, "above"),)
        assert phase.strength == "possible"


def test_a_first_phase_is_added_where_the_first_declared_one_starts_later() -> None:
    """Rows before the first declared phase are a phase of their own."""
    assert [(phase.start, phase.end) for phase in analyse([1, 2, 3], phases=[PhaseSpec(3)]).phases] == [
        (1, 2),
        (3, 3),
    ]


def test_counts_are_of_rows() -> None:
    """n counts rows and missing those without a value."""
    analysis = analyse([1, None, 3])
    assert (analysis.n, analysis.missing, analysis.values) == (3, 1, (1.0, None, 3.0))


@pytest.mark.parametrize(
    "phases", [[PhaseSpec(0)], [PhaseSpec(4)], [PhaseSpec(2), PhaseSpec(2)], [PhaseSpec(1, 0)]]
)
def test_impossible_phases_are_refused(phases: list[PhaseSpec]) -> None:
    """Phases start at ascending rows of the data, and a baseline has a value."""
    with pytest.raises(ValueError, match=r"phase|baseline"):
        analyse([1, 2, 3], phases=phases)


def test_an_unknown_rule_set_is_refused() -> None:
    """A rule set we do not know names the ones we do."""
    with pytest.raises(ValueError, match="ihi, anhoej"):
        analyse([1], rules="nelson")  # type: ignore[arg-type]


def test_values_too_large_to_average_are_refused() -> None:
    """Sums beyond floating point are an error in words, not a crash."""
    with pytest.raises(ValueError, match="too large"):
        analyse([1.7e308, 1.7e308, 0.0], kind="i")


def test_it_loads_nothing_heavy() -> None:
    """Importing it loads none of the heavy libraries."""
    heavy = "{'numpy', 'altair', 'pydantic', 'jinja2'}"
    code = f"import sys, mfi_site.statistics; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
