"""Versions of a published folder, and what stands in it and beside it."""

from __future__ import annotations

from pathlib import Path

from mfi_site.world.content import MARKER, Content


def version(number: int, files: int = 12) -> dict[str, Content]:
    """A version whose every page names it, with some files that all versions share and some of its own."""
    pages = {f"projects/p{page}/index.html": b"version %d\n" % number * 50 for page in range(files)}
    shared = {f"assets/{name}.css": b"shared %d" % name * 50 for name in range(files)}
    return {"index.html": b"version %d" % number, **pages, **shared, f"tags/t{number % 3}/index.html": b"t"}


def read(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and path.name != MARKER
    }


def beside(out: Path) -> list[str]:
    return sorted(entry.name for entry in out.parent.iterdir() if entry != out)
