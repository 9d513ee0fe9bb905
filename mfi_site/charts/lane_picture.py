"""The test lane drawn: bars from start to end, shapes of decisions, threads up to the data."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from mfi_site.charts import shapes
from mfi_site.charts.canvas import Canvas, number, text_element
from mfi_site.charts.labels import text_width
from mfi_site.charts.scene import Scene
from mfi_site.charts.sizes import PAGE, Size

PITCH = 26
BAR = 18
NAME_ROOM = 148
NARROWEST = 500.0  # the plot on paper and at 720 px; what keeps clear there keeps clear on wider ones
ROOMY = 800.0  # the plot from where the style sheet shows c-roomy


def lane_height(scene: Scene) -> int:
    """Pixels that the lane takes."""
    lane = scene.data["lane"]
    return PITCH * (len(lane["rows"]) + bool(lane["more"])) if lane else 0


def lane(scene: Scene, canvas: Canvas, sizes: tuple[Size, ...]) -> str:
    """The rows of the lane on a canvas whose height is `lane_height`."""
    rows = scene.data["lane"]["rows"]
    height = lane_height(scene)
    parts = [_bands(scene, canvas, height)]
    for index in range(len(rows)):
        y = _middle(index)
        parts.append(f'<line{canvas.look("grid")} x2="{canvas.x(1)}" y1="{y}" y2="{y}"/>')
    for size in sizes:
        drawn = _wide(scene, canvas) if size.width >= PAGE.width else _narrow(scene, canvas, size)
        parts.append(f'<g class="{size.only}">{drawn}</g>' if len(sizes) > 1 else drawn)
    return "".join(parts)


def threads(scene: Scene, canvas: Canvas) -> str:
    """Dotted lines from adopted ends down to the foot of the plot, where the lane carries them on."""
    if not scene.data["lane"] or not scene.dots:
        return ""
    parts = []
    for _, _, bars in scene.data["lane"]["rows"]:
        for _, _, end, shape in bars:
            y = _height_at(scene, scene.x(end))
            if shape == "adopted" and y is not None:
                x = canvas.x(scene.x(end))
                parts.append(f'<line{canvas.look("thread")} x1="{x}" x2="{x}" y1="{canvas.y(y)}" y2="{canvas.y(1)}"/>')
    return "".join(parts)


def _height_at(scene: Scene, x: float) -> float | None:
    """The data line's height at `x`, between two points or at the nearest end."""
    xs = [d.x for d in scene.dots]
    if not xs[0] <= x <= xs[-1]:
        return None
    right = min(bisect_right(xs, x), len(xs) - 1)
    a, b = scene.dots[max(right - 1, 0)], scene.dots[right]
    return b.y if b.x == a.x else a.y + (b.y - a.y) * min(max((x - a.x) / (b.x - a.x), 0), 1)


def _middle(row: int) -> float:
    return PITCH * row + PITCH / 2


def _bands(scene: Scene, canvas: Canvas, height: int) -> str:
    low, high = scene.data["x"]
    parts = []
    for a, b in scene.data["bands"]:
        left, right = scene.x(max(a, low)), scene.x(min(b, high))
        parts.append(
            f'<rect{canvas.look("band")} x="{canvas.x(left)}" width="{canvas.x(right - left)}" height="{height}"/>'
        )
    return "".join(parts)


def _wide(scene: Scene, canvas: Canvas) -> str:
    data = scene.data["lane"]
    parts = [_heading(canvas, data["heading"])]
    adopted: list[str] = []
    for index, (name, state, bars) in enumerate(data["rows"]):
        y = _middle(index)
        for bar in bars:
            if bar[3] == "adopted":
                x = canvas.x(scene.x(bar[2]))
                adopted.append(f'<line{canvas.look("thread")} x1="{x}" x2="{x}" y1="-42" y2="{y:g}"/>')
        before = -1.0
        for bar in _within(scene, bars):
            parts.append(_bar(scene, canvas, bar, y, (scene.x(bar[1]) - before) * NARROWEST > 26))
            before = scene.x(bar[2])
        parts.append(canvas.at(1, 0, _name(canvas, name, state, y)))
    if data["more"]:
        y = _middle(len(data["rows"]))
        parts.append(canvas.at(1, 0, text_element(canvas, "10", f"{y:g}", data["more"], "under", more=' dy=".35em"')))
    return "".join(adopted) + "".join(parts)


def _heading(canvas: Canvas, heading: str) -> str:
    """The lane's name beside its first row; a word wider than the gutter stands over the ideas' names instead."""
    if text_width(heading, 14) <= PAGE.left:
        return text_element(canvas, "-10", "", heading, "tick", more=f' dy="{number(PITCH / 2 / 14 + 0.35)}em"')
    return canvas.at(1, 0, text_element(canvas, "10", "-8", heading, "under"))


def _name(canvas: Canvas, name: str, state: str, y: float) -> str:
    most = int(NAME_ROOM / text_width("n", 14))
    short = name if len(name) <= most else name[: most - 1].rstrip() + "…"
    shape = shapes.state(canvas, state, 5.5, background=False)
    return f'<g transform="translate(16 {y:g})">{shape}</g>' + text_element(
        canvas, "28", f"{y:g}", short, "name", more=' dy=".35em"'
    )


def _bar(scene: Scene, canvas: Canvas, bar: list[Any], y: float, room_before: bool) -> str:
    test, start, end, shape = bar
    left, right = max(scene.x(start), 0.0), min(scene.x(end), 1.0)
    ended = shape and scene.x(end) <= 1
    x, w = canvas.x(left), canvas.x(right - left)
    top = y - BAR / 2
    look = canvas.look("bar" if shape else "bar-running")
    parts = [f'<rect{look} x="{x}" y="{top:g}" width="{w}" height="{BAR}"/>']
    if not ended:
        parts.append(canvas.at(right, 0, f'<path{canvas.look("bar-open")} d="M0 {top:g}v{BAR}"/>'))
    if shown := _number(canvas, str(test), y, right - left, room_before):
        parts.append(canvas.at(left, 0, shown))
    if ended:
        mark = f'<g transform="translate(0 {y:g})">{shapes.state(canvas, shape)}</g>'
        parts.append(canvas.at(right, 0, mark))
    return "".join(parts)


def _number(canvas: Canvas, label: str, y: float, share: float, room_before: bool) -> str:
    """The test's number in its bar, or before a short one; between short bars only on a wide page."""
    needed = 21 + 8 * (len(label) - 1)
    inside = share * NARROWEST >= needed
    if not inside and not room_before and share * ROOMY < needed:
        return ""
    before = room_before and not inside
    looks = ("test", "back") if before else ("test",) if inside else ("test", "roomy")
    return text_element(canvas, "-4" if before else "5", f"{y:g}", label, *looks, more=' dy=".35em"')


def _within(scene: Scene, bars: list[Any]) -> list[Any]:
    """The bars that the time axis reaches: one far from the data would stand where it was not."""
    return [bar for bar in bars if scene.x(bar[2]) >= 0 and scene.x(bar[1]) <= 1]


def _narrow(scene: Scene, canvas: Canvas, size: Size) -> str:
    parts = []
    for index, (name, state, bars) in enumerate(scene.data["lane"]["rows"]):
        y = _middle(index)
        seen = _within(scene, bars)
        if not seen:
            x = min(max(scene.x(bars[-1][2]), 0.0), 1.0)
            parts.append(canvas.at(x, 0, f'<g transform="translate(0 {y:g})">{shapes.state(canvas, state, 4.5)}</g>'))
        for _, start, end, shape in seen:
            left, right = max(scene.x(start), 0.0), min(scene.x(end), 1.0)
            look = canvas.look("bar" if shape else "bar-running")
            parts.append(
                f'<rect{look} x="{canvas.x(left)}" y="{y - 3:g}" width="{canvas.x(right - left)}" height="6"/>'
            )
            mark = f'<g transform="translate(0 {y:g})">{shapes.state(canvas, shape or "testing", 4.5)}</g>'
            parts.append(canvas.at(right, 0, mark))
        parts.append(_narrow_name(scene, canvas, size, name, bars, y))
    return "".join(parts)


def _narrow_name(scene: Scene, canvas: Canvas, size: Size, name: str, bars: list[Any], y: float) -> str:
    """Right of the last bar where it fits, else left of the first, on paper."""
    first = min(max(min(scene.x(b[1]) for b in bars), 0.0), 1.0)
    last = min(max(max(scene.x(b[2]) for b in bars), 0.0), 1.0)
    room_right = (1 - last) * size.width + size.right - 16
    room_left = first * size.width + size.left - 10
    width = text_width(name, 14)
    back = width > room_right and room_left > room_right
    most = int(max(room_left if back else room_right, 40) / text_width("n", 14))
    short = name if len(name) <= most else name[: max(most - 1, 1)].rstrip() + "…"
    return canvas.at(
        first if back else last,
        0,
        text_element(
            canvas,
            "-10" if back else "12",
            f"{y:g}",
            short,
            "name",
            "halo",
            *(["back"] if back else []),
            more=' dy=".35em"',
        ),
    )
