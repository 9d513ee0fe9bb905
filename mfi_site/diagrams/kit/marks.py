"""Shapes that carry meaning beside words: the five states of an idea, and signals. Drawn on 16 by 16."""

from __future__ import annotations

from mfi_site.diagrams.kit.svg import number

SIZE = 16.0
_STATES = {
    "untested": '<circle class="dg-ring" cx="8" cy="8" r="5.75"/>',
    "testing": '<circle class="dg-ring" cx="8" cy="8" r="5.75"/><circle class="dg-disc" cx="8" cy="8" r="2.5"/>',
    "adapted": '<circle class="dg-ring" cx="8" cy="8" r="5.75"/>'
               '<path class="dg-disc" d="M8 2.25a5.75 5.75 0 0 1 0 11.5z"/>',
    "adopted": '<circle class="dg-disc" cx="8" cy="8" r="6.5"/>',
    "abandoned": '<circle class="dg-ring" cx="8" cy="8" r="5.75"/><path class="dg-ring" d="M4 12 12 4"/>',
}
_SIGNALS = {
    "better": '<circle{} cx="8" cy="8" r="5.5"/>',
    "worse": '<path{} d="M8 1.5 14.5 8 8 14.5 1.5 8z"/>',
    "neither": '<path{} d="M2.75 2.75h10.5v10.5H2.75z"/>',
}
_NONE = '<path class="dg-ring" d="M2 8h12"/>'
_EARLY = "".join(f'<circle class="dg-disc" cx="{x}" cy="8" r="1.5"/>' for x in (3, 8, 13))


def state(name: str) -> str:
    """The shape of an idea's state: hollow, dotted, half, filled or struck."""
    return _STATES[name]


def signal(strength: str, meaning: str | None) -> str:
    """A disc for better, a diamond for worse, a square for neither; hollow when possible; a bar, or three dots."""
    if strength in ("strong", "possible"):
        tone = meaning or "neither"
        return _SIGNALS[tone].format(f' class="dg-{strength} dg-{tone}"')
    return _NONE if strength == "none" else _EARLY


def placed(shape: str, x: float, y: float) -> str:
    return f'<g transform="translate({number(x)} {number(y)})">{shape}</g>'


def inline(shape: str) -> str:
    """The shape among words in HTML."""
    return (f'<svg class="dg-mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" '
            f'focusable="false">{shape}</svg>')
