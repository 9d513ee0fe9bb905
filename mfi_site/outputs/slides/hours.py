"""When a screen is on: `Mon-Fri 07:45-17:30`, several parts separated by commas, or `always`."""

from __future__ import annotations

import re

DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
Hours = tuple[tuple[tuple[int, ...], str, str], ...]
USUAL: Hours = (((1, 2, 3, 4, 5), "07:45", "17:30"),)
_PART = re.compile(r"(?:([a-z]{3})[a-z]*(?:\s*-\s*([a-z]{3})[a-z]*)?\s+)?"
                   r"(\d{1,2})[:.](\d{2})\s*-\s*(\d{1,2})[:.](\d{2})")


def read_hours(text: str) -> Hours | None:
    """Parts of (weekdays with Sunday 0, from, until as HH:MM); () for always; None where it cannot be read."""
    said = text.strip().lower().replace("–", "-")
    if said in ("", "always", "24/7"):
        return ()
    parts = [_part(part.strip()) for part in said.split(",")]
    return None if None in parts else tuple(part for part in parts if part is not None)


def _part(text: str) -> tuple[tuple[int, ...], str, str] | None:
    found = _PART.fullmatch(text)
    if not found:
        return None
    first, last, *figures = found.groups()
    hours, minutes, until, past = (int(f) for f in figures)
    if any(day and day not in DAYS for day in (first, last)) or hours > 23 or minutes > 59 or past > 59:
        return None
    start, end = f"{hours:02}:{minutes:02}", f"{until:02}:{past:02}"
    if not start < end <= "24:00":
        return None
    if first is None:
        return tuple(range(7)), start, end
    a, b = DAYS.index(first), DAYS.index(last or first)
    return tuple((a + n) % 7 for n in range((b - a) % 7 + 1)), start, end
