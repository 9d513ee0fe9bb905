"""The driver diagram: aim, drivers with what their measures say, change ideas with their state and tests.

A nested list stands first and says everything; from 640 pixels on a drawing is shown in its place.
"""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import escape

from mfi_site.diagrams.drivers.drawn import drawings
from mfi_site.diagrams.drivers.listed import listed
from mfi_site.diagrams.drivers.tree import tree
from mfi_site.diagrams.kit.material import Material

NAME = "driver-diagram"


def draw(material: Material) -> Mapping[str, str]:
    """"drivers" -> HTML; nothing where the charter names neither drivers nor ideas."""
    found = tree(material)
    if found.empty:
        return {}
    drawn = drawings(found, material)
    kinds = "dg dg-drivers" + "".join(f" dg-has-{s}" for s in ("medium", "wide") if f"dg-{s}" in drawn)
    lede = f'<p class="dg-lede">{escape(material.say("lede"))}</p>' if found.branches else ""
    said = f'<div class="dg-listed">{listed(found, material)}</div>'
    return {"drivers": f'<div class="{kinds}">{lede}{said}{drawn}</div>'}
