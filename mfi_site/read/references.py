"""References between the parts of a project: what points at nothing is reported and taken out."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from mfi_site.model.project import Charter, Cycle, Driver
from mfi_site.read.names import as_identifier
from mfi_site.read.notes import Notes
from mfi_site.read.yaml_text import Document, Keys

_MOST_TO_COMPARE = 300


@dataclass(frozen=True)
class Names:
    """The identifiers of a charter: those that can be used, and all that were written, the wrong ones too."""

    measures: tuple[str, ...]
    changes: tuple[str, ...]
    drivers: tuple[str, ...]
    written: frozenset[str]


def names_of(charter: Charter, document: Document) -> Names:
    """The identifiers that other parts may point at."""
    given = document.value if isinstance(document.value, dict) else {}
    written = {
        name
        for key in ("measures", "changes", "drivers")
        for item in _all(given.get(key))
        if isinstance(item.get("id"), str)
        for name in (item["id"], as_identifier(item["id"]))
    }
    return Names(
        tuple(m.id for m in charter.measures),
        tuple(c.id for c in charter.changes),
        tuple(d.id for d in _drivers(charter.drivers) if d.id),
        frozenset(written),
    )


def _all(items: Any) -> Iterable[dict[str, Any]]:
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            yield item
            yield from _all(item.get("drivers"))


def _drivers(drivers: tuple[Driver, ...]) -> Iterable[Driver]:
    for driver in drivers:
        yield driver
        yield from _drivers(driver.drivers)


def without_duplicates(charter: Charter, document: Document, notes: Notes) -> Charter:
    """The charter without measures and changes whose identifier stands earlier already."""
    updates: dict[str, Any] = {}
    for key, what in (("measures", "measure"), ("changes", "change idea")):
        seen: set[str] = set()
        kept = []
        for item in getattr(charter, key):
            if item.id in seen:
                place = _place_of(document, key, item.id)
                notes.problem(
                    "duplicate",
                    f'Two {what}s have the id "{item.id}"; the first is used.',
                    "Give each its own id.",
                    *place,
                )
            else:
                seen.add(item.id)
                kept.append(item)
        if len(kept) != len(seen) or len(kept) != len(getattr(charter, key)):
            updates[key] = tuple(kept)
    _note_driver_duplicates(charter, document, notes)
    return charter.model_copy(update=updates) if updates else charter


def _place_of(document: Document, key: str, identifier: str) -> tuple[int, int]:
    """The place of the last item of a list that has this id."""
    items = document.value.get(key) if isinstance(document.value, dict) else None
    numbers = [n for n, item in enumerate(items or []) if isinstance(item, dict) and item.get("id") == identifier]
    return document.place((key, numbers[-1], "id") if numbers else (key,))


def _note_driver_duplicates(charter: Charter, document: Document, notes: Notes) -> None:
    ids = [driver.id for driver in _drivers(charter.drivers) if driver.id]
    if len(ids) == len(set(ids)):
        return
    seen: set[str] = set()
    for keys, place in document.places.items():
        if keys[:1] == ("drivers",) and keys[-1] == "id":
            identifier = _value(document, keys)
            if identifier in seen:
                notes.problem(
                    "duplicate",
                    f'Two drivers have the id "{identifier}"; the first is used.',
                    "Give each its own id.",
                    *place,
                )
            seen.add(identifier)


def _value(document: Document, keys: Keys) -> Any:
    value = document.value
    for key in keys:
        try:
            value = value[key]
        except (KeyError, IndexError, TypeError):
            return None
    return value


class _Checker:
    """Keeps of each list of references those that point at something."""

    def __init__(self, names: Names, document: Document, notes: Notes) -> None:
        self.names = names
        self.document = document
        self.notes = notes

    def known(self, given: tuple[str, ...], known: Collection[str], what: str, path: Keys) -> tuple[str, ...]:
        if all(name in known for name in given):
            return given
        known = frozenset(known)
        for name in given:
            if name not in known and name not in self.names.written and not self.notes.full:
                place = place_in(self.document, path, name)
                self.notes.problem(
                    "reference",
                    f'"{path[-1]}" names {what} that is not in this charter: {name}.',
                    repair(name, known),
                    *place,
                )
        return tuple(name for name in given if name in known)

    def drivers(self, drivers: tuple[Driver, ...], path: Keys) -> tuple[Driver, ...]:
        found = []
        for number, driver in zip(self._numbers(path, len(drivers)), drivers, strict=True):
            here = (*path, number)
            found.append(
                driver.model_copy(
                    update={
                        "measures": self.known(driver.measures, self.names.measures, "a measure", (*here, "measures")),
                        "changes": self.known(driver.changes, self.names.changes, "a change idea", (*here, "changes")),
                        "drivers": self.drivers(driver.drivers, (*here, "drivers")),
                    }
                )
            )
        return tuple(found)

    def _numbers(self, path: Keys, count: int) -> list[int]:
        """Where the drivers that were kept stand in the list as written."""
        written = _value(self.document, path)
        if not isinstance(written, list) or len(written) == count:
            return list(range(count))
        usable = [n for n, item in enumerate(written) if isinstance(item, dict) and item.get("name")]
        return (usable + list(range(len(written), len(written) + count)))[:count]


def place_in(document: Document, path: Keys, name: str) -> tuple[int, int]:
    """The place of an item of the list at `path`, or of the list."""
    written = _value(document, path)
    if isinstance(written, list) and name in written:
        return document.place((*path, written.index(name)))
    return document.place(path)


def repair(name: str, known: Collection[str]) -> str:
    """What to do about a reference to nothing."""
    near = difflib.get_close_matches(name, sorted(known), 1, 0.6) if len(known) <= _MOST_TO_COMPARE else []
    return f'Did you mean "{near[0]}"?' if near else "Add it, or take the reference out."


def with_known_references(charter: Charter, cycles: Collection[str], document: Document, notes: Notes) -> Charter:
    """The charter without references to drivers, changes, measures and cycles that do not exist."""
    names = names_of(charter, document)
    checker = _Checker(names, document, notes)
    updates: dict[str, Any] = {}
    drivers = checker.drivers(charter.drivers, ("drivers",))
    if drivers != charter.drivers:
        updates["drivers"] = drivers
    if charter.focus and charter.focus not in names.drivers:
        if charter.focus not in names.written:
            notes.problem(
                "reference",
                f'"focus" names a driver that is not in this charter: {charter.focus}.',
                repair(charter.focus, names.drivers),
                *document.place(("focus",)),
            )
        updates["focus"] = None
    measures = tuple(_with_known_cycles(charter, n, cycles, document, notes) for n in range(len(charter.measures)))
    if measures != charter.measures:
        updates["measures"] = measures
    return charter.model_copy(update=updates) if updates else charter


def _with_known_cycles(charter: Charter, number: int, cycles: Collection[str], document: Document, notes: Notes) -> Any:
    measure = charter.measures[number]
    phases = []
    for position, phase in enumerate(measure.phases):
        if phase.pdsa and phase.pdsa not in cycles:
            place = next(
                (
                    document.places[keys]
                    for keys in document.places
                    if keys[0:1] == ("measures",) and keys[-1:] == ("pdsa",) and _value(document, keys) == phase.pdsa
                ),
                None,
            )
            notes.problem(
                "reference",
                f'"pdsa" names a cycle that has no file in pdsa: {phase.pdsa}.',
                repair(phase.pdsa, cycles),
                *(place or document.place(("measures", number, "phases", position))),
            )
            phase = phase.model_copy(update={"pdsa": ""})
        phases.append(phase)
    return measure if tuple(phases) == measure.phases else measure.model_copy(update={"phases": tuple(phases)})


def cycle_with_known_references(cycle: Cycle, names: Names, document: Document, notes: Notes) -> Cycle:
    """The cycle without measures that are not in the charter; the coach's rules ask for an idea that is not there."""
    head = cycle.head
    unknown = [name for name in head.measures if name not in names.measures]
    if not unknown:
        return cycle
    for name in unknown:
        if name not in names.written:
            notes.problem(
                "reference",
                f'"measures" names a measure that is not in the charter: {name}.',
                repair(name, names.measures),
                *place_in(document, ("measures",), name),
            )
    known = tuple(name for name in head.measures if name in names.measures)
    return Cycle(cycle.id, cycle.number, cycle.path, head.model_copy(update={"measures": known}), cycle.sections)
