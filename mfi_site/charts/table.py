"""The table of values behind a chart, and the notes that stand on it as letters."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_lowercase

from mfi_site.charts import signals
from mfi_site.charts.facts import Told
from mfi_site.charts.types import Note, PhaseWords, Row
from mfi_site.charts.values import shown
from mfi_site.model.project import Measure
from mfi_site.model.values import Known, Series
from mfi_site.statistics import Analysis, Signal
from mfi_site.wording import Words


def table(
    measure: Measure,
    series: Series,
    analysis: Analysis | None,
    behind: Sequence[Signal | None],
    told: Told,
    phases: Sequence[PhaseWords],
    words: Words,
    labels: Sequence[str],
) -> tuple[tuple[Row, ...], tuple[Note, ...]]:
    """One line a row, in date order, and its notes with the letters a, b, c ..."""
    centres = [phase.centre_shown for phase in phases for _ in range(phase.start, phase.end)]
    said: dict[Signal | None, str] = {
        s: _signal(s, measure, analysis, told.centre_name, words) for s in set(behind) if s and analysis}
    rows: list[Row] = []
    notes: list[Note] = []
    for index, point in enumerate(series.points):
        day = labels[index] if labels else words.day(point.day)
        letter = ""
        if point.note:
            letter = _letter(len(notes))
            notes.append(Note(letter, point.day, day, point.note, index))
        rows.append(
            Row(
                point.day,
                day,
                shown(point.value, series, measure, words),
                centres[index] if index < len(centres) else "",
                said.get(behind[index], "") if index < len(behind) else "",
                point.note,
                letter,
                isinstance(point.value, Known) and point.value.small,
            )
        )
    return tuple(rows), tuple(notes)


def _letter(index: int) -> str:
    """a to z, then aa, ab ..."""
    first, last = divmod(index, 26)
    return (ascii_lowercase[first - 1] if first else "") + ascii_lowercase[last]


def _signal(signal: Signal, measure: Measure, analysis: Analysis, centre: str, words: Words) -> str:
    phase = next(p for p in analysis.phases if p.start <= signal.start <= p.end)
    made = (*phase.strong_signals, signals.named_signal(phase, analysis.rules))
    strength = "strong" if phase.strength == "strong" and signal in made else "possible"
    verdict = words.say(f"chart.{strength}-{signals.meaning_in(phase, signal, analysis, measure.better)}")
    stem = "run" if signal.rule in signals.RUNS else signal.rule
    key = stem if stem == "astronomical" else f"{stem}-{signal.side}"
    return words.say(f"chart.signal-{key}", centre=centre, verdict=verdict)
