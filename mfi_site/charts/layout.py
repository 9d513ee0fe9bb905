"""A scene on a canvas: what every size shares, then the labels of each size."""

from __future__ import annotations

import re
from typing import Any

from mfi_site.charts import shapes
from mfi_site.charts.axis import fewer_ticks
from mfi_site.charts.canvas import Canvas, number, text_element
from mfi_site.charts.ends import end_labels, hairline
from mfi_site.charts.inside import inside_labels
from mfi_site.charts.labels import text_width
from mfi_site.charts.scene import Dot, Scene
from mfi_site.charts.sizes import PHONE, Size

CROWDED, DENSE = 60, 150
TWO_LINES = 320
NARROWEST_PHONE = 146  # the plot at 320 px: where its labels would touch, the style sheet shows every second
_DECIMALS = re.compile(r"\.0+(?=%|$)")
DUE_ABOVE, BRACKET_ABOVE = 14, 40


def plot(scene: Scene, canvas: Canvas, sizes: tuple[Size, ...]) -> str:
    """All of a plot. With two sizes, what is seen at one alone is in a group of its class."""
    parts = [_under(scene, canvas, sizes[0])]
    parts += [_seen_at(size, hairline(scene, canvas, size), sizes) for size in sizes]
    parts += [_dots(scene, canvas, sizes[0]), _due(scene, canvas, sizes[0])]
    for size in sizes:
        labels = "".join(
            (
                _value_labels(scene, canvas, size),
                _date_labels(scene, canvas, size),
                inside_labels(scene, canvas, size),
                end_labels(scene, canvas, size),
                _promise_text(scene, canvas, size),
            )
        )
        parts.append(_seen_at(size, labels, sizes))
    return "".join(parts)


def _seen_at(size: Size, inner: str, sizes: tuple[Size, ...]) -> str:
    return f'<g class="{size.only}">{inner}</g>' if len(sizes) > 1 and inner else inner


def _under(scene: Scene, canvas: Canvas, size: Size) -> str:
    data = scene.data
    bands = [path for path in scene.paths if path[1] == "band"]
    lines = [path for path in scene.paths if path[1] != "band"]
    right, foot = canvas.x(1), canvas.y(1)
    parts = [canvas.paths(bands)]
    for tick in ticks(scene, size):
        y = canvas.y(scene.y(tick[0]))
        if scene.y(tick[0]) < 0.999:
            parts.append(f'<line{canvas.look("grid")} x2="{right}" y1="{y}" y2="{y}"/>')
    for day, _ in data["phases"]:
        x = canvas.x(scene.x(day))
        parts.append(f'<line{canvas.look("phase")} x1="{x}" x2="{x}" y1="{-16 * size.text / 14:.0f}" y2="{foot}"/>')
    parts.append(f'<line{canvas.look("axis")} x2="{right}" y1="{foot}" y2="{foot}"/>')
    for _, x in data["missing"]:
        parts.append(canvas.at(scene.x(x), 1, f'<path{canvas.look("missing")} d="M0 0v-5"/>'))
    if data.get("cut") is not None:
        parts.append(canvas.at(scene.x(data["cut"]), 1, f'<path{canvas.look("cut")} d="M-10 9L-2 -9M2 9L10 -9"/>'))
    parts.append(canvas.paths(lines))
    return "".join(parts)


def _dots(scene: Scene, canvas: Canvas, size: Size) -> str:
    """Plain points first, those of signals over them; smaller where they would merge into a band."""
    plain, signal, crowded = size.plain, size.signal, len(scene.dots) > CROWDED
    if crowded:
        plain, signal = plain * 0.57, signal * 0.57
    latest = scene.dots[-1].row if scene.dots else None
    shown = [d for d in scene.dots if not d.tone and (len(scene.dots) <= DENSE or d.row == latest)]
    drawn = [_dot(d, canvas, plain, crowded) for d in shown]
    thin = ("thin",) if crowded else ()
    drawn += [
        shapes.point(canvas, d.x, d.y, d.tone, d.strong and not d.masked, signal, *thin) for d in scene.dots if d.tone
    ]
    return "".join(drawn)


def _dot(dot: Dot, canvas: Canvas, radius: float, bare: bool = False) -> str:
    look = canvas.look("masked") if dot.masked else canvas.look("dot", *(["bare"] if bare else []))
    return shapes.disc(canvas, dot.x, dot.y, radius, look)


def ticks(scene: Scene, size: Size) -> list[Any]:
    """The value ticks of a size, as [value, text]."""
    given = scene.data["ticks"]
    kept = fewer_ticks([t[0] for t in given], size.most_ticks)
    shown = [t for t in given if t[0] in kept]
    if all(float(value).is_integer() for value, _ in shown):
        shown = [[value, _DECIMALS.sub("", text)] for value, text in shown]
    if shown and given[-1][1].endswith("%") and not shown[-1][1].endswith("%"):
        shown[-1] = [shown[-1][0], f"{shown[-1][1]}%"]
    return shown


def _value_labels(scene: Scene, canvas: Canvas, size: Size) -> str:
    gap = number(-10 * size.text / 14)
    return "".join(
        text_element(canvas, gap, canvas.y(scene.y(value)), text, "tick", more=' dy=".35em"')
        for value, text in ticks(scene, size)
    )


def _date_labels(scene: Scene, canvas: Canvas, size: Size) -> str:
    parts = []
    shown = _apart([(scene.x(day), text) for day, text in scene.data["dates"][size.dates]], size.width, size.text)
    tight = size is PHONE and len(_apart(shown, NARROWEST_PHONE, size.text)) < len(shown)
    for index, (share, text) in enumerate(shown):
        looks = ("date", "between") if tight and index % 2 else ("date",)
        tick = f'<path{canvas.look("axis")} d="M0 0v5"/>'
        parts.append(canvas.at(share, 1, tick + text_element(canvas, "", "", text, *looks, more=' dy="1.6em"')))
    return "".join(parts)


def _apart(labels: list[tuple[float, str]], width: float, text_size: float) -> list[tuple[float, str]]:
    """The labels that stand clear of the one before on an axis of so many pixels."""
    kept, edge = [], float("-inf")
    for share, text in labels:
        half = text_width(text, text_size) / 2
        if share * width - half >= edge:
            kept.append((share, text))
            edge = share * width + half + 4
    return kept


def _due(scene: Scene, canvas: Canvas, size: Size) -> str:
    """A ring where each value is due, the first one inked."""
    if scene.dots:
        return ""
    return "".join(
        canvas.at(
            scene.x(day),
            1,
            f'<circle{canvas.look("due", *(["due-next"] if not index else []))} cy="-{DUE_ABOVE}" r="5.5"/>',
        )
        for index, day in enumerate(scene.data["due"])
    )


def _promise_text(scene: Scene, canvas: Canvas, size: Size) -> str:
    """A bracket over the values that the chart needs before it can judge, with what it says."""
    until = scene.data["until"]
    if not until or scene.dots:
        return ""
    a, b = canvas.x(scene.x(until["from"])), canvas.x(scene.x(until["to"]))
    y = -BRACKET_ABOVE + 10
    look = canvas.look("axis")
    parts = f'<line{look} x1="{a}" x2="{b}" y1="{y}" y2="{y}"/>' + "".join(
        f'<line{look} x1="{x}" x2="{x}" y1="{y}" y2="{y + 5}"/>' for x in (a, b)
    )
    head, _, tail = until["text"].partition(": ")
    room = size.width * (1 - scene.x(until["from"])) + size.right
    if tail and (size.width < TWO_LINES or text_width(until["text"], size.text) > room):
        parts += text_element(canvas, a, number(y - 8 - 18 * size.text / 14), f"{head}:", "promise")
        parts += text_element(canvas, a, str(y - 8), tail, "promise")
    else:
        parts += text_element(canvas, a, str(y - 10), until["text"], "promise")
    return canvas.at(0, 1, parts)
