"""The review of a change: plain frozen records, in words that may be shown to its audience."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from mfi_site.charts.types import Reading
from mfi_site.coach.review import StageNote
from mfi_site.model.finding import Finding
from mfi_site.model.project import Audience, IdeaState, Project

ValueKind = Literal["new", "corrected", "removed"]
CycleKind = Literal["planned", "started", "ended", "decided", "removed"]
ProjectKind = Literal["added", "removed", "renamed", "changed", "standing", "unreadable", "readable"]


@dataclass(frozen=True)
class Side:
    """One project at one version.

    `shown` is what the review's audience may read (None: nothing of it), `whole` what the coach may, `public`
    what anyone may. `readings` and `findings` are those of `shown`.
    """

    whole: Project
    shown: Project | None
    public: Project | None
    readings: Mapping[str, Reading] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    stage: StageNote | None = None


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A row that is new, corrected or gone; `known` says whether it holds a value now (before, where it is gone)."""

    kind: ValueKind
    day: date
    day_shown: str
    before: str
    after: str
    known: bool


@dataclass(frozen=True, slots=True)
class SignalChange:
    """A signal that came, grew, faded or went; `weight` orders them, the most telling highest."""

    text: str
    meaning: str
    weight: int


@dataclass(frozen=True, slots=True)
class PhaseProposal:
    """A new phase that the data suggest: why, where to write it (file, and place in it), and the exact lines."""

    text: str
    path: str
    place: str
    yaml: str


@dataclass(frozen=True)
class MeasureChange:
    """A measure whose values, plan or signal differ; `before` and `after` are what its chart says."""

    id: str
    name: str
    subject: str
    values: tuple[ValueChange, ...]
    before: Reading | None
    after: Reading | None
    signal: SignalChange | None = None
    plan: tuple[str, ...] = ()
    proposal: PhaseProposal | None = None

    def of(self, kind: ValueKind) -> tuple[ValueChange, ...]:
        """The changed rows of a kind that hold a value."""
        return tuple(v for v in self.values if v.kind == kind and v.known)


@dataclass(frozen=True, slots=True)
class CycleChange:
    """A test of change that was planned, started, ended, decided otherwise, or taken away."""

    kind: CycleKind
    number: int
    state: IdeaState
    idea: str
    text: str


@dataclass(frozen=True, slots=True)
class AimChange:
    """The aim in its old and new words; `because` is the team's reason, where it gave one."""

    before: str
    after: str
    because: str = ""


@dataclass(frozen=True)
class ProjectChange:
    """All that one project's change comes to.

    `unreadable` is a project whose charter can no longer be read, `readable` one whose charter can be read again.
    """

    id: str
    title: str
    kind: ProjectKind
    before_id: str | None = None
    measures: tuple[MeasureChange, ...] = ()
    cycles: tuple[CycleChange, ...] = ()
    aim: AimChange | None = None
    others: tuple[str, ...] = ()
    problems: tuple[Finding, ...] = ()
    liked: tuple[Finding, ...] = ()
    settled: tuple[Finding, ...] = ()
    better: tuple[Finding, ...] = ()
    concerns: tuple[Finding, ...] = ()
    privacy: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Review:
    """The whole review; `notes` say what could not be known, `reveals` sums up what becomes public."""

    school: str
    before: str
    after: str
    audience: Audience
    headline: str
    summary: str
    reveals: str
    projects: tuple[ProjectChange, ...]
    board: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    language: str = "en-GB"
