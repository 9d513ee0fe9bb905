"""Plan-Do-Study-Act cycles: one Markdown file each, numbered in the order of their names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from mfi_site.model.project import Cycle, CycleHead
from mfi_site.read.heads import read_headed
from mfi_site.read.notes import Notes
from mfi_site.read.yaml_text import Document


@dataclass(frozen=True)
class ReadCycle:
    """A cycle with the places of its keys."""

    cycle: Cycle
    document: Document


def read_cycle(name: str, number: int, data: bytes, notes: Notes, allowed: Collection[str] = ()) -> ReadCycle | None:
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
