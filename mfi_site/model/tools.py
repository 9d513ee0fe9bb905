"""The four tools that a school fills in as YAML: force field, fishbone, process map and Pareto."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mfi_site.model.authored import Authored, Day, Listed, Number, Text, Whole
from mfi_site.model.project import Audience
from mfi_site.model.shapes import AnyCase

ToolKind = Literal["force-field", "fishbone", "process-map", "pareto"]
StepKind = Annotated[Literal["start", "step", "decision", "wait", "end"], AnyCase()]


class Tool(Authored):
    """What every tool may carry; `learned` is shown with the picture."""

    title: Text = ""
    day: Day | None = Field(default=None, alias="date")
    learned: Text = ""
    audience: Audience = "public"


class Force(Authored):
    force: Text
    strength: Annotated[Whole, Field(ge=1, le=5)] = 3


class ForceField(Tool):
    """Forces that drive a change and forces that restrain it, each with a strength of 1 to 5."""

    tool: Annotated[Literal["force-field"], AnyCase()] = "force-field"
    change: Text
    driving: Annotated[tuple[Force, ...], Listed] = ()
    restraining: Annotated[tuple[Force, ...], Listed] = ()


class Fishbone(Tool):
    """An effect and its causes by branch, in the order written."""

    tool: Annotated[Literal["fishbone"], AnyCase()] = "fishbone"
    effect: Text
    causes: dict[Text, Annotated[tuple[Text, ...], Listed]] = Field(default_factory=dict)


class Step(Authored):
    """A step of a process; `next` names the steps that follow, absent: the one written after it."""

    step: Text
    by: Text = ""
    kind: StepKind = "step"
    next: Annotated[tuple[Text, ...], Listed] = ()


class ProcessMap(Tool):
    tool: Annotated[Literal["process-map"], AnyCase()] = "process-map"
    steps: Annotated[tuple[Step, ...], Listed]


class Pareto(Tool):
    """How often each cause was counted."""

    tool: Annotated[Literal["pareto"], AnyCase()] = "pareto"
    of: Text
    counts: dict[Text, Annotated[Number, Field(ge=0)]]


FORMS: dict[str, type[ForceField] | type[Fishbone] | type[ProcessMap] | type[Pareto]] = {
    "force-field": ForceField,
    "fishbone": Fishbone,
    "process-map": ProcessMap,
    "pareto": Pareto,
}
