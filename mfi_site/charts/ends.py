"""The right edge of a chart: lines named where they end, the latest value big, none over another."""

from __future__ import annotations

from typing import Any

from mfi_site.charts.canvas import Canvas, number, text_element
from mfi_site.charts.labels import Box, pack, text_width
from mfi_site.charts.scene import Scene
from mfi_site.charts.sizes import Size

MOVED = 3
FAR = 14
LINE = 1.29
OFFSET = 10
MARGIN = 20


def end_labels(scene: Scene, canvas: Canvas, size: Size) -> str:
    """The labels of one size with their leaders, placed from the edge of the plot."""
    ends = [e for e in scene.data["ends"] if (size.limit_names or e["look"] != "limit") and _has_room(e, size)]
    fixed, latest = _latest(scene, canvas, size)
    half = size.text / 2 + 2
    boxes = [Box(scene.y(e["y"]) * size.height, half, half, e["weight"]) for e in ends]
    places = pack(boxes, fixed, -half, size.height + half)
    unit = size.text / 14
    parts = []
    for end, box, y in zip(ends, boxes, places, strict=True):
        if y is None:
            continue
        share, kind = y / size.height, end["look"]
        if abs(y - box.y) > MOVED:
            parts.append(
                f'<line{canvas.look("leader", f"leader-{kind}")} x2="{number(7 * unit)}" '
                f'y1="{canvas.y(scene.y(end["y"]))}" y2="{_free(canvas, share)}"/>'
            )
        parts.append(
            text_element(
                canvas, number(OFFSET * unit), _free(canvas, share), _text(end, size), f"end-{kind}", more=' dy=".35em"'
            )
        )
    return canvas.at(1, 0, "".join(parts) + latest) if parts or latest else ""


def _free(canvas: Canvas, share: float) -> str:
    """A height that may lie a little outside the plot."""
    inside = canvas.y(1)
    return f"{number(share * 100)}%" if inside.endswith("%") else number(share * float(inside))


def _has_room(end: dict[str, Any], size: Size) -> bool:
    """Whether a line's name, at its shortest, stays within the gutter and the margin beside it."""
    room = size.right + (MARGIN - OFFSET) * size.text / 14
    return text_width(_text(end, size), size.text) <= room


def _text(end: dict[str, Any], size: Size) -> str:
    room = size.right - OFFSET * size.text / 14
    return str(end["text"] if text_width(end["text"], size.text) <= room else end["short"])


def big_size(text: str, size: Size) -> float:
    """The latest value's size: smaller where it would not fit its gutter."""
    room = size.right - OFFSET * size.text / 14
    return next(
        (s for s in (size.latest, size.latest * 0.8, size.latest * 0.64) if text_width(text, s, bold=True) <= room),
        size.text,
    )


def big_look(text: str, size: Size) -> str:
    """The class for `big_size`."""
    order = (size.latest, size.latest * 0.8, size.latest * 0.64)
    chosen = big_size(text, size)
    return f"latest-{order.index(chosen) if chosen in order else 3}"


def _latest(scene: Scene, canvas: Canvas, size: Size) -> tuple[Box | None, str]:
    latest = scene.data["latest"]
    if latest is None or not scene.dots:
        return None, ""
    dot = scene.dots[-1]
    under = latest["under"] if size.latest_date else latest["under"][:-1]
    big = big_size(latest["big"], size)
    line = size.text * LINE
    above, below = big * 0.5, big * 0.5 + line * len(under)
    y = min(max(dot.y * size.height, above - line), size.height - below + line)
    tone = f"{dot.tone}-fill" if dot.tone and dot.strong else "latest-plain"
    x, at = number(OFFSET * size.text / 14), _free(canvas, y / size.height)
    parts = [
        text_element(canvas, x, at, latest["big"], "latest", big_look(latest["big"], size), tone, more=' dy=".36em"')
    ]
    for index, text in enumerate(under):
        offset = (big * 0.36 + line * (index + 1)) / size.text
        parts.append(text_element(canvas, x, at, text, "under", more=f' dy="{number(offset)}em"'))
    return Box(y, above, below, 9), "".join(parts)


def hairline(scene: Scene, canvas: Canvas, size: Size) -> str:
    """From under the last point to its value, where they are apart."""
    fixed, _ = _latest(scene, canvas, size)
    if fixed is None:
        return ""
    dot = scene.dots[-1]
    if (1 - dot.x) * size.width <= FAR and abs(fixed.y - dot.y * size.height) <= MOVED:
        return ""
    y = canvas.y(dot.y)
    line = f'<line{canvas.look("leader")} x1="{canvas.x(dot.x)}" x2="{canvas.x(1)}" y1="{y}" y2="{y}"/>'
    end = _free(canvas, fixed.y / size.height)
    return line + canvas.at(1, 0, f'<line{canvas.look("leader")} x2="6" y1="{y}" y2="{end}"/>')
