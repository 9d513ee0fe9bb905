"""The facts that the words of a series are made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, Protocol

from mfi_site.charts import gaps as timing
from mfi_site.charts import signals
from mfi_site.charts.kinds import ChartType
from mfi_site.charts.values import shown, shown_centre, shown_goal
from mfi_site.model.board import Frame
from mfi_site.model.project import Measure
from mfi_site.model.values import Series, Suppressed
from mfi_site.statistics import Analysis, Phase, Signal, chance_of_possible
from mfi_site.wording import Words
from mfi_site.wording.sentence import Facts, SignalFact, State
from mfi_site.wording.units import parted

PROMISED_DAYS = 300
BROKEN_DAYS = 92
OFTEN = ((1, 2), (2, 3), (3, 4), (4, 5), (9, 10))
YEAR_UNSAID = 330
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Told:
    facts: Facts
    signal: Signal | None
    due: tuple[date, ...]
    centre_name: str


def _hidden(series: Series) -> str:
    """Why no value may be shown where there are values, else ""."""
    reasons = {p.value.why for p in series.points if isinstance(p.value, Suppressed)}
    if series.known or not reasons:
        return ""
    return "by-author" if reasons == {"by-author"} else "small-group"


class DayOf(Protocol):
    """The day, or label, of a row in words."""

    def __call__(self, row: int, short: bool = False) -> str: ...


def upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def tell(
    measure: Measure,
    series: Series,
    kind: ChartType,
    analysis: Analysis | None,
    frame: Frame,
    words: Words,
    title: str,
    started: date | None,
    finish: date | None,
    labels: Sequence[str],
    goal: float | None,
) -> Told:
    """Facts as texts, the signal they name, and the days when values are due where there are none."""
    centre_name = words.say(f"chart.{kind.centre}")
    about = Facts(
        "empty",
        kind=words.say(f"chart.kind-{kind.name}"),
        name=measure.name,
        short=measure.short or title,
        goal="" if goal is None else shown_goal(goal, series, measure, words),
        rows=len(series.points),
    )
    if series.withheld:
        return Told(replace(about, state="withheld", withheld=series.withheld), None, (), centre_name)
    if hidden := _hidden(series):
        return Told(replace(about, state="withheld", withheld=hidden), None, (), centre_name)
    if analysis is None:
        days = () if series.points else due_days(measure, frame, started, finish)
        first = days[0] if days and frame.today - days[0] <= timedelta(BROKEN_DAYS) else None
        empty = replace(about, due=first, due_past=bool(first and first < frame.today))
        return Told(empty, None, days, centre_name)
    return _told(measure, series, kind, analysis, words, labels, centre_name, about)


def _told(
    measure: Measure,
    series: Series,
    kind: ChartType,
    analysis: Analysis,
    words: Words,
    labels: Sequence[str],
    centre_name: str,
    about: Facts,
) -> Told:
    def day_of(row: int, short: bool = False) -> str:
        if labels:
            return labels[row]
        day = series.points[row].day
        return words.short_day(day) if short and (last_day - day).days < YEAR_UNSAID else words.day(day)

    phase = analysis.phases[-1]
    known = [n for n, v in enumerate(analysis.values) if v is not None]
    last_day = series.points[known[-1]].day
    signal = signals.named_signal(phase, analysis.rules)
    inside = [n for n in known if n >= phase.start - 1]
    every = timing.period(measure.frequency, [p.day for p in series.points])
    latest = shown(series.points[known[-1]].value, series, measure, words)
    before = analysis.phases[-2].centre if len(analysis.phases) > 1 else None
    undone = signals.undone(signal, phase) if signal and phase.strength == "strong" else None
    spread = {analysis.values[n] for n in inside}
    state: State = phase.strength if phase.centre is not None else "too-early"
    facts = replace(
        about,
        state=state,
        points=len(known),
        frequency="" if labels or kind.by_event else measure.frequency or timing.frequency_name(every),
        first=day_of(known[0]),
        last=day_of(known[-1]),
        centre_name=centre_name,
        centre="" if phase.centre is None else shown_centre(phase.centre, series, measure, words),
        window=_window(phase, analysis),
        latest=latest,
        figure=parted(latest, measure.unit)[0] if measure.unit else latest,
        latest_day=day_of(known[-1]),
        latest_side=_side(analysis.values[known[-1]], phase) if inside else None,
        meaning=signals.meaning_in(phase, signal, analysis, measure.better) if signal else None,
        signal=_signal(signal, analysis, day_of) if signal else None,
        edge=signals.edge(signal, phase, analysis) if signal else None,
        undone=_signal(undone, analysis, day_of) if undone else None,
        values=len(inside),
        useful=phase.useful or 0,
        level=len(spread) == 1,
        before="" if before is None else shown_centre(before, series, measure, words),
        phase_day=day_of(inside[0]) if before is not None and inside else "",
        odds=_odds(phase, analysis, len(inside)) if state == "possible" else None,
    )
    return Told(facts, signal, (), centre_name)


def _signal(signal: Signal, analysis: Analysis, day_of: DayOf) -> SignalFact:
    rows = signals.rows_of(signal, analysis)
    key, count = _key(signal, analysis, len(rows))
    wide = signal.rule in ("few-runs", "many-runs", "few-crossings")
    if not wide and signals.stands(signal, analysis):
        return SignalFact(key, count, day_of(rows[0], True), None)
    first = day_of(rows[0], True)
    year_said = first == day_of(rows[0], False)
    return SignalFact(key, count, first, day_of(rows[-1], not year_said))


def _key(signal: Signal, analysis: Analysis, rows: int) -> tuple[str, int]:
    phase = analysis.phases[-1]
    if signal.rule in signals.RUNS:
        return f"run-{signal.side}", rows
    if signal.rule == "few-crossings":
        return signal.rule, phase.crossings or 0
    if signal.rule in ("few-runs", "many-runs"):
        return signal.rule, max((phase.runs or 1) - 1, 0)
    return (signal.rule if signal.rule == "astronomical" else f"{signal.rule}-{signal.side}"), rows


def _on(value: float, phase: Phase) -> bool:
    return phase.centre is not None and round(value, 9) == round(phase.centre, 9)


def _side(value: float | None, phase: Phase) -> Literal["above", "below", "on"] | None:
    if value is None or phase.centre is None:
        return None
    return "on" if _on(value, phase) else "above" if value > phase.centre else "below"


def _window(phase: Phase, analysis: Analysis) -> int | None:
    if not phase.frozen or phase.window is None:
        return None
    first, last = phase.window
    return sum(v is not None for v in analysis.values[first - 1 : last])


def _odds(phase: Phase, analysis: Analysis, values: int) -> tuple[int, int] | None:
    """In how many of how many charts of this length chance makes a possible signal: 1 in 3, 2 in 3."""
    chance = chance_of_possible(analysis.rules, _window(phase, analysis), values, analysis.kind)
    if chance >= 1 / 2:
        return min(OFTEN, key=lambda odds: abs(odds[0] / odds[1] - chance))
    return (1, round(1 / chance)) if chance > 0.005 else None


def due_days(measure: Measure, frame: Frame, started: date | None, finish: date | None) -> tuple[date, ...]:
    """When a measure without values is due; nothing where its plan gives no frequency or no start."""
    if started is None or not measure.frequency:
        return ()
    every = timing.period(measure.frequency, ())
    until = min(finish or started + timedelta(PROMISED_DAYS), started + timedelta(max(PROMISED_DAYS, 12 * every)))
    return timing.due_days(started, until, every, measure.collected, frame.settings.calendar)


def method(
    kind: ChartType,
    analysis: Analysis | None,
    series: Series,
    frame: Frame,
    words: Words,
    labels: Sequence[str],
) -> str:
    """Which chart, rules, window and limits were used."""
    rules = frame.settings.rules
    parts = [
        words.say("chart.method", kind=words.say(f"chart.kind-{kind.name}"), rules=words.say(f"chart.rules-{rules}"))
    ]
    if series.chart_because:
        parts.append(words.say(f"chart.because-{series.chart_because}"))
    if analysis is None:
        return " ".join(parts)
    phase = analysis.phases[-1]
    centre = upper(words.say(f"chart.{kind.centre}"))
    window = _window(phase, analysis)
    if window is None or phase.window is None:
        parts.append(words.say("chart.method-all", centre=centre))
    else:
        rows = [n for n in range(phase.window[0] - 1, phase.window[1]) if analysis.values[n] is not None]
        first, last = (labels[n] if labels else words.day(series.points[n].day) for n in (rows[0], rows[-1]))
        key = "chart.method-window-phase" if len(analysis.phases) > 1 else "chart.method-window"
        parts.append(words.say(key, n=window, centre=centre, first=first, last=last))
    if phase.strength != "too-early":
        parts += _limits_used(phase, analysis, words)
    if kind.limits:
        parts.append(words.say("chart.method-limits"))
    return " ".join(parts)


def _limits_used(phase: Phase, analysis: Analysis, words: Words) -> list[str]:
    used = []
    if analysis.rules == "ihi":
        used.append(words.say("chart.method-ihi"))
        if phase.runs_limits:
            used.append(words.say("chart.method-runs", low=phase.runs_limits[0], high=phase.runs_limits[1]))
    elif phase.longest_run_limit is not None and phase.crossings_limit is not None:
        most = phase.crossings_limit - 1
        used.append(words.say("chart.method-anhoej", run=phase.longest_run_limit + 1, crossings=most, n=most))
    if phase.strength_limits and phase.strong_crossings is not None:
        run, crossings = phase.strength_limits[0], phase.strong_crossings
        key = "chart.method-strong" if crossings >= 0 else "chart.method-strong-run"
        used.append(words.say(key, run=run, crossings=crossings, n=crossings))
    return used
