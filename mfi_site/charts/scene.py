"""A request with its marks drawn: every place as a share of the plot, from its top left."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from mfi_site.charts.marks import DrawingError, Line, Marks, Store, draw_marks
from mfi_site.charts.request import PictureRequest
from mfi_site.charts.specification import HEIGHT, WIDTH

Given = list[tuple[float, float]]
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Dot:
    """A known value where it stands; `tone` is empty outside signals."""

    row: int
    x: float
    y: float
    tone: str
    strong: bool
    masked: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """What is drawn: `paths` are Vega's, each with its look, back to front, on a field of 1000 by 400."""

    request: PictureRequest
    paths: tuple[tuple[Line, str], ...]
    dots: tuple[Dot, ...]

    @property
    def data(self) -> dict[str, Any]:
        return self.request.data

    def x(self, day: float) -> float:
        low, high = self.data["x"]
        return float((day - low) / (high - low))

    def y(self, value: float) -> float:
        low, high = self.data["y"]
        return float((high - value) / (high - low))


def scene(request: PictureRequest, store: Store | None = None) -> Scene:
    """Draw the marks of one request. Raises DrawingError where Vega drew something else."""
    data = request.data
    low, high = data["x"]
    bands = [(max(a, low), min(b, high)) for a, b in data["bands"]]
    given = [*_levels(data, low, high), *_lines(data)]
    if bands or given:
        marks = draw_marks(bands, [places for places, _ in given], (low, high), (data["y"][0], data["y"][1]), store)
    else:
        marks = Marks((), ())
    made = Scene(
        request,
        (
            *((((a, 0.0), (b, 0.0), (b, float(HEIGHT)), (a, float(HEIGHT))), "band") for a, b in marks.bands),
            *((line, look) for line, (_, look) in zip(marks.lines, given, strict=True)),
        ),
        (),
    )
    dots = tuple(
        Dot(row, made.x(x), made.y(value), tone, strong, masked)
        for row, x, value, tone, strong, masked in data["points"]
    )
    if given:
        _agree(marks.lines[-1], given[-1][0], made)
    return Scene(request, made.paths, dots)


def _agree(drawn: Line, given: Given, made: Scene) -> None:
    """Points and labels stand where the lines do."""
    (x, y), (day, value) = drawn[0], given[0]
    if abs(made.x(day) * WIDTH - x) > 0.5 or abs(made.y(value) * HEIGHT - y) > 0.5:
        raise DrawingError("the line does not stand where its points do")


def _levels(data: dict[str, Any], low: float, high: float) -> list[tuple[Given, str]]:
    """Limits, centre lines (dashed beyond their window) and goals, with their looks."""
    found: list[tuple[Given, str]] = [([(x, value) for x, value in line], "limit") for line in data["limits"]]
    for centre in data["centres"]:
        start, value = low if centre["from"] is None else centre["from"], centre["value"]
        middle = min(max(centre["solid"], start), centre["to"])
        found.append(([(start, value), (middle, value)], "centre"))
        found.append(([(middle, value), (centre["to"], value)], "centre beyond"))
    goals = data["goals"]
    steps: Given = []
    for index, (start, value) in enumerate(goals):
        end = goals[index + 1][0] if index + 1 < len(goals) else high
        steps += [(start, value), (end, value)]
    found.append((steps, "goal"))
    return [(places, look) for places, look in found if len(places) > 1 and places[-1][0] > places[0][0]]


def _lines(data: dict[str, Any]) -> list[tuple[Given, str]]:
    """The data line: broken at gaps, in the tone of a strong run through that run."""
    points = data["points"]
    breaks = set(data["breaks"])
    tones = _line_tones(data)
    found: list[tuple[Given, str]] = []
    last: tuple[int, str] | None = None
    for index, (here, there) in enumerate(pairwise(points)):
        if there[0] != here[0] + 1 or here[0] in breaks:
            last = None
            continue
        tone = tones[index] if tones[index] and tones[index] == tones[index + 1] else ""
        if last != (index, tone):
            found.append(([(here[1], here[2])], f"data {tone}-line" if tone else "data"))
        found[-1][0].append((there[1], there[2]))
        last = index + 1, tone
    return found


def _line_tones(data: dict[str, Any]) -> list[str]:
    """For each point the tone the line has there: a point on the centre within a strong run keeps the run's."""
    centres = [(c["rows"], c["value"]) for c in data["centres"]]
    tones: list[str] = []
    for row, _, value, tone, strong, _ in data["points"]:
        on = any(a <= row < b and abs(value - centre) < _SAME for (a, b), centre in centres)
        tones.append(tone if tone and strong else "?" if on else "")
    for index, tone in enumerate(tones):
        if tone == "?":
            after = next((t for t in tones[index + 1 :] if t != "?"), "")
            before = tones[index - 1] if index else ""
            tones[index] = after if after == before else ""
    return tones
