"""Diagrams are plugs: a module of this folder with `NAME` and `draw` is one. Nothing lists them.

`draw(material)` gives HTML by name; each picture stands beside a text that says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from markupsafe import Markup

from mfi_site.diagrams.kit.material import Material
from mfi_site.model.project import Project
from mfi_site.wording import Words

Draw = Callable[[Material], Mapping[str, str]]


@cache
def plugs() -> tuple[ModuleType, ...]:
    """The diagrams, by module name."""
    found = (import_module(f"{__name__}.{m.name}") for m in sorted(iter_modules(__path__), key=lambda m: m.name)
             if not m.ispkg)
    return tuple(m for m in found if hasattr(m, "draw"))


def diagrams_of(project: Project, readings: Mapping[str, Any], sparks: Mapping[str, str],
                words: Words, paretos: Mapping[str, str] | None = None) -> Mapping[str, Markup]:
    """Every diagram of a project as HTML: "drivers", "ramps/<idea>", "tools/<tool>".

    `readings` is what each measure says, `sparks` its sparkline as SVG, both by the measure's identifier.
    `paretos` is what the charts have drawn of the Pareto tools, as HTML by the tool's identifier.
    What has nothing to draw is absent.
    """
    if project.notice:
        return {}
    material = Material(project, readings, sparks, words, paretos or {})
    return {name: Markup(html) for plug in plugs() for name, html in plug.draw(material).items()}
