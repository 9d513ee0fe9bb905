"""`build --report`: what was built, bytes by page and kind, for people who watch a page's weight."""

from __future__ import annotations

import gzip
from collections import defaultdict
from pathlib import PurePosixPath
from typing import Any

from mfi_site.building.unchanged import Made
from mfi_site.world.content import load
from mfi_site.world.publish import Published


def report_of(made: Made, published: Published | None) -> dict[str, Any]:
    """A JSON-able record: files with their bytes and compressed bytes, totals by kind, findings by rule."""
    files: dict[str, dict[str, int]] = {}
    kinds: dict[str, int] = defaultdict(int)
    for path in sorted(made.files):
        data = load(made.files[path])
        files[path] = {"bytes": len(data), "compressed": len(gzip.compress(data, 6, mtime=0))}
        kinds[PurePosixPath(path).suffix.lstrip(".") or path] += len(data)
    rules: dict[str, int] = defaultdict(int)
    for finding in made.findings:
        rules[f"{finding.kind} {finding.rule}"] += 1
    return {
        "version": 1, "projects": made.projects, "charts": {"drawn": made.drawn, "reused": made.reused},
        "files": files, "bytes_by_kind": dict(kinds), "findings": dict(rules),
        "published": None if published is None else {"written": published.written, "kept": published.reused,
                                                     "removed": published.removed},
    }
