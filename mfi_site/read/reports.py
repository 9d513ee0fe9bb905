"""Monthly reports and the coach's feedback on them."""

from __future__ import annotations

import re
from collections.abc import Collection

from mfi_site.model.project import Feedback, FeedbackHead, Report, ReportHead
from mfi_site.read.closing import HUMAN_SIDE
from mfi_site.read.heads import read_headed
from mfi_site.read.notes import Notes

_HUMAN = re.compile(r"\b(?:human|people)(?:['’]s)?[\W_]{0,3}sides?\b|\btaobh daonna\b")
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")


def is_month(name: str) -> bool:
    """Whether a file's name is a month, as in 2025-10."""
    return _MONTH.fullmatch(name) is not None


def note_wrong_month(notes: Notes) -> None:
    """Say that a report's file is not named for a month."""
    notes.problem("name", "The name of this file is not a month.", "Name it for its month, such as 2025-10.md.")


def read_report(month: str, number: int, data: bytes, notes: Notes, allowed: Collection[str] = ()) -> Report | None:
    """A report, or None, with findings, where it cannot be used."""
    read = read_headed(ReportHead, data, notes, "a report", allowed=allowed, always=HUMAN_SIDE)
    if read.head is None:
        return None
    closed = tuple(s.heading for s in read.sections if _HUMAN.search(s.heading.casefold()))
    head = read.head.model_copy(update={"coach_only": (*read.head.coach_only, *closed)}) if closed else read.head
    return Report(month, number, notes.path, head, read.sections)


def read_feedback(month: str, data: bytes, notes: Notes, allowed: Collection[str] = ()) -> Feedback | None:
    """Feedback, or None, with findings, where it cannot be used."""
    read = read_headed(FeedbackHead, data, notes, "feedback", allowed=allowed)
    return None if read.head is None else Feedback(month, notes.path, read.head, read.sections)
