"""The values that go in and come out of the analysis of one series. Rows count from 1, missing ones too."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["run", "i", "p", "pp", "c", "u", "up", "g", "t"]
Rules = Literal["ihi", "anhoej"]
Strength = Literal["too-early", "none", "possible", "strong"]
Rule = Literal[
    "shift", "trend", "few-runs", "many-runs", "long-run", "few-crossings", "limits", "astronomical"
]
Side = Literal["above", "below", "up", "down"]


@dataclass(frozen=True, slots=True)
class Signal:
    """A rule that signals, on rows `start` to `end` inclusive.

    `side` is above or below the centre, up or down for a trend, None where a rule has no direction.
    """

    rule: Rule
    start: int
    end: int
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class PhaseSpec:
    """Where a phase starts (row), and how many of its first values the centre is frozen on (None: all)."""

    start: int
    baseline: int | None = None


@dataclass(frozen=True, slots=True)
class Phase:
    """What one phase shows.

    `window` is the rows the centre comes from, and `runs` and `runs_limits` are of that window.
    `longest_run_limit`: a longer run signals; `crossings_limit`: fewer crossings signal.
    `strength_limits` is (run, crossings): that run or a longer one, those crossings or fewer, are strong.
    `strong_crossings` is lower than the second where values lie on the line: few also for the useful alone.
    The limits of rules are None where no rule may be judged (under 10 useful observations).
    `lower` and `upper` have one entry a row on a control chart and none on a run chart.
    """

    start: int
    end: int
    centre: float | None
    window: tuple[int, int] | None
    frozen: bool
    useful: int | None
    longest_run: int | None
    longest_run_limit: int | None
    crossings: int | None
    crossings_limit: int | None
    runs: int | None
    runs_limits: tuple[int, int] | None
    signals: tuple[Signal, ...]
    lower: tuple[float | None, ...]
    upper: tuple[float | None, ...]
    strength: Strength
    strength_limits: tuple[int, int] | None
    strong_crossings: int | None
    strong_rules: tuple[Rule, ...]
    strong_signals: tuple[Signal, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """A whole series: the plotted values (None is missing) and its phases in order, never none."""

    kind: Kind
    rules: Rules
    n: int
    missing: int
    values: tuple[float | None, ...]
    phases: tuple[Phase, ...]

    @property
    def strength(self) -> Strength:
        """The strength of the last phase."""
        return self.phases[-1].strength

    @property
    def strength_limits(self) -> tuple[int, int] | None:
        """The strong test's (run, crossings) of the last phase."""
        return self.phases[-1].strength_limits


@dataclass(frozen=True, slots=True)
class Proposal:
    """A phase that the data suggest: it would start at row `start` with a run of `length` useful values."""

    start: int
    end: int
    side: Side
    length: int
