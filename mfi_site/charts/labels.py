"""Labels that would collide: packed along one edge, around one that stays, and clear of each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 3.0
REGULAR, BOLD = 0.56, 0.61  # widest average character of system fonts, in em


@dataclass(frozen=True, slots=True)
class Box:
    """A label of some height whose centre wants to be at `y`; `weight` decides who gives way last."""

    y: float
    above: float
    below: float
    weight: int = 1

    @property
    def size(self) -> float:
        return self.above + self.below


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Pixels a text takes at most in any of the system fonts, at `size` pixels."""
    return len(text) * size * (BOLD if bold else REGULAR)


def pack(boxes: Sequence[Box], fixed: Box | None, low: float, high: float) -> list[float | None]:
    """The y of each box so that none overlap and all stay within `low` and `high`; `fixed` does not move.

    Order is kept on each side of the fixed one. Where all cannot fit, the one of least weight gets None.
    """
    kept = list(range(len(boxes)))
    while True:
        placed = _pack([boxes[i] for i in kept], fixed, low, high)
        if placed is not None:
            found: list[float | None] = [None] * len(boxes)
            for index, y in zip(kept, placed, strict=True):
                found[index] = y
            return found
        kept.remove(min(kept, key=lambda i: (boxes[i].weight, -i)))


def _pack(boxes: Sequence[Box], fixed: Box | None, low: float, high: float) -> list[float] | None:
    order = sorted(range(len(boxes)), key=lambda i: (boxes[i].y, i))
    best: tuple[float, list[float]] | None = None
    splits = range(len(order) + 1) if fixed else (0,)
    for split in splits:
        top = _column([boxes[i] for i in order[:split]], low, fixed.y - fixed.above - GAP if fixed else low)
        bottom = _column([boxes[i] for i in order[split:]], fixed.y + fixed.below + GAP if fixed else low, high)
        if top is None or bottom is None:
            continue
        places = [0.0] * len(boxes)
        for index, y in zip(order, top + bottom, strict=True):
            places[index] = y
        cost = sum(abs(boxes[i].y - places[i]) for i in range(len(boxes)))
        if best is None or cost < best[0] - 1e-9:
            best = cost, places
    return best[1] if best else None


def _column(boxes: Sequence[Box], low: float, high: float) -> list[float] | None:
    """Places from top to bottom within low and high, each as near its wish as the others let it."""
    if not boxes:
        return []
    if sum(b.size for b in boxes) + GAP * (len(boxes) - 1) > high - low + 1e-9:
        return None
    places: list[float] = []
    edge = low
    for box in boxes:
        y = max(box.y, edge + box.above)
        places.append(y)
        edge = y + box.below + GAP
    edge = high
    for index in range(len(boxes) - 1, -1, -1):
        places[index] = min(places[index], edge - boxes[index].below)
        edge = places[index] - boxes[index].above - GAP
    return places
