"""How each class looks on a fixed surface: the light theme's colours as presentation attributes.

A page's style sheet (chart.css) says the same with the theme's tokens.
"""

from __future__ import annotations

from mfi_site.charts.canvas import LIGHT, number
from mfi_site.charts.sizes import Size

VARIABLES = {name: f"var(--{name})" for name in LIGHT}


def looks(size: Size, tokens: dict[str, str] | None = None) -> dict[str, str]:
    """Presentation attributes by class name, for one size; `tokens` are colours by name, else the light ones."""
    c = tokens or LIGHT
    unit = size.text / 14

    def stroke(colour: str, width: float, more: str = "") -> str:
        return f"fill=none; stroke={c[colour]}; stroke-width={number(width * unit)}{more}"

    def text(colour: str, px: float = size.text, anchor: str = "start", bold: bool = False) -> str:
        weight = "; font-weight=700" if bold else ""
        return f"fill={c[colour]}; font-size={number(px)}; text-anchor={anchor}{weight}"

    dash = f"stroke-dasharray={number(6 * unit)} {number(5 * unit)}"
    ring = f"stroke={c['paper']}; stroke-width={number(1.5 * unit)}; paint-order=stroke"
    made = {
        "band": f"fill={c['band']}",
        "grid": stroke("faint", 1),
        "axis": stroke("rule", 1),
        "phase": stroke("rule", 1),
        "missing": stroke("ink", 1.5),
        "cut": stroke("rule", 1.5),
        "data": stroke("line", 2, "; stroke-linejoin=round; stroke-linecap=round"),
        "centre": stroke("ink", 1.5, "; stroke-opacity=.85"),
        "beyond": dash,
        "goal": stroke("goal", 1.5),
        "limit": stroke("muted", 1),
        "leader": stroke("rule", 1),
        "stem": stroke("rule", 1),
        "ring": f"fill={c['paper']}; stroke={c['rule']}",
        "thread": stroke("rule", 1, "; stroke-dasharray=1 3"),
        "dot": f"fill={c['line']}; {ring}",
        "masked": f"fill={c['paper']}; stroke={c['line']}; stroke-width={number(1.5 * unit)}",
        "point-full": ring,
        "point-open": f"fill={c['paper']}; stroke-width={number(2 * unit)}",
        "bare": "stroke=none",
        "thin": f"stroke-width={number(0.75 * unit)}",
        "due": f"fill={c['paper']}; stroke={c['rule']}; stroke-dasharray=2 2",
        "due-next": f"stroke={c['ink']}; stroke-dasharray=none; stroke-width=2",
        "bar": f"fill={c['card']}; stroke={c['rule']}",
        "bar-running": f"fill=none; stroke={c['rule']}; stroke-dasharray=3 3",
        "bar-open": f"stroke={c['paper']}; stroke-width=3",
        "state": f"fill={c['paper']}; stroke={c['ink']}; stroke-width=1.5",
        "state-back": f"fill={c['paper']}",
        "state-full": f"fill={c['ink']}",
        "tick": text("muted", anchor="end"),
        "date": text("muted", anchor="middle"),
        "end-centre": text("muted"),
        "end-limit": text("muted"),
        "end-goal": text("goal"),
        "leader-goal": f"stroke={c['goal']}",
        "name": text("ink"),
        "test": text("ink"),
        "under": text("muted"),
        "promise": text("ink"),
        "letter": text("ink", anchor="middle"),
        "closed": text("muted", anchor="middle"),
        "reason": text("ink"),
        "back": "text-anchor=end",
        "halo": "",
        "latest": text("ink", size.latest, bold=True),
        "latest-0": f"font-size={number(size.latest)}",
        "latest-1": f"font-size={number(size.latest * 0.8)}",
        "latest-2": f"font-size={number(size.latest * 0.64)}",
        "latest-3": f"font-size={number(size.text)}",
        "latest-plain": f"fill={c['ink']}",
        "heading": text("ink", size.text * 17 / 14, bold=True),
        "sentence": text("ink"),
    }
    for tone in ("better", "worse", "neither"):
        made[f"{tone}-line"] = f"stroke={c[tone]}"
        made[f"{tone}-fill"] = f"fill={c[tone]}"
        made[f"{tone}-edge"] = f"stroke={c[tone]}"
    return made
