"""What a series says: no drawing, nothing of Altair, every value as an audience may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from mfi_site.charts.axis import ValueAxis
from mfi_site.charts.kinds import ChartType
from mfi_site.model.project import Measure
from mfi_site.model.values import Point, Series
from mfi_site.statistics import Analysis, Signal
from mfi_site.wording.sentence import Finding, Meaning, State

Tone = Literal["better", "worse", "neither"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A point that is part of a signal: its tone and whether the signal is strong."""

    tone: Tone
    strong: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of values, as texts; `centre` and `signal` empty where there is none."""

    day: date
    day_shown: str
    value: str
    centre: str
    signal: str
    note: str
    letter: str = ""
    small: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A note under the chart, by the letter that stands on it."""

    letter: str
    day: date
    day_shown: str
    text: str
    row: int


@dataclass(frozen=True, slots=True)
class PhaseWords:
    """A phase as it is drawn: rows `start` to `end` (0-based, `end` not included), its centre and reason."""

    start: int
    end: int
    day: date | None
    because: str
    centre: float | None
    centre_shown: str
    window_end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything a chart draws and a page says about one series.

    `meaning` is None where there is no signal; `stands` says that the named signal holds to the latest value.
    `claim` is what a headline may say of `meaning`: a gain that went back since is only a change. `verdict` says
    it in a few words. `finding` has the part to colour as `finding.signal`. `gaps` are the indexes of rows after
    which the line breaks; `bands` are closed stretches (first day, day after the last); `due` the days when values
    are due on a chart without any. `columns` heads the table whose lines are `rows`; `method` says rules, window
    and limits used.
    """

    measure: Measure
    series: Series
    kind: ChartType
    analysis: Analysis | None
    state: State
    meaning: Meaning | None
    claim: Meaning | None
    verdict: str
    signal: Signal | None
    goal: float | None
    goal_shown: str
    latest: Point | None
    latest_shown: str
    latest_day: str
    centre_shown: str
    headline: str
    finding: Finding
    description: str
    columns: tuple[str, str, str, str, str]
    rows: tuple[Row, ...]
    marks: tuple[Mark | None, ...]
    notes: tuple[Note, ...]
    phases: tuple[PhaseWords, ...]
    gaps: frozenset[int]
    bands: tuple[tuple[date, date], ...]
    due: tuple[date, ...]
    span: tuple[date, date]
    axis: ValueAxis
    axis_note: str
    method: str
    how_to_read: tuple[str, ...]
    labels: tuple[str, ...] = ()
    stands: bool = False

    @property
    def latest_tone(self) -> Tone | None:
        """What colours the latest value: a strong signal's meaning, while it stands."""
        return self.meaning if self.state == "strong" and self.stands else None

    @property
    def strength(self) -> State:
        return self.state

    @property
    def verdict_tone(self) -> Tone | None:
        return self.meaning
