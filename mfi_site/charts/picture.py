"""Pictures from requests: fluid ones for pages, and files that stand alone. Nothing here reads a clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

from mfi_site.charts.canvas import FONT, LIGHT, Fixed, Fluid, number, text_element
from mfi_site.charts.inside import REASON_PITCH, reasons_of
from mfi_site.charts.labels import text_width
from mfi_site.charts.lane_picture import lane, lane_height, threads
from mfi_site.charts.layout import plot, ticks
from mfi_site.charts.looks import VARIABLES, looks
from mfi_site.charts.marks import Store
from mfi_site.charts.request import PictureRequest, request
from mfi_site.charts.scene import Scene, scene
from mfi_site.charts.screens import for_screen
from mfi_site.charts.sizes import CARD, FILE, HOME, PAGE, PHONE, SCREEN, Size
from mfi_site.charts.spark import sparkline

__all__ = ["Picture", "PictureRequest", "draw", "png", "request"]

LINE = 20
HEAD = 34
MANY = 24
DENSE = 60


@dataclass(frozen=True, slots=True)
class Picture:
    """One series drawn in every setting.

    `page`, `card`, `home` and `spark` are HTML for pages with chart.css; `file_svg` is a document that stands
    alone, in the light theme's colours; `screen` scales with its box and takes the colours of the page it is in.
    """

    page: str
    card: str
    home: str
    spark: str
    file_svg: str
    screen: str


def draw(requests: Sequence[PictureRequest], cache: Store | None = None) -> list[Picture]:
    """Draw each request, in order. `cache` keeps the compiled specification between processes.

    Raises marks.DrawingError where the renderer drew something else than it was given.
    """
    return [_picture(scene(one, cache), cache) for one in requests]


def png(svg: str, scale: float = 2.0) -> bytes:
    """A stand-alone SVG as PNG, two pixels a point unless told otherwise."""
    import vl_convert

    return bytes(vl_convert.svg_to_png(svg, scale=scale))


def _picture(made: Scene, store: Store | None) -> Picture:
    return Picture(
        page=_page(made),
        card=_single(made, CARD, "card", "c"),
        home=_fluid(made, (HOME, PHONE), "home", "h"),
        spark=sparkline(made, _head(made, "s")),
        file_svg=_file(made),
        screen=_screen(made, store),
    )


def _head(made: Scene, suffix: str, title: str = "", description: str = "") -> str:
    """Role, title and description, with identifiers of their own."""
    one = f"{made.request.uid}-{suffix}"
    return (
        f'role="img" aria-labelledby="{one}t {one}d"><title id="{one}t">{escape(title or made.data["title"])}</title>'
        f'<desc id="{one}d">{escape(description or made.data["description"])}</desc>'
    )


def _gutters(made: Scene, sizes: Sequence[Size]) -> str:
    """Classes for gutters wider than usual, by the longest label."""
    found = []
    for size in sizes:
        side = "n" if size is PHONE else "w"
        left = max((text_width(t[1], size.text) for t in ticks(made, size)), default=0) + 12
        if left > size.left + 4:
            found.append(f"chart-{side}l{min(int(left / 20) + 1, 7)}")
    return "".join(f" {name}" for name in found)


def _shape(made: Scene, sizes: Sequence[Size]) -> str:
    rows = [reason.row for size in sizes if size.reasons for reason in reasons_of(made, size)]
    crowd = " chart-many" if len(made.dots) > MANY else ""
    crowd += " chart-dense" if len(made.dots) > DENSE else ""
    return crowd + (f" chart-top{max(rows) + 1}" if rows else "")


def _single(made: Scene, size: Size, name: str, suffix: str) -> str:
    body = plot(made, Fluid(), (size,))
    opened = f'<div class="chart chart-{name}{_gutters(made, (size,))}{_shape(made, (size,))}">'
    return f'{opened}<svg class="chart-plot" {_head(made, suffix)}{body}</svg></div>'


def _fluid(made: Scene, sizes: tuple[Size, ...], name: str, suffix: str, more: str = "", under: str = "") -> str:
    body = plot(made, Fluid(), sizes)
    opened = f'<div class="chart chart-{name}{_gutters(made, sizes)}{_shape(made, sizes)}">'
    return f'{opened}<svg class="chart-plot" {_head(made, suffix)}{more}{body}</svg>{under}</div>'


def _page(made: Scene) -> str:
    rows = made.data["lane"]
    if not rows:
        return _fluid(made, (PAGE, PHONE), "page", "p")
    canvas = Fluid()
    head = _head(made, "l", rows["title"], rows["description"])
    under = f'<svg class="chart-lane" height="{lane_height(made)}" {head}{lane(made, canvas, (PAGE, PHONE))}</svg>'
    up = threads(made, canvas)
    return _fluid(made, (PAGE, PHONE), "page", "p", f'<g class="wide-only">{up}</g>' if up else "", under)


def _document(made: Scene, width: float, height: float, body: str, suffix: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}" '
        f'width="{number(width)}" height="{number(height)}" font-family="{escape(FONT)}" {_head(made, suffix)}'
        f'<rect width="{number(width)}" height="{number(height)}" fill="{LIGHT["paper"]}"/>{body}</svg>'
    )


def _file(made: Scene) -> str:
    """The chart with its name, sentence and method, on paper."""
    left = max((text_width(t[1], FILE.text) for t in made.data["ticks"]), default=0) + 26
    size = replace(FILE, left=max(FILE.left, left))
    full = size.left + size.width + size.right
    canvas = Fixed(size.width, size.height, looks(size))
    said = wrap(made.data["finding"], full - 2 * LINE, size.text)
    reasons = [reason.row for reason in reasons_of(made, size)]
    top = HEAD + LINE * len(said) + 26 + (REASON_PITCH * (max(reasons) + 1) if reasons else 0)
    lane_top = size.height + 40
    rows = made.data["lane"]
    below = lane_top + (lane_height(made) if rows else -10)
    method = wrap(made.data["method"], full - 2 * LINE, size.text)
    parts = [text_element(canvas, str(LINE), "30", made.data["title"], "heading")]
    parts += [
        text_element(canvas, str(LINE), str(HEAD + LINE * (n + 1)), line, "sentence") for n, line in enumerate(said)
    ]
    inner = threads(made, canvas) + plot(made, canvas, (size,)) if rows else plot(made, canvas, (size,))
    parts.append(f'<g transform="translate({number(size.left)} {top})">{inner}</g>')
    if rows:
        drawn = lane(made, canvas, (size,))
        parts.append(f'<g transform="translate({number(size.left)} {top + lane_top:g})">{drawn}</g>')
    foot = top + below + 30
    parts += [text_element(canvas, str(LINE), f"{foot + LINE * n:g}", line, "under") for n, line in enumerate(method)]
    return _document(made, full, foot + LINE * len(method) + 4, "".join(parts), "f")


def _screen(made: Scene, store: Store | None) -> str:
    """The chart for a corridor screen: few points and labels, huge text, in the colours of the screen's theme."""
    shown = for_screen(made.request)
    if len(shown.data["points"]) < len(made.dots):
        made = scene(shown, store)
    else:
        made = Scene(shown, made.paths, made.dots)
    above = [reason.row for reason in reasons_of(made, SCREEN)]
    size = replace(SCREEN, height=SCREEN.height - 43 * max(above, default=0))
    canvas = Fixed(size.width, size.height, looks(size, VARIABLES))
    top, foot = 48 + 43 * (max(above) + 1 if above else 0), 76
    body = f'<g transform="translate({number(size.left)} {top})">{plot(made, canvas, (size,))}</g>'
    width, height = size.left + size.width + size.right, top + size.height + foot
    box = f'viewBox="0 0 {number(width)} {number(height)}"'
    return f'<svg class="screen-chart" {box} {_head(made, "x")}{body}</svg>'


def wrap(text: str, width: float, size: float) -> list[str]:
    """Lines of words that fit `width` pixels."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
