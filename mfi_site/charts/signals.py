"""Which signals a chart names and which points carry them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from mfi_site.charts.types import Mark, Tone
from mfi_site.model.project import Better
from mfi_site.statistics import Analysis, Phase, Rule, Rules, Signal
from mfi_site.statistics.runs import DECIMALS, find_runs, rounded
from mfi_site.wording.sentence import Meaning

JUDGED: dict[Rules, frozenset[Rule]] = {
    "ihi": frozenset({"shift", "trend", "few-runs", "many-runs", "astronomical", "limits"}),
    "anhoej": frozenset({"long-run", "few-crossings", "limits"}),
}
RUNS: frozenset[Rule] = frozenset({"shift", "long-run"})


def meaning_of(signal: Signal, better: Better) -> Meaning:
    """A signal is an improvement or a worsening by what is better; without a side it only is one."""
    if signal.side is None or better == "neither":
        return "neither"
    rises = signal.side in ("above", "up")
    return "better" if rises == (better == "higher") else "worse"


def named_signal(phase: Phase, rules: Rules) -> Signal | None:
    """The signal that the words name: the one that ends last, those with a direction first."""
    found = phase.strong_signals if phase.strength == "strong" else _possible(phase, rules)
    if not found:
        return None
    named = max(found, key=_last)
    return _reply(named, phase) or named


def _last(signal: Signal) -> tuple[bool, int, bool, int]:
    return signal.side is not None, signal.end, signal.rule in RUNS, signal.end - signal.start


def _reply(named: Signal, phase: Phase) -> Signal | None:
    """The later run on the other side, where the centre comes from all points.

    Such a centre lies between the level that a series came from and the one it went to. When the first of them
    made the strong signal, what has happened is the second.
    """
    if phase.strength != "strong" or phase.frozen or named.rule not in RUNS:
        return None
    later = [s for s in phase.signals if s.rule in RUNS and s.side != named.side and s.end > named.end]
    return max(later, key=_last, default=None)


def stands(signal: Signal, analysis: Analysis) -> bool:
    """Whether a signal holds to the latest value: no later one lies off the centre line."""
    centre = analysis.phases[-1].centre
    later = [v for v in analysis.values[signal.end :] if v is not None]
    return all(centre is not None and round(v, DECIMALS) == round(centre, DECIMALS) for v in later)


def meaning_in(phase: Phase, signal: Signal, analysis: Analysis, better: Better) -> Meaning:
    """What a signal means in its phase: only a change where it is a level that was left, or lies at the edge."""
    if _was_left(signal, phase, analysis) or edge(signal, phase, analysis):
        return "neither"
    return meaning_of(signal, better)


def edge(signal: Signal, phase: Phase, analysis: Analysis) -> Literal["above", "below"] | None:
    """The only side that a run can lie on, where the centre is the highest or lowest value time and again.

    Among many values of 100% the median is 100%, and whatever is not lies below it in one long run. Where the
    values left the line and never came back to it, as from ten zeros to ten other values, the run has a meaning.
    """
    if signal.rule not in RUNS | {"few-crossings", "few-runs"} or phase.centre is None or phase.window is None:
        return None
    sides = {run.side for run in find_runs(rounded(analysis.values[phase.start - 1 : phase.end]), phase.centre)}
    first = max(signal.start, phase.window[1] + 1) if phase.frozen else signal.start
    between = rounded(analysis.values[first - 1 : signal.end])
    if len(sides) > 1 or round(phase.centre, DECIMALS) not in between:
        return None
    return "below" if "below" in sides else "above"


def undone(signal: Signal, phase: Phase) -> Signal | None:
    """The shift to the other side that came after a run, and is the last there was; None where there is none."""
    if signal.rule not in RUNS:
        return None
    later = [s for s in phase.signals if s.rule == "shift" and s.start > signal.end]
    last = max(later, key=lambda s: s.end, default=None)
    return last if last and last.side != signal.side else None


def _was_left(signal: Signal, phase: Phase, analysis: Analysis) -> bool:
    if phase.frozen or phase.centre is None or signal.rule not in RUNS:
        return False
    centre = round(phase.centre, DECIMALS)
    off = [row for row in range(phase.start, phase.end + 1)
           if (value := analysis.values[row - 1]) is not None and round(value, DECIMALS) != centre]
    return bool(off) and signal.start <= off[0] and off[-1] > signal.end


def _possible(phase: Phase, rules: Rules) -> tuple[Signal, ...]:
    if phase.strength not in ("possible", "strong"):
        return ()
    return tuple(s for s in phase.signals if s.rule in JUDGED[rules])


def rows_of(signal: Signal, analysis: Analysis) -> tuple[int, ...]:
    """The rows (0-based) that carry a signal: on a run those off the centre, on a trend those that count."""
    centre = next(p.centre for p in analysis.phases if p.start <= signal.start <= p.end)
    rows: list[int] = []
    previous: float | None = None
    for index in range(signal.start - 1, signal.end):
        value = analysis.values[index]
        if value is None:
            continue
        value = round(value, DECIMALS)
        if signal.rule in RUNS and centre is not None and value == round(centre, DECIMALS):
            continue
        if signal.rule == "trend" and value == previous:
            continue
        previous = value
        rows.append(index)
    return tuple(rows)


def marks(analysis: Analysis, better: Better) -> tuple[tuple[Mark | None, ...], tuple[Signal | None, ...]]:
    """For each row its mark and the signal behind it; strong before possible, later before earlier."""
    found: list[Mark | None] = [None] * analysis.n
    behind: list[Signal | None] = [None] * analysis.n
    for phase in analysis.phases:
        strong = _directed(phase.strong_signals) if phase.strength == "strong" else []
        possible = _directed(_possible(phase, analysis.rules))
        named = named_signal(phase, analysis.rules)
        if named is not None and phase.strength == "strong" and named.side is not None and named not in strong:
            strong = [named, *strong]
        if named is not None and not phase.frozen:
            strong, possible = _since(strong, named), _since(possible, named)
        if strong:
            last = max(signal.end for signal in strong)
            possible = [signal for signal in possible if signal.end > last]
        for signals, is_strong in ((strong, True), (possible, False)):
            for signal in signals:
                tone: Tone = meaning_in(phase, signal, analysis, better)
                for row in rows_of(signal, analysis):
                    if found[row] is None:
                        found[row], behind[row] = Mark(tone, is_strong), signal
    return tuple(found), tuple(behind)


def _since(signals: Sequence[Signal], named: Signal) -> list[Signal]:
    """Without runs on the other side that ended before the named run began.

    Where the centre comes from all points, the level that a series came from lies on its other side: the same
    fact seen twice, not a worsening before an improvement.
    """
    return [s for s in signals if s.side == named.side or s.end >= named.start or named.rule not in RUNS]


def _directed(signals: Sequence[Signal]) -> list[Signal]:
    kept = [s for s in signals if s.side is not None or s.rule == "astronomical"]
    return sorted(kept, key=lambda s: (s.end, s.rule in RUNS), reverse=True)
