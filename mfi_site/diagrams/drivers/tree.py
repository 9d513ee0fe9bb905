"""What stands in a driver diagram: aim, drivers by level, ideas with their state, and what the measures say."""

from __future__ import annotations

from dataclasses import dataclass

from mfi_site.diagrams.kit.material import Material, anchor
from mfi_site.diagrams.kit.svg import decoration
from mfi_site.model.project import Change, Driver, IdeaState


@dataclass(frozen=True, slots=True)
class Said:
    """A measure in a box: its name, sparkline (SVG or ""), and its latest value with the word for its signal."""

    name: str
    spark: str
    strength: str
    meaning: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Idea:
    """`tests` are the cycles' numbers with where they stand on the page."""

    id: str
    text: str
    state: IdeaState
    word: str
    tests: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """An idea under a driver; `also` where it is drawn under an earlier one."""

    idea: Idea
    also: bool = False


@dataclass(frozen=True, slots=True)
class Branch:
    """A driver of level 1 (primary) or deeper; `loose` gathers the ideas that no driver carries."""

    name: str
    level: int
    said: tuple[Said, ...] = ()
    places: tuple[Place, ...] = ()
    branches: tuple[Branch, ...] = ()
    focus: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Tree:
    """`under_aim` are the ideas of a project that has no drivers yet."""

    aim: str
    said: tuple[Said, ...]
    branches: tuple[Branch, ...]
    under_aim: tuple[Place, ...]
    depth: int

    @property
    def empty(self) -> bool:
        return not self.branches and not self.under_aim


def tree(material: Material) -> Tree:
    """The driver diagram of a project; an idea stands under the first driver that names it."""
    charter = material.project.charter
    ideas = {c.id: _idea(c, material) for c in charter.changes}
    used: set[str] = set()
    branches = tuple(_branch(d, 1, ideas, used, material) for d in charter.drivers)
    left = tuple(Place(i) for name, i in ideas.items() if name not in used)
    depth = max((_depth(b) for b in branches), default=0)
    if branches and left:
        branches += (Branch(material.say("loose"), 1, places=left, loose=True),)
    lead = next((m.id for m in charter.measures if m.type == "outcome"), None)
    aim = charter.aim or charter.aim_note or material.say("no-aim")
    return Tree(aim, _said((lead,) if lead else (), material), branches, () if branches else left, depth)


def _branch(driver: Driver, level: int, ideas: dict[str, Idea], used: set[str], material: Material) -> Branch:
    places = []
    for name in dict.fromkeys(driver.changes):
        if name in ideas:
            places.append(Place(ideas[name], also=name in used))
            used.add(name)
    branches = tuple(_branch(d, level + 1, ideas, used, material) for d in driver.drivers)
    focus = driver.id is not None and driver.id == material.project.charter.focus
    return Branch(driver.name, level, _said(driver.measures, material), tuple(places), branches, focus)


def _depth(branch: Branch) -> int:
    return 1 + max((_depth(b) for b in branch.branches), default=0)


def _idea(change: Change, material: Material) -> Idea:
    state = material.project.state_of(change.id)
    tests = tuple((c.number, f"#{anchor(c)}") for c in material.project.cycles_of(change.id))
    return Idea(change.id, change.idea, state, material.say(state), tests)


def _said(measures: tuple[str, ...], material: Material) -> tuple[Said, ...]:
    found = []
    for name in dict.fromkeys(measures):
        measure, reading = material.project.measure(name), material.readings.get(name)
        if measure is None or reading is None:
            continue
        verdict = reading.verdict
        text = material.say("value", value=reading.latest_shown, verdict=verdict) if reading.latest_shown else verdict
        spark = decoration(material.sparks.get(name, "")) if reading.latest_shown else ""
        found.append(Said(measure.name, spark, reading.state, reading.claim, text))
    return tuple(found)
