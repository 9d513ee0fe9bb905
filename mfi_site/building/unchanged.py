"""The quick way through a build of which nothing has changed: one key over everything, one record of its result.

Imports nothing that takes time, so that such a build is over before a person has looked up.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from mfi_site.building.keys import Fingerprint, digest, program_digest
from mfi_site.model.finding import Finding
from mfi_site.world.clock import today
from mfi_site.world.content import Content, Lazy, known_digest

if TYPE_CHECKING:
    from mfi_site.building.options import Options
    from mfi_site.world.cache import Cache


class Lost(Exception):
    """The published folder lacks a file that the record only names."""


@dataclass(frozen=True)
class Made:
    """A whole site, and how it came about; `settled` unless a file changed while it was made."""

    files: Mapping[str, Content]
    findings: tuple[Finding, ...]
    projects: int
    drawn: int
    reused: int
    withheld: tuple[str, ...] = ()
    screens: tuple[Mapping[str, Any], ...] = ()
    settled: bool = True


def whole_key(prints: Fingerprint, options: Options, environ: Mapping[str, str]) -> str:
    """The key of a whole build. Raises ValueError for a bad SOURCE_DATE_EPOCH."""
    asked = (options.audience, str(options.as_of), options.base_url, str(options.preview))
    return "whole:" + digest(program_digest(), prints.whole, *asked, today(options.as_of, None, environ).isoformat())


def remember(made: Made, key: str, cache: Cache) -> None:
    """Record what a build made, by digests, unless something could not be made or was saved meanwhile."""
    manifest = {path: known_digest(content) for path, content in made.files.items()}
    if made.withheld or not made.settled or None in manifest.values():
        return
    record = {"manifest": manifest, "findings": [asdict(f) for f in made.findings], "projects": made.projects,
              "charts": made.drawn + made.reused, "screens": list(made.screens)}
    cache.put(key, json.dumps(record, separators=(",", ":")).encode())


def recall(key: str, cache: Cache) -> Made | None:
    """The record of a build with this key, its files only named; None where there is none."""
    data = cache.get(key)
    if data is None:
        return None
    try:
        record = json.loads(data)
        files = {path: Lazy(known, _lost) for path, known in record["manifest"].items()}
        findings = tuple(Finding(**finding) for finding in record["findings"])
        return Made(files, findings, record["projects"], 0, record["charts"], screens=tuple(record["screens"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _lost() -> bytes:
    raise Lost
