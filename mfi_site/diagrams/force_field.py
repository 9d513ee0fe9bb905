"""The force field: what drives a change and what restrains it, as arrows against a line, as long as they are strong.

Words and arrows are one list on each side, so the picture is its own text equivalent. (Lewin, 1951.)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import escape

from mfi_site.diagrams.kit.material import Material
from mfi_site.model.tools import Force, ForceField

NAME = "force-field"


def draw(material: Material) -> Mapping[str, str]:
    """"tools/<tool>" -> HTML for each force field."""
    return {f"tools/{t.id}": _field(t.form, material) for t in material.project.tools
            if isinstance(t.form, ForceField)}


def _field(form: ForceField, material: Material) -> str:
    sums = [sum(f.strength for f in side) for side in (form.driving, form.restraining)]
    total = material.say("force-sum", driving=sums[0], restraining=sums[1])
    return (f'<div class="dg dg-force"><p class="dg-change" dir="auto">{escape(form.change)}</p>'
            f'<div class="dg-sides">{_side("driving", form.driving, material)}'
            f'{_side("restraining", form.restraining, material)}</div>'
            f'<p class="dg-quiet">{escape(total)}</p></div>')


def _side(side: str, forces: Sequence[Force], material: Material) -> str:
    items = "".join(_force(f, material) for f in forces)
    listed = f"<ul>{items}</ul>" if items else f'<p class="dg-quiet">{escape(material.say("force-none"))}</p>'
    return f'<div class="dg-{side}"><h4>{escape(material.say(f"force-{side}"))}</h4>{listed}</div>'


def _force(force: Force, material: Material) -> str:
    strength = escape(material.say("force-strength", strength=force.strength))
    return (f'<li><p><bdi>{escape(force.force)}</bdi> <span class="dg-quiet">{strength}</span></p>'
            f'<span class="dg-arrow dg-by-{force.strength}" aria-hidden="true"></span></li>')
