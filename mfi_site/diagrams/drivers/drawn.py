"""The driver diagram as a drawing: columns from the aim to the ideas, every subtree in a band of its own.

Since bands never share a height, boxes cannot overlap, and the level end of a connector that passes a column
runs through the band of the idea that it leads to and of nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from mfi_site.diagrams.drivers.boxes import Box, Size, aim_box, driver_box, idea_box
from mfi_site.diagrams.drivers.tree import Branch, Place, Tree
from mfi_site.diagrams.kit import text
from mfi_site.diagrams.kit.material import Material
from mfi_site.diagrams.kit.svg import Rect, Sheet, drawing, element, number

WIDE = Size("wide", 1120, 56, 17, 22, 13, 11)
MEDIUM = Size("medium", 640, 24, 14, 18, 8, 8)
SHARES = {"aim": 200, "primary": 244, "secondary": 212, "tertiary": 190, "ideas": 300}
LEVELS = ("primary", "secondary", "tertiary")
LEAF_GAP, GROUP_GAP = 12.0, 16.0
HEAD_GAP = 18.0
DEEPEST = len(LEVELS)
MOST_BOXES = 200
SHEET = 1700.0  # a drawing higher than this would be too small to read on one sheet of paper


@dataclass
class Group:
    """A box with what hangs from it; `joined` is False where nothing connects it to its parent."""

    box: Box
    under: list[Group] = field(default_factory=list)
    joined: bool = True


@dataclass(frozen=True)
class Drawn:
    """A laid-out diagram: heads over the columns, boxes, connectors (paths) and the whole height."""

    size: Size
    height: float
    heads: tuple[tuple[Rect, tuple[str, ...]], ...]
    boxes: tuple[Box, ...]
    curves: tuple[str, ...]


def drawings(found: Tree, material: Material) -> str:
    """The drawings of a tree by width, as far as its levels leave room for words and its boxes can be surveyed."""
    if found.depth > DEEPEST or sum(map(_boxes, found.branches)) + len(found.under_aim) > MOST_BOXES:
        return ""
    sizes = (WIDE, MEDIUM) if found.depth < DEEPEST else (WIDE,)
    return "".join(_svg(layout(found, size, material), Sheet(size.width, material.direction)) for size in sizes)


def _boxes(branch: Branch) -> int:
    return 1 + len(branch.places) + sum(map(_boxes, branch.branches))


def columns(found: Tree, size: Size) -> list[tuple[str, float, float]]:
    """(name, left, width) of each column, the ideas' last."""
    names = ["aim", *LEVELS[: found.depth], *(["ideas"] if _any_idea(found) else [])]
    gap = size.gap * (0.72 if len(names) > 4 else 1)
    each = (size.width - 2 - gap * (len(names) - 1)) / sum(SHARES[n] for n in names)
    placed, x = [], 1.0
    for name in names:
        wide = SHARES[name] * each
        placed.append((name, x, wide))
        x += wide + gap
    return placed


def _any_idea(found: Tree) -> bool:
    return bool(found.under_aim) or any(_carries(b) for b in found.branches)


def _carries(branch: Branch) -> bool:
    return bool(branch.places) or any(_carries(b) for b in branch.branches)


def layout(found: Tree, size: Size, material: Material) -> Drawn:
    """Where everything stands at one width."""
    placed = columns(found, size)
    wide = [w for _, _, w in placed]
    root = Group(aim_box(found.aim, found.said, size, wide[0]))
    last = len(placed) - 1

    def leaf(place: Place) -> Group:
        return Group(idea_box(place, size, wide[last], last, material))

    def group(branch: Branch) -> Group:
        under = [leaf(p) for p in branch.places] + [group(b) for b in branch.branches]
        return Group(driver_box(branch, size, wide[branch.level], material), under, joined=not branch.loose)

    root.under = [leaf(p) for p in found.under_aim] + [group(b) for b in found.branches]
    heads = tuple((Rect(x, 0, w, 0), text.lines(material.say(f"column-{name}"), w, size.small))
                  for name, x, w in placed)
    top = max(len(said) for _, said in heads) * size.small_pitch + 6 + HEAD_GAP
    bottom = _stand(root, top, placed)
    boxes: list[Box] = []
    curves: list[str] = []
    _gather(root, boxes, curves, placed, Sheet(size.width, material.direction))
    return Drawn(size, bottom + 2, heads, tuple(boxes), tuple(curves))


def _gap(group: Group) -> float:
    return LEAF_GAP + (GROUP_GAP if group.box.column == 0 and any(g.under for g in group.under) else 0)


def _need(group: Group) -> float:
    under = sum(_need(g) for g in group.under) + _gap(group) * max(0, len(group.under) - 1)
    return max(group.box.high, under)


def _stand(group: Group, top: float, placed: list[tuple[str, float, float]]) -> float:
    """Put a subtree into its band from `top`; its parent is centred on its first and last child."""
    band = _need(group)
    gap = _gap(group)
    under = sum(_need(g) for g in group.under) + gap * max(0, len(group.under) - 1)
    y = top + (band - under) / 2
    for one in group.under:
        y = _stand(one, y, placed) + gap
    box = group.box
    centre = (group.under[0].box.rect.middle + group.under[-1].box.rect.middle) / 2 if group.under else top + band / 2
    high = box.high
    start = min(max(centre - high / 2, top), top + band - high)
    _, x, wide = placed[box.column]
    box.rect = Rect(x, start, wide, high)
    return top + band


def _gather(group: Group, boxes: list[Box], curves: list[str], placed: list[tuple[str, float, float]],
            sheet: Sheet) -> None:
    """Boxes in reading order and a connector to each that is joined."""
    boxes.append(group.box)
    here = group.box.rect
    for one in group.under:
        there = one.box.rect
        if one.joined:
            stop = placed[group.box.column + 1][1]
            curves.append(sheet.curve(here.right, here.middle, stop, there.middle,
                                      there.x if there.x > stop else None))
        _gather(one, boxes, curves, placed, sheet)


def _svg(drawn: Drawn, sheet: Sheet) -> str:
    size = drawn.size
    high = max(len(said) for _, said in drawn.heads) * size.small_pitch
    parts = []
    for place, said in drawn.heads:
        parts.append(sheet.texts(said, place.x, 0, place.w, size.small, size.small_pitch, "dg-muted"))
        ends = sheet.x(place.x), sheet.x(place.right)
        parts.append(element("path", class_="dg-faint",
                             d=f"M{number(ends[0])} {number(high + 6.5)}H{number(ends[1])}"))
    parts.append(element("path", class_="dg-join", d="".join(drawn.curves)) if drawn.curves else "")
    parts += [box.svg(sheet) for box in drawn.boxes]
    long = " dg-long" if drawn.height > SHEET else ""
    return drawing(size.width, drawn.height, parts, f"dg-{size.name}{long}")
