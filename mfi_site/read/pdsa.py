"""Plan-Do-Study-Act cycles: one Markdown file each, numbered in the order of their names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from mfi_site.model.project import Cycle, CycleHead
from mfi_site.read.heads import read_headed
from mfi_site.read.notes import Notes
from mfi_site.read.yaml_text import Document


@dataclass(frozen=True)
class ReadCycle:
    """A cycle with the places of its keys."""

    cycle: Cycle
    document: Document


def read_cycle(
    name: str, number: int, data: bytes, notes: Notes, today: date, allowed: Collection[str] = ()
) -> ReadCycle | None:
    """A cycle, or None, with findings, where it cannot be used; its identifier is the file's name."""
    read = read_headed(CycleHead, data, notes, "a cycle", allowed=allowed)
    head = read.head
    if head is None:
        return None
    place = read.document.place
    if head.ended and ("started",) not in read.document.places:
        notes.problem(
            "required",
            'A cycle that has ended needs "started", which is missing.',
            "Add the day it started, such as started: 2025-09-08.",
            *place(("ended",)),
        )
    if head.ended and head.started and head.ended < head.started:
        notes.problem(
            "date",
            f'"ended" is before "started": {head.ended.isoformat()}.',
            "Check the two days.",
            *place(("ended",)),
        )
        return None
    head = _as_of(today, head, read.document, notes)
    if head.ended:
        for key, words in (("prediction_met", "yes, partly or no"), ("decision", "adopt, adapt or abandon")):
            if getattr(head, key) is None and (key,) not in read.document.places:
                notes.problem(
                    "required",
                    f'A cycle that has ended needs "{key}", which is missing.',
                    f'Add "{key}: " with {words}.',
                    *place(("ended",)),
                )
    return ReadCycle(Cycle(name, number, notes.path, head, read.sections), read.document)


def _as_of(today: date, head: CycleHead, document: Document, notes: Notes) -> CycleHead:
    """The cycle without days that are still to come: it is planned until it starts, and runs until it ends."""
    to_come: dict[str, None] = {}
    for key, day, meanwhile in (("started", head.started, "planned"), ("ended", head.ended, "running")):
        if day is None or day <= today:
            continue
        to_come[key] = None
        if "started" not in to_come or key == "started":
            notes.problem(
                "date",
                f'"{key}" is in the future, so this cycle counts as {meanwhile}: {day.isoformat()}.',
                f"Check the year, or write the day once the test has {key}.",
                *document.place((key,)),
            )
    return head.model_copy(update=to_come) if to_come else head
