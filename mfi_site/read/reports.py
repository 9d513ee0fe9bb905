"""Monthly reports and the coach's feedback on them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection

from mfi_site.model.project import Feedback, FeedbackHead, Report, ReportHead
from mfi_site.read.heads import read_headed
from mfi_site.read.notes import Notes

HUMAN_SIDE = "human side of change"
_HUMAN = re.compile(r"\b(?:human|people)(?:['’]s)?[\W_]{0,3}sides?\b|\btaobh daonna\b")
_NEAR = 0.8
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")


def is_month(name: str) -> bool:
    """Whether a file's name is a month, as in 2025-10."""
    return _MONTH.fullmatch(name) is not None


def note_wrong_month(notes: Notes) -> None:
    """Say that a report's file is not named for a month."""
    notes.problem("name", "The name of this file is not a month.", "Name it for its month, such as 2025-10.md.")


def read_report(month: str, number: int, data: bytes, notes: Notes, allowed: Collection[str] = ()) -> Report | None:
    """A report, or None, with findings, where it cannot be used."""
    read = read_headed(ReportHead, data, notes, "a report", allowed=allowed)
    if read.head is None:
        return None
    closed = tuple(s.heading for s in read.sections if _is_nearly_closed(s.heading))
    head = read.head.model_copy(update={"coach_only": (*read.head.coach_only, *closed)}) if closed else read.head
    return Report(month, number, notes.path, head, read.sections)


def _is_nearly_closed(heading: str) -> bool:
    """Whether a heading that is not "Human side of change" is meant as it, so that it is closed all the same."""
    name = heading.casefold()
    return name != HUMAN_SIDE and (_HUMAN.search(name) is not None or _alike(name, HUMAN_SIDE) >= _NEAR)


def _alike(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one[:80], other).ratio()


def read_feedback(month: str, data: bytes, notes: Notes, allowed: Collection[str] = ()) -> Feedback | None:
    """Feedback, or None, with findings, where it cannot be used."""
    read = read_headed(FeedbackHead, data, notes, "feedback", allowed=allowed)
    return None if read.head is None else Feedback(month, notes.path, read.head, read.sections)
