"""A project: its charter, driver diagram, ideas, measures, cycles, reports, tools and images."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from mfi_site.model.authored import Authored, CommaListed, Day, Headings, Identifier, Listed, Number, Text, Whole, YesNo
from mfi_site.model.denominator import Denominator
from mfi_site.model.scalars import GOAL_SCHEMA, Baseline, Frequency, Progress, Unit, goals_given
from mfi_site.model.shapes import AnyCase
from mfi_site.model.values import Series

Audience = Annotated[Literal["public", "coach"], AnyCase()]
Status = Annotated[Literal["active", "paused", "complete", "abandoned"], AnyCase()]
MeasureType = Annotated[Literal["outcome", "process", "balancing"], AnyCase()]
Better = Annotated[Literal["higher", "lower", "neither"], AnyCase()]
ChartKind = Annotated[Literal["run", "i", "p", "pp", "u", "up", "c", "g", "t"], AnyCase()]
Scale = Annotated[Literal["pupil", "group", "class", "stage", "school", "cluster"], AnyCase()]
Person = Annotated[Literal["team", "manager", "coach"], AnyCase()]
SCALES: tuple[Scale, ...] = ("pupil", "group", "class", "stage", "school", "cluster")
Decision = Annotated[Literal["adopt", "adapt", "abandon"], AnyCase()]
IdeaState = Literal["untested", "testing", "adapted", "adopted", "abandoned"]

class Role(Authored):
    role: Text
    lead: YesNo = False


class AimChanged(Authored):
    on: Day
    because: Text = ""


class Driver(Authored):
    """A driver of any level; a primary driver stands directly under the aim."""

    id: Identifier | None = None
    name: Text
    measures: Annotated[tuple[Identifier, ...], CommaListed] = ()
    drivers: Annotated[tuple[Driver, ...], Listed] = ()
    changes: Annotated[tuple[Identifier, ...], CommaListed] = ()


class Change(Authored):
    """A change idea."""

    id: Identifier
    idea: Text
    origin: Text = Field(default="", alias="from")
    implementation: Text = ""


class Goal(Authored):
    value: Number
    start: Day | None = Field(default=None, alias="from")


class PhaseStart(Authored):
    """Where the process is known to have changed."""

    start: Day = Field(alias="from")
    because: Text = ""
    pdsa: Text = ""
    baseline: Baseline | None = None


class Measure(Authored):
    """One line of the measurement plan."""

    id: Identifier
    name: Text
    short: Text = ""
    type: MeasureType | None = None
    better: Better = "higher"
    goal: Annotated[tuple[Goal, ...], BeforeValidator(goals_given), WithJsonSchema(GOAL_SCHEMA)] = ()
    unit: Unit | None = None
    definition: Text = ""
    collected: Text = ""
    frequency: Frequency | None = None
    minutes: Number | None = None
    chart: ChartKind = "run"
    baseline: Baseline | None = None
    phases: Annotated[tuple[PhaseStart, ...], Listed] = ()
    sensitive: YesNo = False
    approved_by: Text = ""
    of: Denominator = "people"
    group: Annotated[Whole, Field(ge=1)] | None = None
    counts: Annotated[Literal["people", "events"], AnyCase()] | None = None

    @property
    def in_percent(self) -> bool:
        """Whether the plan says that values are percentages, by the unit or by a name that starts with %."""
        return self.unit == "%" or self.name.startswith("%")


class Ignore(Authored):
    ignore: Annotated[tuple[Text, ...], CommaListed] = ()
    because: Text = ""


class Charter(Authored):
    """charter.md's front matter"""

    title: Text
    aim: Text = ""
    population: Text = ""
    started: Day
    finish: Day | None = None
    status: Status = "active"
    progress: Progress | None = None
    aim_note: Text = ""
    focus: Identifier | None = None
    influence: Text = ""
    protected_minutes: Number | None = None
    aim_changed: AimChanged | None = None
    tags: Annotated[tuple[Text, ...], CommaListed] = ()
    hgios: Annotated[tuple[Text, ...], CommaListed] = ()
    team: Annotated[tuple[Role, ...], Listed] = ()
    coach: Text = ""
    manager: Text = ""
    adapted_from: Text = ""
    drivers: Annotated[tuple[Driver, ...], Listed] = ()
    changes: Annotated[tuple[Change, ...], Listed] = ()
    measures: Annotated[tuple[Measure, ...], Listed] = ()
    review: Ignore = Ignore()
    audience: Audience = "public"
    coach_only: Headings = ()


class CycleHead(Authored):
    """The front matter of pdsa/*.md"""

    change: Identifier
    started: Day | None = None
    ended: Day | None = None
    scale: Scale | None = None
    conditions: Text = ""
    measures: Annotated[tuple[Identifier, ...], CommaListed] = ()
    prediction_met: Annotated[Literal["yes", "partly", "no"], AnyCase()] | None = None
    decision: Decision | None = None
    audience: Audience = "public"
    coach_only: Headings = ()


class ReportHead(Authored):
    """The front matter of reports/<YYYY-MM>.md"""

    submitted: Day
    progress: Progress | None = None
    exception: Text = ""
    audience: Audience = "public"
    coach_only: Headings = ()


class FeedbackHead(Authored):
    """The front matter of reports/<YYYY-MM>.feedback.md"""

    sent: Day | None = None
    to: Annotated[tuple[Person, ...], CommaListed] = ()
    expected: Day | None = None
    audience: Audience = "coach"


class Contact(Authored):
    day: Day = Field(alias="date")
    people: Annotated[tuple[Person, ...], CommaListed] = Field(default=(), alias="with")
    how: Annotated[Literal["visit", "call", "online", "email"], AnyCase()]
    note: Text = ""


class ImageConsent(Authored):
    file: Text
    people: Annotated[Literal["none", "adults", "pupils"], AnyCase()] = "none"
    consent: Text = ""
    expires: Day | None = None
    withdrawn: Day | YesNo | None = None
    alt: Text = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a Markdown body; `line` is that of its heading."""

    heading: str
    level: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Cycle:
    """A Plan-Do-Study-Act cycle; `number` is its place among the project's cycles, from 1."""

    id: str
    number: int
    path: str
    head: CycleHead
    sections: tuple[Section, ...] = ()

    def section(self, heading: str) -> str:
        wanted = heading.casefold()
        return next((s.text for s in self.sections if s.heading.casefold() == wanted), "")

    @property
    def state(self) -> Literal["planned", "running", "ended"]:
        return "ended" if self.head.ended else "running" if self.head.started else "planned"


@dataclass(frozen=True, slots=True)
class Report:
    """A monthly report; `head` is for the coach alone and None in public.

    `stated` is the day that the file gives, where the history shows that the report came later.
    """

    month: str
    number: int
    path: str
    head: ReportHead | None
    sections: tuple[Section, ...] = ()
    stated: date | None = None


@dataclass(frozen=True, slots=True)
class Feedback:
    month: str
    path: str
    head: FeedbackHead
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Tool:
    """A force field, fishbone, process map or Pareto: `form` is the diagram's or chart's own frozen type."""

    id: str
    path: str
    kind: str
    form: Any


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that may be published: `data` has had its metadata stripped."""

    file: str
    alt: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Project:
    """One project; `series` holds only what its audience may see and is empty as written.

    `lines` gives the place of a key of the charter: ("measures", 0, "goal") -> (line, column).
    `notice` is set where the charter could not be read and the project's page only says so.
    `unread` are the months whose report is there and cannot be read; only a coach hears of them.
    """

    id: str
    charter: Charter
    prose: tuple[Section, ...] = ()
    series: tuple[Series, ...] = ()
    cycles: tuple[Cycle, ...] = ()
    reports: tuple[Report, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    contacts: tuple[Contact, ...] = ()
    tools: tuple[Tool, ...] = ()
    images: tuple[Image, ...] = ()
    consents: tuple[ImageConsent, ...] = ()
    lines: tuple[tuple[tuple[str | int, ...], tuple[int, int]], ...] = ()
    left_out: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    notice: bool = False

    def series_of(self, measure: str) -> Series | None:
        return next((s for s in self.series if s.measure == measure), None)

    def measure(self, measure: str) -> Measure | None:
        return next((m for m in self.charter.measures if m.id == measure), None)

    def cycles_of(self, change: str) -> tuple[Cycle, ...]:
        return tuple(c for c in self.cycles if c.head.change == change)

    def state_of(self, change: str) -> IdeaState:
        """The state of an idea is that of its latest cycle: none, planned or running, else its decision."""
        cycles = self.cycles_of(change)
        if not cycles:
            return "untested"
        last = cycles[-1]
        if last.state != "ended" or last.head.decision is None:
            return "testing"
        states: dict[Decision, IdeaState] = {"adopt": "adopted", "adapt": "adapted", "abandon": "abandoned"}
        return states[last.head.decision]

    def place(self, *keys: str | int) -> tuple[int | None, int | None]:
        """The line and column of a key of the charter, or of its nearest parent that has one."""
        wanted = tuple(keys)
        table = dict(self.lines)
        while wanted:
            if wanted in table:
                return table[wanted]
            wanted = wanted[:-1]
        return None, None
