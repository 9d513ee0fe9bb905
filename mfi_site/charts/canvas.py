"""Two surfaces for one drawing: fluid (shares of the plot, classes, for pages) and fixed (pixels, colours).

On a fluid surface places are percentages and only classes say how things look, so that one picture serves
every width, theme and reader's font size under a policy without inline styles.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape
from typing import Protocol

from mfi_site.charts.specification import HEIGHT, WIDTH

LIGHT = {
    "paper": "#FBFAF6", "card": "#FFFFFF", "ink": "#1A1D21", "muted": "#565D66", "rule": "#8A8F98",
    "faint": "#DFDCD2", "band": "#F1EEE5", "line": "#757E87", "goal": "#0B6B5D", "better": "#0B5CAD",
    "worse": "#B8400A", "neither": "#5F459A",
}  # fmt: skip
FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif"


class Canvas(Protocol):
    """Where a drawing goes: shares of the plot (0 to 1 from its top left) become places."""

    def x(self, share: float) -> str: ...
    def y(self, share: float) -> str: ...
    def look(self, *names: str) -> str: ...
    def at(self, x: float, y: float, inner: str) -> str: ...
    def paths(self, drawn: Iterable[tuple[Iterable[tuple[float, float]], str]]) -> str: ...


@lru_cache(maxsize=16_384)
def number(value: float) -> str:
    """At most two decimals, none that are not needed."""
    text = repr(round(value, 2))
    return text.removesuffix(".0") if value else "0"


def text_element(canvas: Canvas, x: str, y: str, text: str, *looks: str, more: str = "") -> str:
    place = f"{f' x={chr(34)}{x}{chr(34)}' if x else ''}{f' y={chr(34)}{y}{chr(34)}' if y else ''}"
    return f"<text{place}{canvas.look(*looks)}{more}>{escape(text)}</text>"


class Fluid:
    """Percentages and classes."""

    def x(self, share: float) -> str:
        return f"{number(min(max(share, 0.0), 1.0) * 100)}%"

    y = x

    def look(self, *names: str) -> str:
        return f' class="{" ".join(f"c-{name}" for name in names)}"' if names else ""

    def at(self, x: float, y: float, inner: str) -> str:
        place = f' x="{self.x(x)}"' if x else ""
        place += f' y="{self.y(y)}"' if y else ""
        return f"<svg{place}>{inner}</svg>"

    def paths(self, drawn: Iterable[tuple[Iterable[tuple[float, float]], str]]) -> str:
        body = "".join(
            f'<path{self.look(*look.split())} d="{_d((round(x, 1), round(y, 1)) for x, y in points)}"/>'
            for points, look in drawn
        )
        frame = f'viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none"'
        return f'<svg class="c-plot" width="100%" height="100%" {frame}>{body}</svg>' if body else ""


class Fixed:
    """Pixels and presentation attributes: whole files, pictures and screens."""

    def __init__(self, width: float, height: float, looks: Mapping[str, str]) -> None:
        self.width, self.height, self._looks = width, height, looks
        self._made: dict[tuple[str, ...], str] = {}

    def x(self, share: float) -> str:
        return number(share * self.width)

    def y(self, share: float) -> str:
        return number(share * self.height)

    def look(self, *names: str) -> str:
        if names in self._made:
            return self._made[names]
        merged: dict[str, str] = {}
        for name in names:
            for part in self._looks.get(name, "").split("; "):
                key, _, value = part.partition("=")
                if key:
                    merged[key] = value
        self._made[names] = "".join(f' {key}="{value}"' for key, value in merged.items())
        return self._made[names]

    def at(self, x: float, y: float, inner: str) -> str:
        return f'<g transform="translate({self.x(x)} {self.y(y)})">{inner}</g>'

    def paths(self, drawn: Iterable[tuple[Iterable[tuple[float, float]], str]]) -> str:
        wide, high = self.width / WIDTH, self.height / HEIGHT
        return "".join(
            f'<path{self.look(*look.split())} d="{_d((x * wide, y * high) for x, y in points)}"/>'
            for points, look in drawn
        )


def _d(points: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
