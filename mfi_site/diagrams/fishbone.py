"""The fishbone: an effect and its causes by branch, on bones that lead to it. (Ishikawa, 1968.)

A nested list says all; where there is room the bones are drawn, more than one spine where there are many.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import escape

from mfi_site.diagrams.kit import text
from mfi_site.diagrams.kit.material import Material
from mfi_site.diagrams.kit.svg import Rect, Sheet, drawing, element, number
from mfi_site.model.tools import Fishbone

NAME = "fishbone"
SMALL, PITCH = 14.0, 19.0
SLANT, INSET, BETWEEN = 34.0, 10.0, 10.0


@dataclass(frozen=True, slots=True)
class Size:
    """One drawn width: the effect's box, the least width of a bone's column, the type of the effect."""

    name: str
    width: float
    head: float
    column: float
    letters: float
    pitch: float


WIDE = Size("wide", 1120, 210, 205, 17, 22)
MEDIUM = Size("medium", 640, 130, 160, 14, 19)


@dataclass(frozen=True, slots=True)
class Bone:
    """A branch as drawn: its label, its causes, and the line from the label's corner to the spine."""

    label: tuple[str, ...]
    box: Rect
    causes: tuple[tuple[Rect, tuple[str, ...], float], ...]
    line: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Spine:
    """A spine at height `y` from `start`, its bones, and the effect that it leads to."""

    y: float
    start: float
    bones: tuple[Bone, ...]
    effect: tuple[str, ...]
    head: Rect


def draw(material: Material) -> Mapping[str, str]:
    """"tools/<tool>" -> HTML for each fishbone."""
    return {f"tools/{t.id}": _fishbone(t.form, material) for t in material.project.tools
            if isinstance(t.form, Fishbone)}


def _fishbone(form: Fishbone, material: Material) -> str:
    drawn = "".join(_svg(form, size, material) for size in (WIDE, MEDIUM)) if form.causes else ""
    kinds = "dg dg-fishbone" + (" dg-has-medium dg-has-wide" if drawn else "")
    return f'<div class="{kinds}"><div class="dg-listed">{_listed(form, material)}</div>{drawn}</div>'


def _listed(form: Fishbone, material: Material) -> str:
    none = f'<li class="dg-quiet">{escape(material.say("fishbone-none"))}</li>'
    branches = "".join(
        f'<li><p class="dg-name" dir="auto">{escape(name)}</p><ul>'
        f'{"".join(f"<li dir=auto>{escape(c)}</li>" for c in causes) or none}</ul></li>'
        for name, causes in form.causes.items())
    effect = f'<p class="dg-effect" dir="auto"><span>{escape(material.say("fishbone-effect"))}:</span> ' \
             f"{escape(form.effect)}</p>"
    return f"{effect}<ul>{branches}</ul>"


def layout(form: Fishbone, size: Size) -> tuple[list[Spine], float]:
    """The spines from the top, and the height of all."""
    room = size.width - size.head - 20
    most = max(1, int(room // size.column))
    branches = list(form.causes.items())
    spines = -(-len(branches) // (2 * most))
    each = -(-len(branches) // spines)
    top, found = 1.0, []
    for n in range(0, len(branches), each):
        spine, top = _spine(branches[n:n + each], form.effect, size, room, top)
        found.append(spine)
        top += 32
    return found, top - 30


def _spine(branches: Sequence[tuple[str, Sequence[str]]], effect: str, size: Size, room: float,
           top: float) -> tuple[Spine, float]:
    columns = -(-len(branches) // 2)
    wide = min(room / columns, 300)
    start = 1.0
    said = text.lines(effect, size.head - 24, size.letters, bold=True)
    high = len(said) * size.pitch + 22
    upper = [_measure(name, causes, wide) for name, causes in branches[0::2]]
    lower = [_measure(name, causes, wide) for name, causes in branches[1::2]]
    up = max([m[2] for m in upper] + [high / 2])
    down = max([m[2] for m in lower] + [high / 2])
    y = top + up
    bones = [_bone(m, start + n * wide, wide, y, up, -1) for n, m in enumerate(upper)]
    bones += [_bone(m, start + n * wide, wide, y, down, 1) for n, m in enumerate(lower)]
    head = Rect(start + wide * columns + 18, y - high / 2, size.head, high)
    return Spine(y, start, tuple(bones), said, head), y + down


Measured = tuple[tuple[str, ...], list[tuple[str, ...]], float]


def _room(wide: float) -> float:
    return wide - SLANT - INSET - 22


def _measure(name: str, causes: Sequence[str], wide: float) -> Measured:
    label = text.lines(name, _room(wide) - 4, SMALL, bold=True)
    said = [text.lines(c, _room(wide), SMALL) for c in causes]
    return label, said, len(label) * PITCH + 14 + sum(len(s) * PITCH + BETWEEN for s in said) + 16


def _bone(measured: Measured, x: float, wide: float, y: float, high: float, way: int) -> Bone:
    """A bone above (`way` -1) or under the spine; causes read from top to bottom on both sides."""
    label, said, _ = measured
    room = _room(wide)
    tall = len(label) * PITCH + 12
    box = Rect(x + 2, y - high if way < 0 else y + high - tall, room + 16, tall)
    line = (box.right - 8, box.bottom if way < 0 else box.y, x + wide - 14, y)
    at = box.bottom + 6 if way < 0 else y + 10
    causes = []
    for lines in said:
        place = Rect(x + 6, at, room, len(lines) * PITCH)
        foot = place.bottom + 2
        share = (foot - line[1]) / (line[3] - line[1])
        causes.append((place, lines, line[0] + share * (line[2] - line[0])))
        at = place.bottom + BETWEEN
    return Bone(label, box, tuple(causes), line)


def _svg(form: Fishbone, size: Size, material: Material) -> str:
    spines, high = layout(form, size)
    sheet = Sheet(size.width, material.direction)
    return drawing(size.width, high, [_drawn(s, size, sheet) for s in spines], f"dg-{size.name}")


def _drawn(spine: Spine, size: Size, sheet: Sheet) -> str:
    head, y = spine.head, number(spine.y)
    parts = [element("path", class_="dg-ink", d=f"M{number(sheet.x(spine.start))} {y}H{number(sheet.x(head.x))}")]
    for bone in spine.bones:
        x0, y0, x1, y1 = bone.line
        d = f"M{number(sheet.x(x0))} {number(y0)}L{number(sheet.x(x1))} {number(y1)}"
        for place, _, end in bone.causes:
            d += f"M{number(sheet.x(place.x))} {number(place.bottom + 2)}H{number(sheet.x(end))}"
        parts.append(element("path", class_="dg-rule", d=d))
        parts.append(sheet.rect(bone.box, "dg-box", rx=4))
        parts.append(sheet.texts(bone.label, bone.box.x + 8, bone.box.y + 6, bone.box.w - 16, SMALL, PITCH,
                                 "dg-text dg-bold"))
        parts += [sheet.texts(lines, place.x, place.y, place.w, SMALL, PITCH, "dg-text")
                  for place, lines, _ in bone.causes]
    parts.append(sheet.rect(head, "dg-box dg-aim", rx=4))
    parts.append(sheet.texts(spine.effect, head.x + 12, head.y + 11, head.w - 24, size.letters, size.pitch,
                             "dg-text dg-bold"))
    return "".join(parts)
