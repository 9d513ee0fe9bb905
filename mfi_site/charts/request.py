"""From a reading to a request: plain data that says all of a picture, whose digest is the key to keep it by."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from mfi_site.charts.axis import DATE_LABELS, date_labels
from mfi_site.charts.lane import Lane
from mfi_site.charts.types import PhaseWords, Reading
from mfi_site.charts.values import figure, sign, unit_after
from mfi_site.model.values import Known
from mfi_site.wording import Words
from mfi_site.wording import words as words_of
from mfi_site.wording.units import parted

PAD = 0.02
MOST_STRETCH = 0.15
MOST_LETTERS = 26
SMALL_LABELS = {"wide": DATE_LABELS, "narrow": 5, "card": 4}


@dataclass(frozen=True)
class PictureRequest:
    """All that a picture of one series depends on, as JSON; `uid` makes its identifiers unique on a page."""

    uid: str
    data: dict[str, Any]

    @cached_property
    def digest(self) -> str:
        """The same for the same picture drawn by the same code, on any machine."""
        packed = json.dumps([_drawn_by(), self.uid, self.data], sort_keys=True, ensure_ascii=True, allow_nan=False)
        return hashlib.sha256(packed.encode()).hexdigest()

    def __hash__(self) -> int:
        return hash(self.digest)


@cache
def _drawn_by() -> str:
    """What draws is read to draw: a picture that other code drew is another picture."""
    folder = Path(__file__).parent
    code = hashlib.sha256()
    for module in sorted(folder.glob("*.py")):
        code.update(module.read_bytes().replace(b"\r\n", b"\n"))
    return code.hexdigest()


def request(reading: Reading, *, uid: str, language: str = "en-GB", lane: Lane | None = None) -> PictureRequest:
    """What to draw for `reading`: days as numbers, values as they are, every text said.

    `lane` puts the tests of change under the page's chart.
    """
    words = words_of(language)
    first, last = _extent(reading, lane)
    pad = 0.0 if reading.labels else max(1.0, (last - first) * PAD)
    low, high = first - pad, last + pad
    axis = reading.axis
    data: dict[str, Any] = {
        "title": reading.measure.name,
        "description": reading.description,
        "finding": str(reading.finding),
        "method": reading.method,
        "language": language,
        "ordinal": bool(reading.labels),
        "state": reading.state,
        "tone": reading.meaning or "",
        "x": [low, high],
        "y": [axis.low, axis.high],
        "ticks": _ticks(reading),
        "dates": _dates(reading, low, last, words),
        "bands": [[_x(a), _x(b)] for a, b in reading.bands],
        "closed": words.say("chart.closed"),
        "points": _points(reading),
        "breaks": sorted(reading.gaps),
        "missing": _missing(reading),
        "phases": [[_x(p.day), p.because] for p in reading.phases if p.day],
        "centres": _centres(reading, high, words),
        "goals": _goals(reading, low, high),
        "limits": _limits(reading),
        "ends": _ends(reading, words),
        "latest": _latest(reading, words),
        "notes": [[n.row, n.letter] for n in reading.notes[:MOST_LETTERS]],
        "due": [_x(day) for day in reading.due],
        "until": _until(reading, words),
        "lane": lane.as_data() if lane else None,
    }
    return PictureRequest(uid, data)


def _x(day: date | None) -> float:
    return float(day.toordinal()) if day else 0.0


def _row_x(reading: Reading, row: int) -> float:
    return float(row) if reading.labels else _x(reading.series.points[row].day)


def _extent(reading: Reading, lane: Lane | None) -> tuple[float, float]:
    """From the first to the last day that is drawn; tests stretch it a little, never far from the data."""
    if reading.labels:
        return -0.5, len(reading.labels) - 0.5
    first, last = (_x(day) for day in reading.span)
    reach = max(last - first, 14.0)
    for bar in lane.bars if lane else ():
        first = max(min(first, _x(bar.start)), first - reach * MOST_STRETCH)
        last = min(max(last, _x(bar.end)), last + reach * MOST_STRETCH)
    return first, last


def _ticks(reading: Reading) -> list[list[Any]]:
    mark = sign(reading.series, reading.measure)
    texts = [figure(t, reading.series, reading.axis.decimals) for t in reading.axis.ticks]
    return [
        [t, text + (mark if index == len(texts) - 1 else "")]
        for index, (t, text) in enumerate(zip(reading.axis.ticks, texts, strict=True))
    ]


def _dates(reading: Reading, low: float, high: float, words: Words) -> dict[str, list[list[Any]]]:
    if reading.labels:
        every = {name: max(1, -(-len(reading.labels) // most)) for name, most in SMALL_LABELS.items()}
        return {
            name: [[float(n), reading.labels[n][:12]] for n in range(0, len(reading.labels), step)]
            for name, step in every.items()
        }
    first, last = date.fromordinal(int(low + 0.999)), date.fromordinal(int(high))
    found = {}
    for name, most in SMALL_LABELS.items():
        labels = date_labels(first, last, most, words, reading.span)
        short = name != "wide" and len(labels) > 1
        found[name] = [
            [_x(day), text.rsplit(" ", 1)[0] if short and day.day == 1 and " " in text else text]
            for day, text in labels
        ]
    return found


def _points(reading: Reading) -> list[list[Any]]:
    """[row, x, value, tone, strong, masked] of each known value."""
    values = reading.analysis.values if reading.analysis else ()
    found = []
    for row, value in enumerate(values):
        if value is None:
            continue
        mark = reading.marks[row]
        known = reading.series.points[row].value
        masked = isinstance(known, Known) and known.mask is not None
        found.append([row, _row_x(reading, row), value, mark.tone if mark else "", bool(mark and mark.strong), masked])
    return found


def _missing(reading: Reading) -> list[list[float]]:
    if reading.series.withheld:
        return []
    return [[row, _row_x(reading, row)] for row, p in enumerate(reading.series.points) if p.number is None]


def _centres(reading: Reading, high: float, words: Words) -> list[dict[str, Any]]:
    found = []
    for index, phase in enumerate(reading.phases):
        if phase.centre is None:
            continue
        later = reading.phases[index + 1 :]
        short = _without_unit(phase.centre_shown, reading)
        found.append(
            {
                "from": _edge(reading, phase),
                "solid": high if phase.window_end >= phase.end and not later else _row_x(reading, phase.window_end - 1),
                "to": _edge(reading, later[0]) if later else high,
                "value": phase.centre,
                "text": words.say(f"chart.{reading.kind.centre}-value", value=short),
                "short": short,
                "rows": [phase.start, phase.end],
            }
        )
    return found


def _without_unit(shown: str, reading: Reading) -> str:
    """Lines are named by their value alone; the unit stands with the latest."""
    unit = unit_after(reading.series, reading.measure)
    return parted(shown, unit)[0] if unit else shown


def _edge(reading: Reading, phase: PhaseWords) -> float | None:
    """Where a phase starts: the day declared, between two rows; None at the chart's own start."""
    if phase.start == 0:
        return None
    return _x(phase.day) if phase.day else _row_x(reading, phase.start) - 0.5


def _goals(reading: Reading, low: float, high: float) -> list[list[float]]:
    """[from, value] steps in order, the first from the chart's start."""
    steps = sorted((_x(g.start) if g.start else low, g.value) for g in reading.measure.goal)
    if not steps:
        return []
    if reading.labels:
        return [[low, steps[-1][1]]]
    before = [s for s in steps if s[0] <= low]
    inside = [s for s in steps if low < s[0] < high]
    if not before and not inside:
        return [[low, steps[0][1]]]
    return [[max(x, low), value] for x, value in (*before[-1:], *inside)]


def _limits(reading: Reading) -> list[list[list[float]]]:
    """Lines of the lower and the upper limits, stepped half-way between rows, phase by phase."""
    if reading.analysis is None or not reading.kind.limits:
        return []
    lines = []
    for phase in reading.analysis.phases:
        for limits in (phase.lower, phase.upper):
            line: list[list[float]] = []
            for offset, limit in enumerate(limits):
                row = phase.start - 1 + offset
                if limit is None:
                    continue
                here = _row_x(reading, row)
                left = (here + _row_x(reading, row - 1)) / 2 if row >= phase.start else here
                right = (here + _row_x(reading, row + 1)) / 2 if row + 1 < phase.end else here
                line += [[left, limit], [right, limit]]
            if line:
                lines.append(_merged(line))
    return lines


def _merged(line: list[list[float]]) -> list[list[float]]:
    """Without the places in the middle of a level stretch."""
    kept = [line[0]]
    for before, here, after in zip(line, line[1:], line[2:], strict=False):
        if not (before[1] == here[1] == after[1]):
            kept.append(here)
    return [*kept, line[-1]] if len(line) > 1 else kept


def _ends(reading: Reading, words: Words) -> list[dict[str, Any]]:
    """Labels at the right: the last centre, the goal in force, the last limits."""
    found: list[dict[str, Any]] = []
    phase = reading.phases[-1] if reading.phases else None
    if phase and phase.centre is not None:
        short = _without_unit(phase.centre_shown, reading)
        text = words.say(f"chart.{reading.kind.centre}-value", value=short)
        found.append({"y": phase.centre, "text": text, "short": short, "look": "centre", "weight": 3})
    if reading.measure.goal:
        last = sorted(reading.measure.goal, key=lambda g: g.start or date.min)
        shown = [g for g in last if not g.start or _x(g.start) <= _x(reading.span[1])] or last[:1]
        short = _plain_goal(reading, shown[-1].value)
        found.append(
            {
                "y": shown[-1].value,
                "text": words.say("chart.goal-value", value=short),
                "short": short,
                "look": "goal",
                "weight": 4,
            }
        )
    limits = reading.analysis.phases[-1] if reading.analysis and reading.kind.limits else None
    for key, side in (("upper", limits.upper), ("lower", limits.lower)) if limits else ():
        value = next((v for v in reversed(side) if v is not None), None)
        if value is not None and (key == "upper" or value > 0):
            places = max(reading.series.decimals, 1 if value != round(value) else 0)
            short = figure(value, reading.series, places) + sign(reading.series, reading.measure)
            found.append(
                {
                    "y": value,
                    "text": words.say(f"chart.{key}-value", value=short),
                    "short": short,
                    "look": "limit",
                    "weight": 1,
                }
            )
    return found


def _plain_goal(reading: Reading, goal: float) -> str:
    places = next((d for d in range(7) if abs(round(goal, d) - goal) < 1e-9), 6)
    return figure(goal, reading.series, places) + sign(reading.series, reading.measure)


def _latest(reading: Reading, words: Words) -> dict[str, Any] | None:
    """The last value, big, with what stands under it."""
    if reading.latest is None or reading.analysis is None:
        return None
    row = max(n for n, v in enumerate(reading.analysis.values) if v is not None)
    unit = unit_after(reading.series, reading.measure)
    known = reading.latest.value
    big, under = reading.latest_shown, []
    if unit:
        big, form = parted(big, unit)
        under.append(form or unit)
    if isinstance(known, Known) and known.bound is not None:
        plain = figure(known.bound, reading.series) + sign(reading.series, reading.measure)
        if big.startswith(f"{plain} "):
            under.insert(0, big.removeprefix(f"{plain} "))
            big = plain
    if reading.labels:
        under.append(reading.latest_day)
    else:
        under.append(words.say("chart.on-day", day=words.short_day(reading.latest.day)))
    return {"row": row, "big": big, "under": under}


def _until(reading: Reading, words: Words) -> dict[str, Any] | None:
    """Over the days when the first ten values are due: when the chart can judge."""
    needed = 10
    if len(reading.due) < needed:
        return None
    first, last = reading.due[0], reading.due[needed - 1]
    text = words.say("chart.until-judged", needed=needed, first=words.short_day(first), last=words.short_day(last))
    return {"from": _x(first), "to": _x(last), "text": text}
