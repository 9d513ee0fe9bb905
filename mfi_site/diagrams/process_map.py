"""The process map: what happens step by step, with decisions, waits, branches and loops.

A numbered list says who does what and what follows; the drawing shows the same from top to bottom, unless there
are so many steps that nobody could follow it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import escape

from mfi_site.diagrams.kit import text
from mfi_site.diagrams.kit.layered import SLOT, Placed, Route, layered
from mfi_site.diagrams.kit.material import Material
from mfi_site.diagrams.kit.svg import Rect, Sheet, drawing, element, number
from mfi_site.model.tools import ProcessMap, Step

NAME = "process-map"
WIDTHS = {"wide": 900.0, "medium": 636.0}
BOXES = {"wide": 230.0, "medium": 180.0}
GAP = 36.0
LETTERS, PITCH, SMALL = 15.0, 20.0, 14.0
PAD_X, PAD_Y, POINT = 16.0, 9.0, 14.0
BETWEEN, LONG = 46.0, 8.0
LOOP = 16.0
MOST_STEPS, MOST_LINES = 40, 80


@dataclass(frozen=True, slots=True)
class StepBox:
    """A step as drawn: its place, its name in lines, who does it and of what kind it is."""

    step: Step
    name: tuple[str, ...]
    note: tuple[str, ...]
    rect: Rect


def draw(material: Material) -> Mapping[str, str]:
    """"tools/<tool>" -> HTML for each process map."""
    return {f"tools/{t.id}": _map(t.form, material) for t in material.project.tools
            if isinstance(t.form, ProcessMap) and t.form.steps}


def edges(steps: Sequence[Step]) -> list[tuple[int, int]]:
    """What follows what, by place; a step that names nothing leads to the one written after it, an end nowhere."""
    places: dict[str, int] = {}
    for index, step in enumerate(steps):
        places.setdefault(step.step.casefold(), index)
    found = []
    for index, step in enumerate(steps):
        named = [places[n.casefold()] for n in step.next if n.casefold() in places]
        if not step.next and step.kind != "end" and index + 1 < len(steps):
            named = [index + 1]
        found += [(index, n) for n in dict.fromkeys(named)]
    return found


def _map(form: ProcessMap, material: Material) -> str:
    joined = edges(form.steps)
    listed = f'<div class="dg-listed">{_listed(form.steps, joined, material)}</div>'
    if len(form.steps) > MOST_STEPS or len(joined) > MOST_LINES:
        return f'<div class="dg">{listed}</div>'
    drawn = "".join(_svg(form.steps, joined, name, wide, material) for name, wide in WIDTHS.items())
    key = escape(material.say("process-key"))
    return (f'<div class="dg dg-process dg-has-medium dg-has-wide">{listed}{drawn}'
            f'<p class="dg-quiet dg-key">{key}</p></div>')


def _listed(steps: Sequence[Step], joined: Sequence[tuple[int, int]], material: Material) -> str:
    items = []
    following: dict[int, list[int]] = {}
    for a, b in joined:
        following.setdefault(a, []).append(b)
    for index, step in enumerate(steps):
        note = _note(step, material)
        after = following.get(index, [])
        if after == [index + 1]:
            after = []
        said = "".join(
            f'<br><span class="dg-quiet">{escape(material.say(key, steps=_or(names, material)))}</span>'
            for key, names in (("process-then", [f"{n + 1} {steps[n].step}" for n in after if n > index]),
                               ("process-back", [f"{n + 1} {steps[n].step}" for n in after if n <= index])) if names)
        who = f' <span class="dg-quiet">({escape(note)})</span>' if note else ""
        items.append(f'<li class="dg-kind-{step.kind}"><bdi>{escape(step.step)}</bdi>{who}{said}</li>')
    return f'<ol>{"".join(items)}</ol>'


def _or(names: Sequence[str], material: Material) -> str:
    return material.say("process-or").join(names)


def _note(step: Step, material: Material) -> str:
    kind = material.say(f"kind-{step.kind}") if step.kind != "step" else ""
    return ", ".join(filter(None, (step.by, kind)))


def boxes(steps: Sequence[Step], placed: Placed, wide: float, material: Material) -> list[StepBox]:
    """Each step's box, in the order of the steps; a row is as high as its highest box."""
    size = {}
    for index, step in enumerate(steps):
        inner = wide - 2 * PAD_X - (2 * POINT if step.kind == "decision" else 0)
        name = text.lines(step.step, inner, LETTERS)
        note = text.lines(_note(step, material), inner, SMALL)
        size[index] = name, note, len(name) * PITCH + len(note) * (SMALL + 5) + 2 * PAD_Y
    found: dict[int, StepBox] = {}
    top = 1.0
    for row in placed.rows:
        high = max((size[n][2] for n in row if n < len(steps)), default=0.0)
        for node in (n for n in row if n < len(steps)):
            name, note, own = size[node]
            place = Rect(placed.x[node] - wide / 2, top + (high - own) / 2, wide, own)
            found[node] = StepBox(steps[node], name, note, place)
        top += high + BETWEEN
    return [found[n] for n in range(len(steps))]


def _svg(steps: Sequence[Step], joined: Sequence[tuple[int, int]], name: str, room: float,
         material: Material) -> str:
    wide = BOXES[name]
    placed = layered(len(steps), joined, [wide] * len(steps), room - 2 - 2 * LOOP, GAP)
    drawn = boxes(steps, placed, wide, material)
    used = max(max(b.rect.right for b in drawn), max(placed.x.values()) + SLOT / 2)
    sheet = Sheet(used, material.direction)
    edge = _band(placed, drawn)
    ports = _ports(placed, drawn)
    parts = [_route(r, placed, drawn, edge, ports, sheet) for r in placed.routes]
    parts += [_loop(drawn[n].rect, sheet) for n in sorted(placed.loops)]
    parts += [_box(box, sheet) for box in drawn]
    high = max(b.rect.bottom for b in drawn) + 2
    inner = f'<g transform="translate({number(LOOP)} 0)">{"".join(parts)}</g>'
    return drawing(used + 2 * LOOP, high, [inner], f"dg-{name}")


def _band(placed: Placed, drawn: Sequence[StepBox]) -> dict[int, tuple[float, float]]:
    """Node -> top and bottom of its row."""
    found = {}
    for row in placed.rows:
        own = [drawn[n].rect for n in row if n < len(drawn)]
        top, bottom = min(r.y for r in own), max(r.bottom for r in own)
        found.update(dict.fromkeys(row, (top, bottom)))
    return found


Ports = Mapping[tuple[int, int, bool], float]


def _ports(placed: Placed, drawn: Sequence[StepBox]) -> Ports:
    """Where each line leaves or meets a box, spread over its side: (node, route, at its foot) -> x."""
    sides: dict[tuple[int, bool], list[tuple[float, int]]] = {}
    for index, route in enumerate(placed.routes):
        upper, lower = route.nodes[0], route.nodes[-1]
        sides.setdefault((upper, True), []).append((placed.x[route.nodes[1]], index))
        sides.setdefault((lower, False), []).append((placed.x[route.nodes[-2]], index))
    found = {}
    for (node, foot), lines in sides.items():
        step = min(36.0, drawn[node].rect.w * 0.5 / max(1, len(lines) - 1))
        for place, (_, index) in enumerate(sorted(lines)):
            found[node, index, foot] = placed.x[node] + (place - (len(lines) - 1) / 2) * step
    return found


def _route(route: Route, placed: Placed, drawn: Sequence[StepBox], band: Mapping[int, tuple[float, float]],
           ports: Ports, sheet: Sheet) -> str:
    """Curves between rows, straight down past a row; the head is at the target."""
    index = placed.routes.index(route)
    upper, *passed, lower = route.nodes
    start = ports[upper, index, True], drawn[upper].rect.bottom
    end = ports[lower, index, False], drawn[lower].rect.y
    if route.back:
        start = start[0], start[1] + LONG
    else:
        end = end[0], end[1] - LONG
    d = f"M{_at(sheet, *start)}"
    here = start
    foot = band[upper][1]
    if foot > here[1]:
        d += f"V{number(foot)}"
        here = here[0], foot
    for node in passed:
        x, (top, bottom) = placed.x[node], band[node]
        d += _bend(sheet, here, (x, top)) + f"V{number(bottom)}"
        here = x, bottom
    top = min(band[lower][0] - (0 if route.back else LONG), end[1])
    d += _bend(sheet, here, (end[0], top)) + (f"V{number(end[1])}" if end[1] > top else "")
    x, y, way = (start[0], start[1] - LONG, -1) if route.back else (end[0], end[1] + LONG, 1)
    head = f"M{_at(sheet, x, y)}L{_at(sheet, x - 5, y - way * LONG)}L{_at(sheet, x + 5, y - way * LONG)}z"
    look = "dg-back" if route.back else "dg-join"
    return element("path", class_=look, d=d) + element("path", class_="dg-head", d=head)


def _at(sheet: Sheet, x: float, y: float) -> str:
    return f"{number(sheet.x(x))} {number(y)}"


def _bend(sheet: Sheet, a: tuple[float, float], b: tuple[float, float]) -> str:
    middle = (a[1] + b[1]) / 2
    return f"C{_at(sheet, a[0], middle)} {_at(sheet, b[0], middle)} {_at(sheet, *b)}"


def _loop(rect: Rect, sheet: Sheet) -> str:
    """A step that leads to itself."""
    x, y = rect.right, rect.middle
    d = (f"M{_at(sheet, x, y - 10)}C{_at(sheet, x + LOOP, y - 12)} {_at(sheet, x + LOOP, y + 12)} "
         f"{_at(sheet, x + 6, y + 8)}")
    head = f"M{_at(sheet, x, y + 8)}L{_at(sheet, x + 7, y + 4)}L{_at(sheet, x + 7, y + 12)}z"
    return element("path", class_="dg-back", d=d) + element("path", class_="dg-head", d=head)


def _box(box: StepBox, sheet: Sheet) -> str:
    rect = box.rect
    if box.step.kind == "decision":
        tips = ((rect.x, rect.middle), (rect.x + POINT, rect.y), (rect.right - POINT, rect.y),
                (rect.right, rect.middle), (rect.right - POINT, rect.bottom), (rect.x + POINT, rect.bottom))
        frame = element("path", class_="dg-box", d="M" + "L".join(_at(sheet, x, y) for x, y in tips) + "z")
    else:
        rounded = min(rect.h / 2, 22) if box.step.kind in ("start", "end") else 4
        frame = sheet.rect(rect, f"dg-box dg-kind-{box.step.kind}", rx=rounded)
    inset = PAD_X + (POINT if box.step.kind == "decision" else 0)
    room, top = rect.w - 2 * inset, rect.y + PAD_Y
    name = sheet.texts(box.name, rect.x + inset, top, room, LETTERS, PITCH, "dg-text", middle=True)
    under = top + PITCH * len(box.name)
    return frame + name + sheet.texts(box.note, rect.x + inset, under, room, SMALL, SMALL + 5, "dg-muted", middle=True)
