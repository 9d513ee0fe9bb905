"""`build --report`: what was built, bytes by page and kind, for people who watch a page's weight."""

from __future__ import annotations

import gzip
import posixpath
import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from mfi_site.building.unchanged import Made
from mfi_site.world.content import load
from mfi_site.world.publish import Published

_LOADED = re.compile(rb'<link\b[^>]*\brel="(?:stylesheet|icon|preload)"[^>]*>|<(?:script|img)\b[^>]*>')
_ADDRESS = re.compile(rb'\b(?:href|src)="([^"#?]+)')


def report_of(made: Made, published: Published | None) -> dict[str, Any]:
    """A JSON-able record: `files` with bytes and compressed bytes, totals by kind, findings by rule.

    `pages` has, for each page, what a first visit sends: the page and what it loads, each compressed, in bytes.
    """
    files: dict[str, dict[str, int]] = {}
    loads: dict[str, tuple[str, ...]] = {}
    kinds: dict[str, dict[str, int]] = defaultdict(lambda: {"files": 0, "bytes": 0, "compressed": 0})
    for path in sorted(made.files):
        data = load(made.files[path])
        files[path] = {"bytes": len(data), "compressed": len(gzip.compress(data, 6, mtime=0))}
        kind = kinds[PurePosixPath(path).suffix.lstrip(".") or path]
        kind["files"] += 1
        kind["bytes"] += files[path]["bytes"]
        kind["compressed"] += files[path]["compressed"]
        if path.endswith(".html"):
            loads[path] = loaded_by(path, data)
    rules: dict[str, int] = defaultdict(int)
    for finding in made.findings:
        rules[f"{finding.kind} {finding.rule}"] += 1
    return {
        "version": 1, "projects": made.projects, "charts": {"drawn": made.drawn, "reused": made.reused},
        "pages": {path: first_visit(path, wanted, files) for path, wanted in loads.items()},
        "files": files, "bytes_by_kind": dict(kinds), "findings": dict(rules),
        "screens": [dict(screen) for screen in made.screens],
        "published": None if published is None else {"written": published.written, "kept": published.reused,
                                                     "removed": published.removed},
    }


def loaded_by(path: str, page: bytes) -> tuple[str, ...]:
    """The paths in the site of what a page loads: style sheets, scripts, pictures."""
    found = []
    for tag in _LOADED.findall(page):
        address = _ADDRESS.search(tag)
        if address is not None and b":" not in address[1]:
            place = unquote(address[1].decode("utf-8", "replace"))
            found.append(posixpath.normpath(posixpath.join(posixpath.dirname(path), place)))
    return tuple(dict.fromkeys(found))


def first_visit(path: str, wanted: tuple[str, ...], files: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    """The compressed bytes of a page alone, and with all that it loads from the site."""
    alone = files[path]["compressed"]
    return {"page": alone, "first_visit": alone + sum(files[p]["compressed"] for p in wanted if p in files)}
