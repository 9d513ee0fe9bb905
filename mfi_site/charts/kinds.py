"""Chart kinds are plugs: a module of this folder that states `KIND` is one. Nothing lists them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Literal

from mfi_site.statistics import Kind

Centre = Literal["median", "mean", "average"]


@dataclass(frozen=True, slots=True)
class ChartType:
    """What differs between kinds of chart over time.

    `centre` names the middle line; `limits` says that it has control limits; `ratio` that it is worked out
    from numerators and denominators; `by_event` that rows come when events do, so that a long stretch
    without one is no gap. `how` names the texts that teach reading it, in order.
    """

    name: Kind
    centre: Centre
    limits: bool
    how: tuple[str, ...]
    ratio: bool = False
    by_event: bool = False


@cache
def _modules() -> frozenset[str]:
    import mfi_site.charts as folder

    return frozenset(found.name for found in iter_modules(folder.__path__))


@cache
def chart_type(name: str) -> ChartType:
    """The kind called `name`. Raises KeyError where no module of this folder states it."""
    if name not in _modules():
        raise KeyError(name)
    kind = getattr(import_module(f"mfi_site.charts.{name}"), "KIND", None)
    if not isinstance(kind, ChartType):
        raise KeyError(name)
    return kind


def chart_types() -> tuple[ChartType, ...]:
    """Every kind there is, by name."""
    found = []
    for name in sorted(_modules()):
        kind = getattr(import_module(f"mfi_site.charts.{name}"), "KIND", None)
        if isinstance(kind, ChartType):
            found.append(kind)
    return tuple(found)
