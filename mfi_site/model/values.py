"""Values as an audience may see them: Known, Suppressed or Missing, and the series they make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Mask = Literal["or-under", "or-over", "under", "over"]
Scale = Literal["percentage", "ratio", "count", "number"]
SuppressedWhy = Literal["small-group", "coach-only", "by-author"]
MissingWhy = Literal["not-collected", "not-applicable", "not-available", "row-left-out"]


@dataclass(frozen=True, slots=True)
class Known:
    """A value that may be shown: `value` is what is drawn and analysed (percentages 0 to 100).

    A masked end is drawn at `value` and named by `mask` and `bound` ("20% or under": or-under, 20).
    `small` says that five to nine people stand behind it.
    """

    value: float
    mask: Mask | None = None
    bound: float | None = None
    small: bool = False


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A value that exists and may not be shown."""

    why: SuppressedWhy


@dataclass(frozen=True, slots=True)
class Missing:
    """A value that was never there: not zero, and not hidden."""

    why: MissingWhy


Value = Known | Suppressed | Missing


@dataclass(frozen=True, slots=True)
class Point:
    """One row of a measure; numerator and denominator only where they may be published."""

    day: date
    value: Value
    note: str = ""
    astronomical: bool = False
    numerator: float | None = None
    denominator: float | None = None

    @property
    def number(self) -> float | None:
        return self.value.value if isinstance(self.value, Known) else None


@dataclass(frozen=True, slots=True)
class Series:
    """A measure's points in date order, as one audience may see them.

    `chart` is the kind to draw for this audience (a `p` chart of small groups becomes `run`, and
    `chart_because` says so); `decimals` is how many places its values are shown with; `withheld` says
    why no value at all may be shown.
    """

    measure: str
    scale: Scale
    points: tuple[Point, ...]
    chart: str = "run"
    chart_because: str = ""
    decimals: int = 0
    withheld: Literal["", "sensitive", "problem"] = ""
    counts_published: bool = False

    @property
    def known(self) -> tuple[Point, ...]:
        return tuple(p for p in self.points if isinstance(p.value, Known))

    @property
    def latest(self) -> Point | None:
        known = self.known
        return known[-1] if known else None
