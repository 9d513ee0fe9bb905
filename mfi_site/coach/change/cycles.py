"""Tests of change that a change plans, starts, ends, decides or takes away."""

from __future__ import annotations

from mfi_site.coach.change.model import CycleChange
from mfi_site.coach.change.saying import clipped, upper
from mfi_site.model.project import Cycle, IdeaState, Project
from mfi_site.wording import Words

_DECIDED: dict[str, IdeaState] = {"adopt": "adopted", "adapt": "adapted", "abandon": "abandoned"}
_SCALES = {
    "pupil": "one pupil", "group": "one group", "class": "one class", "stage": "a whole stage",
    "school": "the whole school", "cluster": "several schools",
}  # fmt: skip


def cycle_changes(before: Project | None, after: Project | None, words: Words) -> tuple[CycleChange, ...]:
    """The tests whose state or decision differs, in the order of their numbers."""
    old = {c.id: c for c in before.cycles} if before else {}
    new = {c.id: c for c in after.cycles} if after else {}
    found = [_change(old.get(name), cycle, after, words) for name, cycle in new.items() if after]
    if before is not None:
        found += [_removed(cycle, before) for name, cycle in old.items() if name not in new]
    return tuple(sorted((c for c in found if c is not None), key=lambda c: (c.number, c.kind)))


def state_of(cycle: Cycle) -> IdeaState:
    """The state that a test gives its idea."""
    if cycle.state != "ended" or cycle.head.decision is None:
        return "testing" if cycle.state != "planned" else "untested"
    return _DECIDED[cycle.head.decision]


def idea_of(cycle: Cycle, project: Project) -> str:
    """The idea that a test tests, in the team's words."""
    found = next((c.idea for c in project.charter.changes if c.id == cycle.head.change), "")
    return clipped(found or cycle.head.change, 120)


def where(cycle: Cycle) -> str:
    """The scale and conditions of a test."""
    scale, conditions = _SCALES.get(cycle.head.scale or "", ""), clipped(cycle.head.conditions, 120)
    return f"{conditions} ({scale})" if conditions and scale else conditions or scale


def _change(old: Cycle | None, new: Cycle, project: Project, words: Words) -> CycleChange | None:
    idea, state = idea_of(new, project), state_of(new)
    place = where(new)
    told = f": {place}" if place else ""
    if new.state == "ended" and new.head.ended and (old is None or old.state != "ended"):
        met = {"yes": ", as predicted", "partly": ", partly as predicted", "no": ", not as predicted"}
        said = f"ended {words.short_day(new.head.ended)}{met.get(new.head.prediction_met or '', '')}{told}"
        return CycleChange("ended", new.number, state, idea, upper(said))
    if new.state == "ended" and old is not None and old.head.decision != new.head.decision:
        was = _DECIDED.get(old.head.decision or "", "without a decision")
        return CycleChange("decided", new.number, state, idea, f"Now {state}, before {was}")
    if new.state == "running" and new.head.started and (old is None or old.state != "running"):
        again = "Open again, started" if old is not None and old.state == "ended" else "Started"
        return CycleChange("started", new.number, state, idea, f"{again} {words.short_day(new.head.started)}{told}")
    if new.state == "planned" and old is None:
        return CycleChange("planned", new.number, state, idea, f"Planned{told}")
    return None


def _removed(old: Cycle, project: Project) -> CycleChange:
    return CycleChange("removed", old.number, state_of(old), idea_of(old, project), "Taken out of the board")
