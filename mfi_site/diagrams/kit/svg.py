"""SVG as text: numbers without needless digits, escaped words, lines of text, and boxes.

No style anywhere: classes carry the theme's colours, presentation attributes the geometry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import escape

from mfi_site.diagrams.kit.text import Direction, direction

_ROOT = re.compile(r"<svg\b[^>]*>")
_SAID = re.compile(r"<(title|desc)\b[^>]*>.*?</\1>", re.DOTALL)
_NOT_FOR_DECORATION = re.compile(r"""\s(?:id|role|aria-[\w-]+|tabindex|focusable)\s*=\s*("[^"]*"|'[^']*')""")
_PLACED = re.compile(r"""\s(?:x|y|width|height)\s*=\s*("[^"]*"|'[^']*')""")
ASCENT = 0.8
EDGE = 5.0


def number(value: float) -> str:
    """At most one decimal, none that is not needed."""
    shown = f"{value:.1f}".removesuffix(".0")
    return "0" if shown == "-0" else shown


def attributes(**given: object) -> str:
    """` key="value"` of each value that is not None; a trailing underscore is dropped, others become hyphens."""
    parts = []
    for key, value in given.items():
        if value is None or value is False:
            continue
        shown = number(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else str(value)
        parts.append(f' {key.rstrip("_").replace("_", "-")}="{escape(shown)}"')
    return "".join(parts)


def element(name: str, inner: str = "", **given: object) -> str:
    return f"<{name}{attributes(**given)}>{inner}</{name}>"


@dataclass(frozen=True, slots=True)
class Rect:
    """A box: its left, top, width and height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    @property
    def middle(self) -> float:
        return self.y + self.h / 2

    def overlaps(self, other: Rect, apart: float = 0.0) -> bool:
        return (self.x < other.right + apart and other.x < self.right + apart
                and self.y < other.bottom + apart and other.y < self.bottom + apart)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawing's width and the direction it is read in; every place goes through it."""

    width: float
    reads: Direction = "ltr"

    def x(self, place: float) -> float:
        return self.width - place if self.reads == "rtl" else place

    def left(self, place: float, wide: float) -> float:
        """The left edge of something `wide` that starts at `place`."""
        return self.width - place - wide if self.reads == "rtl" else place

    def rect(self, box: Rect, class_: str, rx: float | None = None, name: str | None = None) -> str:
        """A rectangle with corners of `rx` and `name` as its identifier."""
        return element("rect", class_=class_, x=self.left(box.x, box.w), y=box.y, width=box.w, height=box.h, rx=rx,
                       id=name)

    def text(self, said: str, x: float, top: float, wide: float, size: float, class_: str, *,
             middle: bool = False, own: bool = True) -> str:
        """One line in the `wide` pixels from `x`; an author's text (`own`) starts at the side it is read from."""
        reads = direction(said, self.reads) if own else self.reads
        left = self.left(x, wide)
        place = left + wide / 2 if middle else left + wide if reads == "rtl" else left
        return element("text", str(escape(said)), class_=class_, x=place, y=top + size * ASCENT + 2, font_size=size,
                       direction=reads, text_anchor="middle" if middle else None)

    def texts(self, said: Sequence[str], x: float, top: float, wide: float, size: float, pitch: float,
              class_: str, *, middle: bool = False) -> str:
        whole = " ".join(said)
        reads = direction(whole, self.reads)
        one = Sheet(self.width, reads)
        start = x if reads == self.reads else self.width - x - wide
        return "".join(one.text(line, start, top + n * pitch, wide, size, class_, middle=middle, own=False)
                       for n, line in enumerate(said))

    def curve(self, x0: float, y0: float, x1: float, y1: float, then: float | None = None) -> str:
        """A smooth curve between two sides; `then` carries it on level."""
        a, b, m = (number(self.x(v)) for v in (x0, x1, (x0 + x1) / 2))
        on = f"H{number(self.x(then))}" if then is not None else ""
        start, end = number(y0), number(y1)
        return f"M{a} {start}H{b}{on}" if start == end else f"M{a} {start}C{m} {start} {m} {end} {b} {end}{on}"


def decoration(svg: str) -> str:
    """A picture that repeats what is said beside it: no names, no identifiers, nothing to focus."""
    quiet = _SAID.sub("", svg)
    if "url(#" not in quiet and 'href="#' not in quiet:
        quiet = _NOT_FOR_DECORATION.sub("", quiet)
    return _ROOT.sub(lambda m: m[0][:-1] + ' aria-hidden="true" focusable="false">', quiet, count=1)


def nested(svg: str, x: float, y: float, wide: float, high: float) -> str:
    """A picture inside another, filling its place but for an edge that its marks may stand over."""
    inner = _ROOT.sub(lambda m: _PLACED.sub("", m[0])[:-1] + ' width="100%" height="100%">', svg, count=1)
    return element("svg", inner, class_="dg-spark", x=x + EDGE, y=y + EDGE, width=wide - 2 * EDGE,
                   height=high - 2 * EDGE, overflow="visible")


def drawing(wide: float, high: float, parts: Iterable[str], class_: str) -> str:
    """A whole picture of which a text equivalent stands beside it."""
    return (f'<svg class="dg-drawn {class_}" viewBox="0 0 {number(wide)} {number(high)}" width="{number(wide)}" '
            f'height="{number(high)}" aria-hidden="true" focusable="false">{"".join(parts)}</svg>')


def link(address: str, inner: str) -> str:
    """A link in a picture: for the pointer, since its twin in the text equivalent takes the keyboard."""
    return f'<a href="{escape(address)}" tabindex="-1">{inner}</a>'
