"""A request with its marks drawn: every place as a share of the plot, from its top left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from mfi_site.charts.marks import DrawingError, Marks, Rows, Store, draw_marks
from mfi_site.charts.request import PictureRequest
from mfi_site.charts.specification import HEIGHT, WIDTH

Line = tuple[tuple[float, float], ...]
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
    levels, level_looks = _levels(data, low, high)
    lines, line_looks = _lines(data)
    bands = [{"x": max(a, low), "x2": min(b, high)} for a, b in data["bands"]]
    given: dict[str, Rows] = {"band": bands, "level": levels, "line": lines}
    if bands or levels or lines:
        marks = draw_marks(given, (low, high), tuple(data["y"]), store)
    else:
        marks = Marks((), (), ())
    made = Scene(
        request,
        (
            *((((a, 0.0), (b, 0.0), (b, float(HEIGHT)), (a, float(HEIGHT))), "band") for a, b in marks.bands),
            *zip((path.points for path in marks.levels), level_looks, strict=True),
            *zip((path.points for path in marks.lines), line_looks, strict=True),
        ),
        (),
    )
    dots = tuple(
        Dot(row, made.x(x), made.y(value), tone, strong, masked)
        for row, x, value, tone, strong, masked in data["points"]
    )
    _agree(marks, lines, made)
    return Scene(request, made.paths, dots)


def _agree(marks: Marks, lines: Rows, made: Scene) -> None:
    """Points and labels stand where the lines do."""
    if not lines:
        return
    x, y = marks.lines[0].points[0]
    first = lines[0]
    if abs(made.x(float(first["x"])) * WIDTH - x) > 0.5 or abs(made.y(float(first["y"])) * HEIGHT - y) > 0.5:
        raise DrawingError("the line does not stand where its points do")


def _part(name: str, places: Iterable[tuple[float, float]]) -> list[dict[str, float | str]]:
    return [{"part": name, "x": x, "y": y} for x, y in places]


def _levels(data: dict[str, Any], low: float, high: float) -> tuple[Rows, list[str]]:
    rows: list[dict[str, float | str]] = []
    looks: list[str] = []

    def add(places: list[tuple[float, float]], look: str) -> None:
        if len(places) > 1 and places[-1][0] > places[0][0]:
            rows.extend(_part(f"level{len(looks)}", places))
            looks.append(look)

    for line in data["limits"]:
        add([(x, value) for x, value in line], "limit")
    for centre in data["centres"]:
        start = low if centre["from"] is None else centre["from"]
        middle = min(max(centre["solid"], start), centre["to"])
        add([(start, centre["value"]), (middle, centre["value"])], "centre")
        add([(middle, centre["value"]), (centre["to"], centre["value"])], "centre beyond")
    goals = data["goals"]
    steps: list[tuple[float, float]] = []
    for index, (start, value) in enumerate(goals):
        end = goals[index + 1][0] if index + 1 < len(goals) else high
        steps += [(start, value), (end, value)]
    add(steps, "goal")
    return rows, looks


def _lines(data: dict[str, Any]) -> tuple[Rows, list[str]]:
    """The data line: broken at gaps, in the tone of a strong run through that run."""
    points = data["points"]
    breaks = set(data["breaks"])
    tones = _line_tones(data)
    rows: list[dict[str, float | str]] = []
    looks: list[str] = []
    last: tuple[int, str] | None = None
    for index, (here, there) in enumerate(pairwise(points)):
        if there[0] != here[0] + 1 or here[0] in breaks:
            last = None
            continue
        tone = tones[index] if tones[index] and tones[index] == tones[index + 1] else ""
        if last != (index, tone):
            looks.append(f"data {tone}-line" if tone else "data")
            rows.append({"part": f"line{len(looks)}", "x": here[1], "y": here[2]})
        rows.append({"part": f"line{len(looks)}", "x": there[1], "y": there[2]})
        last = index + 1, tone
    return rows, looks


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
