"""A small board in memory, and both ways of building it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from mfi_site.building.builder import Builder
from mfi_site.building.options import Options
from mfi_site.building.source import MemorySource
from mfi_site.building.unchanged import Made
from mfi_site.world.cache import Cache
from mfi_site.world.content import load

Files = dict[str, bytes]
BOARD = b"name: Small School\ncalendar: {terms: [2025-08-18 to 2026-06-26]}\n"
CHARTER = """---
title: {title}
aim: By 26 June 2026, 85% of our 24 pupils will do it, up from 54% in August 2025.
started: 2025-08-25
tags: [{tag}]
changes:
  - {{id: idea, idea: A checklist of three points}}
measures:
  - {{id: rate, name: "% of pupils who do it", type: outcome, goal: 85, group: 24}}
---

## Why this matters

Because.
"""
CYCLE = b"---\nchange: idea\nstarted: 2025-09-08\nscale: group\n---\n\n## Plan\n\n### Prediction\n\nFour of six.\n"
DAY = date(2026, 6, 26)


def table(*counts: int) -> bytes:
    rows = "".join(f"2025-{9 + n // 28:02d}-{1 + n % 28:02d},{count},24\n" for n, count in enumerate(counts))
    return f"date,numerator,denominator\n{rows}".encode()


def project(name: str, title: str = "", tag: str = "literacy") -> Files:
    root = f"projects/{name}"
    return {f"{root}/charter.md": CHARTER.format(title=title or name, tag=tag).encode(),
            f"{root}/measures/rate.csv": table(*range(10, 22)), f"{root}/pdsa/01-idea.md": CYCLE}


def board(*names: str) -> Files:
    files: Files = {"board.yml": BOARD, "pages/about.md": b"---\ntitle: About us\n---\n\nWe learn.\n"}
    for name in names:
        files.update(project(name))
    return files


def build(files: Mapping[str, bytes], cache: Cache, day: date = DAY, themes: Mapping[str, Files] | None = None,
          builder: Builder | None = None) -> Made:
    """One build of these files with this cache; with `builder`, by one that built before."""
    source = MemorySource(files, themes)
    options = Options(as_of=day, jobs=1)
    if builder is None:
        return Builder(source, options, cache, environ={}).make()
    builder.source, builder.options = source, options
    return builder.make()


def loaded(made: Made) -> dict[str, bytes]:
    return {path: load(content) for path, content in made.files.items()}


def clean(files: Mapping[str, bytes], folder: Path, day: date = DAY,
          themes: Mapping[str, Files] | None = None) -> tuple[dict[str, bytes], Made]:
    """A build that knows nothing of any before."""
    with Cache(folder) as cache:
        made = build(files, cache, day, themes)
        return loaded(made), made
