"""What a corridor screen shows of a long series: at most 30 points, the baseline's first, then the latest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from mfi_site.charts.axis import date_labels
from mfi_site.charts.request import PictureRequest
from mfi_site.wording import words as words_of

MOST_POINTS = 30
MOST_BASELINE = 15
BREAK_WIDTH = 0.06
PAD = 0.02
MOST_DATES = 4


def for_screen(request: PictureRequest) -> PictureRequest:
    """The request with at most 30 points; days that are left out are cut from the time axis, the cut marked.

    A baseline of over 15 points shows as its centre line alone.
    """
    data = request.data
    points = data["points"]
    if len(points) <= MOST_POINTS:
        return PictureRequest(request.uid, {**data, "lane": None, "notes": [], "cut": None})
    first = _baseline(data)
    last = points[len(first) - MOST_POINTS :]
    return PictureRequest(request.uid, _cut(data, first, last))


def _baseline(data: dict[str, Any]) -> list[Any]:
    """The points that the last centre was frozen on, none where it was not or where they are too many."""
    centre = data["centres"][-1]
    if centre["solid"] >= centre["to"]:
        return []
    window = [p for p in data["points"] if p[0] >= centre["rows"][0] and p[1] <= centre["solid"]]
    return window if len(window) <= MOST_BASELINE and window[-1][0] < data["points"][-MOST_POINTS][0] else []


def _cut(data: dict[str, Any], first: list[Any], last: list[Any]) -> dict[str, Any]:
    begin: float = first[0][1] if first else last[0][1]
    end: float = last[-1][1]
    shown = (end - last[0][1]) + (first[-1][1] - begin if first else 0.0)
    gap = shown * BREAK_WIDTH
    edge: float = first[-1][1] + gap / 2 if first else begin
    resume: float = last[0][1] - gap / 2 if first else begin
    removed = max(resume - edge, 0.0)
    low = begin - shown * PAD

    def move(x: float) -> float:
        return max(x, low) if x <= edge else max(edge, x - removed)

    def seen(x: float) -> bool:
        return low <= x <= edge or x >= resume

    kept = first + last
    rows = {p[0] for p in kept}
    return {
        **data,
        "x": [low, move(end) + shown * PAD],
        "points": [[row, move(x), *rest] for row, x, *rest in kept],
        "missing": [[row, move(x)] for row, x in data["missing"] if seen(x)],
        "breaks": [row for row in data["breaks"] if row in rows],
        "bands": [[move(a), move(b)] for a, b in data["bands"] if move(b) - move(a) > 0 and seen(a)],
        "dates": {**data["dates"], "card": [[move(x), text] for x, text in _dates(data, first, last) if seen(x)]},
        "phases": [[move(x), text] for x, text in data["phases"] if seen(x)],
        "centres": _moved_centres(data["centres"], move, move(end) + shown * PAD),
        "limits": [[[move(x), value] for x, value in line] for line in data["limits"]],
        "goals": _moved_goals(data["goals"], move),
        "notes": [],
        "lane": None,
        "cut": move(edge) if first else None,
    }


def _dates(data: dict[str, Any], first: list[Any], last: list[Any]) -> list[tuple[float, str]]:
    """Labels of the latest points, and of the baseline's first day."""
    if data["ordinal"]:
        return [(x, text) for x, text in data["dates"]["card"]]
    words = words_of(data["language"])

    def day(point: list[Any]) -> date:
        return date.fromordinal(int(point[1]))

    span = day(last[0]), day(last[-1])
    found = [(day(first[0]), words.month_short(day(first[0])))] if first else []
    found += date_labels(*span, MOST_DATES, words, span)
    return [(float(when.toordinal()), text) for when, text in found]


def _moved_centres(centres: list[dict[str, Any]], move: Callable[[float], float], high: float) -> list[dict[str, Any]]:
    """Centre lines on the cut axis; a phase that was cut out whole is gone."""
    found = []
    for centre in centres:
        start = None if centre["from"] is None else move(centre["from"])
        moved = {
            **centre,
            "from": start,
            "solid": min(move(centre["solid"]), high),
            "to": min(move(centre["to"]), high),
        }
        if start is None or moved["to"] > start or centre is centres[-1]:
            found.append(moved)
    return found


def _moved_goals(goals: list[list[float]], move: Callable[[float], float]) -> list[list[float]]:
    """Of goals that fall on the same place, the last."""
    found: dict[float, float] = {}
    for start, value in goals:
        found[move(start)] = value
    return [[start, value] for start, value in sorted(found.items())]
