"""Where the line breaks, which weeks are closed and when values are due, by the school calendar."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from mfi_site.model.board import Calendar
from mfi_site.model.scalars import NAMED_FREQUENCIES

GAP_PERIODS = 1.5
CLOSED_BREAK = 21
CLOSED_BAND = 7
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


def period(frequency: str | None, days: Sequence[date]) -> int:
    """Days between collections: the measure's own, else the commonest gap of the data, else a week."""
    if frequency:
        return NAMED_FREQUENCIES.get(frequency) or int(frequency)
    gaps = Counter((b - a).days for a, b in pairwise(days))
    return min(gaps, key=lambda gap: (-gaps[gap], gap)) if gaps else 7


def frequency_name(days: int) -> str:
    """The name of a period, "" where it has none."""
    return next((name for name, length in NAMED_FREQUENCIES.items() if length == days), "")


def broken_after(days: Sequence[date], every: int, calendar: Calendar, by_event: bool = False) -> set[int]:
    """The indexes of rows after which the line breaks, missing rows apart.

    A stretch inside a term of over 1.5 periods without a row, or a closed stretch of over 21 days.
    `by_event`: rows come when events do, so that only closed stretches break the line.
    """
    found = set()
    stretches = calendar.closed_stretches(days[0], days[-1]) if days else ()
    for index, (a, b) in enumerate(pairwise(days)):
        if (b - a).days <= min(GAP_PERIODS * every, CLOSED_BREAK):
            continue
        closed = [
            (max(s, a + timedelta(1)), min(e, b - timedelta(1)), (e - s).days + 1)
            for s, e in stretches
            if e > a and s < b
        ]
        closed = [part for part in closed if part[1] >= part[0]]
        if any(whole > CLOSED_BREAK for _, _, whole in closed) or (
            not by_event and _longest_open(a, b, every, calendar, closed) > GAP_PERIODS * every
        ):
            found.add(index)
    return found


def _longest_open(a: date, b: date, every: int, calendar: Calendar, closed: Sequence[tuple[date, date, int]]) -> int:
    """The longest stretch inside one term between two rows: school days where a period is under a week."""
    if (b - a).days <= GAP_PERIODS * every:
        return 0
    terms = sorted(calendar.terms) or [(a, b)]
    longest = 0
    for first, last in terms:
        start, end = max(first, a), min(last, b)
        if end <= start:
            continue
        if every < 7:
            inside = calendar.school_days(start, end)
        else:
            shut = sum(
                (min(e, end) - max(s, start)).days + 1
                for s, e, whole in closed
                if min(e, end) >= max(s, start) and whole >= CLOSED_BAND
            )
            inside = (end - start).days - shut
        longest = max(longest, inside)
    return longest


def closed_bands(first: date, last: date, calendar: Calendar) -> tuple[tuple[date, date], ...]:
    """Closed stretches of seven days or more, as first day and the day after the last, clipped."""
    return tuple(
        (max(start, first), min(end + timedelta(1), last))
        for start, end in calendar.closed_stretches(first, last)
        if (end - start).days + 1 >= CLOSED_BAND and max(start, first) < min(end + timedelta(1), last)
    )


def due_days(started: date, until: date, every: int, collected: str, calendar: Calendar) -> tuple[date, ...]:
    """When values are due from `started` to `until`, at most 120, on the weekday that `collected` names."""
    named = re.search(r"\b(" + "|".join(_WEEKDAYS) + r")s?\b", collected.lower())
    day = started
    if named:
        day += timedelta((_WEEKDAYS.index(named[1]) - day.weekday()) % 7)
    found: list[date] = []
    while day <= until and len(found) < 120:
        due = _next_open(day, calendar, min(every, 7) if not named else 1)
        if due and due <= until and (not found or due > found[-1]):
            found.append(due)
        day += timedelta(every)
    return tuple(found)


def _next_open(day: date, calendar: Calendar, within: int) -> date | None:
    return next((day + timedelta(n) for n in range(within) if calendar.is_open(day + timedelta(n))), None)
