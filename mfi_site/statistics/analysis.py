"""A series analysed: its phases, their centre lines, the rules that signal and how strong that is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mfi_site.statistics.control import LINES, Lines, Rows
from mfi_site.statistics.critical import (
    SHIFT_LENGTH,
    USEFUL_NEEDED,
    crossings_limit,
    longest_run_limit,
    runs_limits,
)
from mfi_site.statistics.runs import DECIMALS, Run, find_runs, find_trends, rounded
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


@dataclass(frozen=True, slots=True)
class _Shape:
    """One phase against its centre line, before any rule is judged."""

    start: int
    end: int
    values: Sequence[float | None]
    lines: Lines
    n: int
    b: int
    runs: Sequence[Run]
    window: tuple[int, int]
    window_runs: Sequence[Run]

    @property
    def frozen(self) -> bool:
        return self.b < self.n


def _phase(
    series: Series, kind: Kind, rules: Rules, spec: PhaseSpec, end: int, astronomical: frozenset[int]
) -> Phase:
    shape = _shape(series, kind, spec, end)
    if shape is None:
        nothing = () if kind == "run" else (None,) * (end - spec.start + 1)
        return Phase(
            spec.start, end, None, None, False, None, None, None, None, None, None, None,
            (), nothing, nothing, "too-early", None, None, (), (),
        )  # fmt: skip
    useful, window_useful = _useful(shape.runs), _useful(shape.window_runs)
    enough = useful >= USEFUL_NEEDED
    signals = _signals(shape, useful, window_useful, astronomical) if enough else []
    limits = _strong_limits(shape, useful) if enough else None
    fewest = _strong_crossings(shape, limits, useful, window_useful) if limits else None
    strong = _long_or_few(shape, (limits[0], fewest)) if limits and fewest is not None else []
    return Phase(
        start=shape.start,
        end=shape.end,
        centre=shape.lines.centre,
        window=shape.window,
        frozen=shape.frozen,
        useful=useful,
        longest_run=max((run.length for run in shape.runs), default=0),
        longest_run_limit=longest_run_limit(useful) if enough else None,
        crossings=max(len(shape.runs) - 1, 0),
        crossings_limit=crossings_limit(useful) if enough else None,
        runs=len(shape.window_runs),
        runs_limits=runs_limits(window_useful) if window_useful >= USEFUL_NEEDED else None,
        signals=tuple(signals),
        lower=shape.lines.lower,
        upper=shape.lines.upper,
        strength=_strength(enough, strong, signals, rules),
        strength_limits=limits,
        strong_crossings=fewest,
        strong_rules=tuple(dict.fromkeys(signal.rule for signal in strong)),
        strong_signals=tuple(strong),
    )


def _shape(series: Series, kind: Kind, spec: PhaseSpec, end: int) -> _Shape | None:
    """The phase's lines and runs, or None where it has no value."""
    start = spec.start
    values = series.values[start - 1 : end]
    filled = [index for index, value in enumerate(values) if value is not None]
    if not filled:
        return None
    n = len(filled)
    b = n if spec.baseline is None else min(spec.baseline, n)
    width = filled[b - 1] + 1 if b < n else len(values)
    tops, bottoms = series.numerators[start - 1 : end], series.denominators[start - 1 : end]
    lines = LINES[kind](Rows(values, tops, bottoms, width))
    compared = rounded(values)
    runs = find_runs(compared, lines.centre, start)
    window_runs = find_runs(compared[:width], lines.centre, start) if b < n else runs
    return _Shape(start, end, values, lines, n, b, runs, (start, start + width - 1), window_runs)


def _signals(shape: _Shape, useful: int, window_useful: int, astronomical: frozenset[int]) -> list[Signal]:
    """Every rule of both sets, and the limits."""
    signals = [
        Signal("shift", run.start, run.end, run.side) for run in shape.runs if run.length >= SHIFT_LENGTH
    ]
    signals += find_trends(rounded(shape.values), shape.start)
    if window_useful >= USEFUL_NEEDED:
        signals += _few_or_many_runs(shape, window_useful)
    signals += _long_or_few(shape, _anhoej_limits(useful))
    signals += _outside(shape.values, shape.lines, shape.start)
    return signals + _marked(shape.values, shape.lines.centre, shape.start, astronomical)


def _anhoej_limits(useful: int) -> tuple[int, int]:
    """As the strong test puts it: the shortest run and the most crossings that signal."""
    return longest_run_limit(useful) + 1, crossings_limit(useful) - 1


def _takes_published_rule(shape: _Shape) -> bool:
    return not shape.frozen and shape.n <= ANHOEJ_IS_STRONG_UP_TO


def _strong_limits(shape: _Shape, useful: int) -> tuple[int, int]:
    return _anhoej_limits(useful) if _takes_published_rule(shape) else strong_limits(shape.b, shape.n)


def _strong_crossings(shape: _Shape, limits: tuple[int, int], useful: int, window_useful: int) -> int:
    """The most crossings that are strong: few for the values, and for the useful observations alone.

    A value on the line cannot be crossed from. The middle value of an odd window lies on its own median.
    """
    if _takes_published_rule(shape):
        return limits[1]
    middle = shape.b % 2
    b = min(shape.b, max(window_useful + middle, 1))
    return min(limits[1], strong_limits(b, min(shape.n, useful + middle))[1])


def _strength(enough: bool, strong: Sequence[Signal], signals: Sequence[Signal], rules: Rules) -> Strength:
    if not enough:
        return "too-early"
    if strong:
        return "strong"
    possible = RULE_SETS[rules] | {"limits"}
    return "possible" if any(signal.rule in possible for signal in signals) else "none"


def _useful(runs: Sequence[Run]) -> int:
    return sum(run.length for run in runs)


def _few_or_many_runs(shape: _Shape, window_useful: int) -> list[Signal]:
    fewest, most = runs_limits(window_useful)
    if len(shape.window_runs) < fewest:
        return [Signal("few-runs", *shape.window)]
    return [Signal("many-runs", *shape.window)] if len(shape.window_runs) > most else []


def _long_or_few(shape: _Shape, limits: tuple[int, int]) -> list[Signal]:
    """Runs at least as long, and crossings at most as many, as `limits` say."""
    longest, crossings = limits
    found = [Signal("long-run", r.start, r.end, r.side) for r in shape.runs if r.length >= longest]
    if len(shape.runs) - 1 <= crossings:
        found.append(Signal("few-crossings", shape.start, shape.end))
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
    middle = round(centre, DECIMALS)
    return [
        Signal("astronomical", row, row, None if value == middle else "above" if value > middle else "below")
        for row, value in enumerate(rounded(values), first_row)
        if row in astronomical and value is not None
    ]
