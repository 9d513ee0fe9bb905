"""How often series with nothing going on signal, by seeded simulation of independent normal values."""
from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from random import Random

import pytest

from mfi_site.statistics import PhaseSpec, analyse
from mfi_site.statistics.analysis import RULE_SETS
from mfi_site.statistics.chance_table import CHANCES

SERIES = 4000
SCRIPT = Path(__file__).parents[2] / "benchmarks" / "chance_of_signals.py"


def shares(n: int, b: int) -> tuple[float, float, float]:
    """The shares of `ihi`, `anhoej` and strong signals in charts of n values frozen on b."""
    random = Random(n * 1000 + b)
    counts = [0, 0, 0]
    for _ in range(SERIES):
        phase = analyse([random.gauss(50, 10) for _ in range(n)], phases=[PhaseSpec(1, b)]).phases[0]
        shown = {signal.rule for signal in phase.signals}
        counts[0] += bool(shown & RULE_SETS["ihi"])
        counts[1] += bool(shown & RULE_SETS["anhoej"])
        counts[2] += phase.strength == "strong"
    return counts[0] / SERIES, counts[1] / SERIES, counts[2] / SERIES


@pytest.mark.slow
@pytest.mark.parametrize(
    "n, b, ihi, anhoej",
    [
        (12, 12, 0.13, 0.015), (24, 24, 0.37, 0.03), (36, 36, 0.56, 0.04),
        (24, 10, 0.48, 0.10), (36, 12, 0.66, 0.15),
    ],
)  # fmt: skip
def test_quoted_rates_of_possible_signals_hold(n: int, b: int, ihi: float, anhoej: float) -> None:
    """The rates quoted in the documentation are met within two points."""
    shown = shares(n, b)
    assert abs(shown[0] - ihi) < 0.02
    assert abs(shown[1] - anhoej) < 0.02


@pytest.mark.slow
@pytest.mark.parametrize(
    "n, b", [(12, 10), (24, 10), (36, 12), (36, 20), (60, 60), (61, 61), (80, 80), (80, 24)]
)
def test_strong_signals_are_false_in_about_one_chart_of_twenty_at_most(n: int, b: int) -> None:
    """Whatever the length and baseline, chance is called strong in about 1 of 20 charts at most."""
    assert shares(n, b)[2] < 0.06


@pytest.mark.slow
@pytest.mark.parametrize("n, b", [(24, 10), (36, 12), (36, 20)])
def test_values_on_the_median_do_not_make_strong_signals(n: int, b: int) -> None:
    """The same holds for percentages of a class of 24, of which many lie on their median."""
    random = Random(n * 1000 + b)
    strong = 0
    for _ in range(2000):
        values = [sum(random.random() < 0.9 for _ in range(24)) / 0.24 for _ in range(n)]
        strong += analyse(values, phases=[PhaseSpec(1, b)]).strength == "strong"
    assert strong / 2000 < 0.07


@pytest.mark.slow
def test_the_table_of_chances_is_reproduced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another seed of the committed script gives the committed shares within four standard errors."""
    spec = spec_from_file_location("chance_of_signals", SCRIPT)
    assert spec is not None and spec.loader is not None
    script = module_from_spec(spec)
    spec.loader.exec_module(script)
    monkeypatch.setattr(script, "LENGTHS", (10, 24, 60))
    monkeypatch.setattr(script, "BASELINES", (4, 10, 20))
    series = 1500
    for (rules, kind, b, n), count in script.count_signals(series, seed=7).items():
        share = dict(CHANCES[rules, kind][n])[b]
        error = (max(share * (1 - share), 0.002) / series) ** 0.5
        assert abs(count / series - share) < 4 * error + 0.005, (rules, kind, b, n)
