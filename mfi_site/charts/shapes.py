"""The shapes that carry meaning beside colour: points of a signal and the states of an idea."""

from __future__ import annotations

from mfi_site.charts.canvas import Canvas, number

STATES = ("untested", "testing", "adapted", "adopted", "abandoned")
DIAMOND = 1.2


def point(canvas: Canvas, x: float, y: float, tone: str, strong: bool, radius: float, *more: str) -> str:
    """A disc for better, a diamond for worse, a square for a signal that is neither; hollow when possible."""
    look = canvas.look(f"point-{'full' if strong else 'open'}", f"{tone}-{'fill' if strong else 'edge'}", *more)
    if tone == "better":
        return disc(canvas, x, y, radius, look)
    r = number(radius * (DIAMOND if tone == "worse" else 0.9))
    d = f"M0-{r}L{r} 0 0 {r}-{r} 0z" if tone == "worse" else f"M-{r}-{r}H{r}V{r}H-{r}z"
    return canvas.at(x, y, f'<path{look} d="{d}"/>')


def disc(canvas: Canvas, x: float, y: float, radius: float, look: str) -> str:
    return f'<circle{look} cx="{canvas.x(x)}" cy="{canvas.y(y)}" r="{number(radius)}"/>'


def state(canvas: Canvas, name: str, radius: float = 6.5, background: bool = True) -> str:
    """The shape of an idea's state, centred on 0,0: hollow, dotted, half, filled or struck."""
    r, edge = number(radius), canvas.look("state")
    back = f'<circle{canvas.look("state-back")} r="{number(radius + 2.5)}"/>' if background else ""
    if name == "adopted":
        return f'{back}<circle{canvas.look("state-full")} r="{r}"/>'
    ring = f'{back}<circle{edge} r="{number(radius - 0.75)}"/>'
    inner = number(radius - 0.75)
    if name == "testing":
        return f'{ring}<circle{canvas.look("state-full")} r="{number(radius * 0.38)}"/>'
    if name == "adapted":
        half = f"M0-{inner}A{inner} {inner} 0 0 1 0 {inner}z"
        return f'{ring}<path{canvas.look("state-full")} d="{half}"/>'
    if name == "abandoned":
        at = number(radius * 0.6)
        return f'{ring}<path{edge} d="M-{at} {at}L{at}-{at}"/>'
    return ring
