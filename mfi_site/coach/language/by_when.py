"""Does an aim say by when? A date, a month, a term, a session, a feast, or a number of weeks."""

from __future__ import annotations

from dataclasses import dataclass

from mfi_site.coach.language.dates import times
from mfi_site.coach.language.deadline import deadline
from mfi_site.coach.language.text import Span


@dataclass(frozen=True, slots=True)
class ByWhen:
    """Whether an end is stated, and where."""

    present: bool
    span: Span | None = None


def by_when(aim: str) -> ByWhen:
    """Find when the aim is to be reached; a date that only dates the baseline does not count."""
    for time in times(aim):
        if time.ends:
            return ByWhen(True, time.span)
    unknown = deadline(aim)
    return ByWhen(unknown is not None, unknown)
