"""A series analysed: its phases, their centre lines, the rules that signal and how strong that is."""
from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from mfi_site.statistics.control import LINES, Lines, Rows
from mfi_site.statistics.critical import (
    SHIFT_LENGTH,
    USEFUL_NEEDED,
    crossings_limit,
    longest_run_limit,
    runs_limits,
)
from mfi_site.statistics.runs import Run, find_runs, find_trends, rounded
from mfi_site.statistics.series import Series, read_series
from mfi_site.statistics.strong import strong_limits
from mfi_site.statistics.types import (
    Analysis,
    Kind,
    Phase,
    PhaseSpec,
    Rule,
    Rules,
    Signal,
    Strength,
)

RULE_SETS: dict[Rules, frozenset[Rule]] = {
    "ihi": frozenset({"shift", "trend", "few-runs", "many-runs", "astronomical"}),
    "anhoej": frozenset({"long-run", "few-crossings"}),
}
ANHOEJ_IS_STRONG_UP_TO = 60  # values; beyond, its false signals pass 1 in 20
_SAME = 1e-9  # relative; limits of zero width must not flag the last bit of a mean


def analyse(
    values: Sequence[float | None],
    *,
    kind: Kind = "run",
    rules: Rules = "ihi",
    numerators: Sequence[float | None] | None = None,
    denominators: Sequence[float | None] | None = None,
    phases: Sequence[PhaseSpec] = (),
    astronomical: Collection[int] = (),
    percentage: bool = False,
) -> Analysis:
    """Analyse a series in time order; None is a missing value, which is skipped and never zero.

    p, pp, u and up work their values out from numerators and denominators (p, pp: 0 to 100), a row without
    either or with None in `values` being missing. The other kinds plot `values`; where these are empty,
    the ratios, as percentages if `percentage`. `phases` start at ascending rows, and a first one at row 1
    is added where none is declared. `astronomical` are the rows a person has marked.
    Raises ValueError for values that are not finite, lengths that differ and phases outside the rows.
    """
    if rules not in RULE_SETS:
        raise ValueError(f"{rules!r} is not a rule set: {', '.join(RULE_SETS)}")
    series = read_series(values, kind, numerators, denominators, percentage)
    rows = len(series.values)
    specs = _phase_specs(phases, rows)
    ends = [spec.start - 1 for spec in specs[1:]] + [rows]
    try:
        results = tuple(
            _phase(series, kind, rules, spec, end, frozenset(astronomical))
            for spec, end in zip(specs, ends, strict=True)
        )
    except OverflowError:
        raise ValueError("the values are too large to analyse") from None
    return Analysis(kind, rules, rows, series.values.count(None), series.values, results)


def _phase_specs(phases: Sequence[PhaseSpec], rows: int) -> list[PhaseSpec]:
    specs = list(phases)
    if not specs or specs[0].start > 1:
        specs.insert(0, PhaseSpec(1))
    if any(later.start <= earlier.start for earlier, later in pairwise(specs)):
        raise ValueError("phases must start at ascending rows")
    if specs[0].start < 1 or specs[-1].start > max(rows, 1):
        raise ValueError(f"a phase must start at a row from 1 to {rows}")
    if any(spec.baseline is not None and spec.baseline < 1 for spec in specs):
        raise ValueError("a baseline needs 1 value or more")
    return specs


def _phase(
    series: Series, kind: Kind, rules: Rules, spec: PhaseSpec, end: int, astronomical: frozenset[int]
) -> Phase:
    start = spec.start
    values = series.values[start - 1 : end]
    filled = [index for index, value in enumerate(values) if value is not None]
    n = len(filled)
    if n == 0:
        nothing = () if kind == "run" else (None,) * len(values)
        return Phase(
            start, end, None, None, False, None, None, None, None, None, None, None,
            (), nothing, nothing, "too-early", None, (), (),
        )  # fmt: skip
    frozen = spec.baseline is not None and spec.baseline < n
    b = spec.baseline if frozen and spec.baseline else n
    width = filled[b - 1] + 1 if frozen else len(values)
    tops, bottoms = series.numerators[start - 1 : end], series.denominators[start - 1 : end]
    lines = LINES[kind](Rows(values, tops, bottoms, width))
    window = (start, start + width - 1)

    compared = rounded(values)
    runs = find_runs(compared, lines.centre, start)
    window_runs = find_runs(compared[:width], lines.centre, start) if frozen else runs
    useful, window_useful = _useful(runs), _useful(window_runs)
    longest = max((run.length for run in runs), default=0)
    crossings = max(len(runs) - 1, 0)
    enough = useful >= USEFUL_NEEDED
    window_limits = runs_limits(window_useful) if window_useful >= USEFUL_NEEDED else None

    signals: list[Signal] = []
    strength: Strength = "too-early"
    limits: tuple[int, int] | None = None
    strong: list[Signal] = []
    if enough:
        signals += [Signal("shift", r.start, r.end, r.side) for r in runs if r.length >= SHIFT_LENGTH]
        signals += find_trends(compared, start)
        if window_limits:
            signals += _runs_signal(len(window_runs), window_limits, window)
        anhoej = (longest_run_limit(useful) + 1, crossings_limit(useful) - 1)
        signals += _long_or_few(runs, anhoej, start, end)
        signals += _outside(values, lines, start)
        signals += _marked(values, lines.centre, start, astronomical)
        limits = anhoej if not frozen and n <= ANHOEJ_IS_STRONG_UP_TO else strong_limits(b, n)
        strong = _long_or_few(runs, limits, start, end)
        possible = RULE_SETS[rules] | {"limits"}
        strength = "strong" if strong else "possible" if any(s.rule in possible for s in signals) else "none"

    return Phase(
        start=start,
        end=end,
        centre=lines.centre,
        window=window,
        frozen=frozen,
        useful=useful,
        longest_run=longest,
        longest_run_limit=longest_run_limit(useful) if enough else None,
        crossings=crossings,
        crossings_limit=crossings_limit(useful) if enough else None,
        runs=len(window_runs),
        runs_limits=window_limits,
        signals=tuple(signals),
        lower=lines.lower,
        upper=lines.upper,
        strength=strength,
        strength_limits=limits,
        strong_rules=tuple(dict.fromkeys(signal.rule for signal in strong)),
        strong_signals=tuple(strong),
    )


def _useful(runs: Sequence[Run]) -> int:
    return sum(run.length for run in runs)


def _runs_signal(count: int, limits: tuple[int, int], window: tuple[int, int]) -> list[Signal]:
    if count < limits[0]:
        return [Signal("few-runs", *window)]
    return [Signal("many-runs", *window)] if count > limits[1] else []


def _long_or_few(runs: Sequence[Run], limits: tuple[int, int], start: int, end: int) -> list[Signal]:
    """Runs at least as long, and crossings at most as many, as `limits` say."""
    longest, fewest = limits
    found = [Signal("long-run", run.start, run.end, run.side) for run in runs if run.length >= longest]
    if len(runs) - 1 <= fewest:
        found.append(Signal("few-crossings", start, end))
    return found


def _outside(values: Sequence[float | None], lines: Lines, first_row: int) -> list[Signal]:
    signals: list[Signal] = []
    for row, (value, low, high) in enumerate(zip(values, lines.lower, lines.upper, strict=False), first_row):
        if value is None or low is None or high is None:
            continue
        if value < low - _SAME * abs(low):
            signals.append(Signal("limits", row, row, "below"))
        elif value > high + _SAME * abs(high):
            signals.append(Signal("limits", row, row, "above"))
    return signals


def _marked(
    values: Sequence[float | None], centre: float, first_row: int, astronomical: frozenset[int]
) -> list[Signal]:
    return [
        Signal("astronomical", row, row, None if value == centre else "above" if value > centre else "below")
        for row, value in enumerate(values, first_row)
        if row in astronomical and value is not None
    ]
