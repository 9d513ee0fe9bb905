"""A board built in memory, and which of its files differ from another's."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from pathlib import Path

from hypothesis import strategies as st

from mfi_site.building.builder import Builder
from mfi_site.building.options import Options
from mfi_site.building.source import MemorySource
from mfi_site.model.values import Value
from mfi_site.world.cache import Cache
from mfi_site.world.content import load

BOARD = "name: Craigrowan Primary School\nas_of: 2026-06-26\nurl: https://board.craigrowan.example\n"
CHARTER = """---
title: Writing
aim: By 26 June 2026, most of our pupils will be on track in writing.
started: 2025-08-25
finish: 2026-06-26
{charter}
measures:
{measures}
---
## Why this matters

Because it does.
"""
Counts = tuple[int, int]
_numbers = count()


def built(files: Mapping[str, str | bytes], folder: Path, audience: str = "public") -> dict[str, bytes]:
    """All files of the board that `files` make, drawn anew."""
    with Cache(folder / f"cache-{next(_numbers)}") as cache:
        options = Options("coach" if audience == "coach" else "public", jobs=1)
        source = MemorySource({p: text.encode() if isinstance(text, str) else text for p, text in files.items()})
        made = Builder(source, options, cache, environ={}).make()
        return {path: load(content) for path, content in made.files.items()}


def differences(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))


def alike(classes: dict[Value, list[Counts]]) -> st.SearchStrategy[tuple[Counts, Counts]]:
    return st.sampled_from(sorted(classes, key=repr)).flatmap(
        lambda value: st.tuples(st.sampled_from(classes[value]), st.sampled_from(classes[value])))
