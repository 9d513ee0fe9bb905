"""The sparkline: line, centre, last point in its meaning's shape, the run coloured when strong. No axes."""

from __future__ import annotations

from mfi_site.charts import shapes
from mfi_site.charts.canvas import Fluid
from mfi_site.charts.scene import Scene
from mfi_site.charts.specification import HEIGHT, WIDTH

RADIUS = 4.0
LEVEL = 0.004
ALONE = 2.75


def sparkline(scene: Scene, head: str) -> str:
    """One fluid picture for every box: its class in the page's style sheet gives width and height.

    `head` is the opening of the element's attributes with its title.
    """
    canvas = Fluid()
    if not scene.dots:
        return f'<svg class="spark" {head}{_promise(scene, canvas)}</svg>'
    drawn = [(line, look) for line, look in scene.paths if look.split()[0] in ("data", "centre")]
    xs = [d.x for d in scene.dots]
    ys = [d.y for d in scene.dots] + [
        y / HEIGHT for line, look in drawn if look.split()[0] == "centre" for _, y in line
    ]
    left, right, top, bottom = xs[0], xs[-1], min(ys), max(ys)
    if right == left:
        left, right = 0.0, 1.0
    if bottom - top < LEVEL:
        top = bottom = (top + bottom) / 2
        top, bottom = top - 0.5, bottom + 0.5
    wide, high = right - left, bottom - top

    def inside(line: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
        return [
            (min(max((x / WIDTH - left) / wide, 0), 1) * WIDTH, (y / HEIGHT - top) / high * HEIGHT) for x, y in line
        ]

    body = canvas.paths(
        (inside(line), look.replace("centre beyond", "centre"))
        for line, look in drawn
        if not (look.startswith("centre") and inside(line)[0][0] == inside(line)[-1][0])
    )
    joined = {line[n] for line, look in drawn if look.startswith("data") for n in range(len(line))}
    body += "".join(
        shapes.disc(canvas, (d.x - left) / wide, (d.y - top) / high, ALONE, canvas.look("dot"))
        for d in scene.dots[:-1]
        if not any(abs(d.x * WIDTH - x) < 0.5 for x, _ in joined)
    )
    last = scene.dots[-1]
    x, y = (last.x - left) / wide, (last.y - top) / high
    body += (
        shapes.point(canvas, x, y, last.tone, last.strong and not last.masked, RADIUS)
        if last.tone
        else shapes.disc(canvas, x, y, RADIUS - 0.5, canvas.look("masked" if last.masked else "dot"))
    )
    return f'<svg class="spark" {head}{body}</svg>'


def _promise(scene: Scene, canvas: Fluid) -> str:
    """Nothing yet: the axis and a ring where each value is due."""
    days = [scene.x(day) for day in scene.data["due"]]
    every = -(-len(days) // 10) or 1
    rings = "".join(
        canvas.at(x, 1, f'<path{canvas.look("axis")} d="M0-3v6"/><circle{canvas.look("due")} cy="-14" r="4"/>')
        for x in days[::every]
    )
    return f'<line{canvas.look("axis")} x2="100%" y1="100%" y2="100%"/>{rings}'
