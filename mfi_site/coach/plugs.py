"""Plugs are found by walking their folder: nothing lists them, and none knows another."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


@cache
def modules(package: str, prefix: str = "") -> tuple[ModuleType, ...]:
    """Every module of a package whose name begins with `prefix` and with no underscore, by name."""
    folder = import_module(package)
    names = sorted(
        found.name
        for found in iter_modules(folder.__path__)
        if found.name.startswith(prefix) and not found.name.startswith("_")
    )
    return tuple(import_module(f"{package}.{name}") for name in names)
