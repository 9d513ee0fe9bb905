"""Outputs are plugs: a module of this folder with `of_project` or `of_board` is one. Nothing lists them.

A plug whose page says something of every project makes that of each project alone in `part_of`, which is kept with
the project, and joins it in `of_board` from `Summary.parts`: a board of a thousand projects then changes quickly.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mfi_site.outputs.context import BoardContext, ProjectContext, Site, Summary

ProjectPlug = Callable[["ProjectContext"], Mapping[str, bytes]]
BoardPlug = Callable[["BoardContext"], Mapping[str, bytes]]
PartPlug = Callable[["Site", "Summary"], Any]


@cache
def _modules() -> tuple[ModuleType, ...]:
    return tuple(import_module(f"{__name__}.{found.name}")
                 for found in sorted(iter_modules(__path__), key=lambda m: m.name) if not found.ispkg)


@cache
def project_plugs() -> tuple[ProjectPlug, ...]:
    """What each project contributes, by module name."""
    return tuple(m.of_project for m in _modules() if hasattr(m, "of_project"))


@cache
def board_plugs() -> tuple[BoardPlug, ...]:
    """What is made from all projects together, by module name."""
    return tuple(m.of_board for m in _modules() if hasattr(m, "of_board"))


@cache
def part_plugs() -> Mapping[str, PartPlug]:
    """What each project contributes to a page over all of them, as JSON values, by module name."""
    return {m.__name__.rpartition(".")[2]: m.part_of for m in _modules() if hasattr(m, "part_of")}
