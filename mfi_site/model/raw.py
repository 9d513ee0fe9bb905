"""Raw counts as a school wrote them. Only `read`, `disclose` and `pipeline` may import this module."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mfi_site.model.project import Project
from mfi_site.model.values import MissingWhy


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row: a `value`, or a numerator and a denominator; `missing` or `suppressed` where it is marked so."""

    day: date
    line: int
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    missing: MissingWhy | None = None
    suppressed: bool = False
    note: str = ""
    decimals: int = 0
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class RawSeries:
    """A measure's rows in date order; `counted` says that the file has numerators and denominators.

    `left_out` is what its project's page says of rows that are left out, or of the whole file.
    """

    measure: str
    path: str
    counted: bool
    rows: tuple[RawRow, ...]
    problem: bool = False
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A project as written, before anything was withheld for an audience."""

    project: Project
    raw: tuple[RawSeries, ...]
