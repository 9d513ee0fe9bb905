"""A project's result as bytes and back, for the cache. Only data: nothing read back is ever run."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from mfi_site.model.finding import Finding


@lru_cache(maxsize=1)
def _summary_adapter() -> Any:
    from pydantic import TypeAdapter

    from mfi_site.outputs.context import Summary

    return TypeAdapter(Summary | None)


def pack_head(summary: Any, findings: tuple[Finding, ...], manifest: Mapping[str, str], charts: int) -> bytes:
    """What every build needs of a project: its summary, findings, and the digests of its files."""
    head = {"summary": json.loads(_summary_adapter().dump_json(summary)), "manifest": dict(manifest),
            "findings": [asdict(f) for f in findings], "charts": charts}
    return zlib.compress(json.dumps(head, separators=(",", ":")).encode(), 1)


def unpack_head(data: bytes) -> tuple[Any, tuple[Finding, ...], dict[str, str], int]:
    """The inverse of `pack_head`; raises ValueError for anything else."""
    try:
        head = json.loads(zlib.decompress(data))
    except zlib.error as error:
        raise ValueError("damaged") from error
    summary = _summary_adapter().validate_python(head["summary"], strict=False)
    return summary, tuple(Finding(**f) for f in head["findings"]), head["manifest"], head["charts"]


def pack_assets(assets: Mapping[str, bytes]) -> bytes:
    """Files as one compressed block: a JSON list of paths and sizes, a line break, then the bytes."""
    listing = json.dumps([[p, len(b)] for p, b in sorted(assets.items())]).encode()
    return zlib.compress(listing + b"\n" + b"".join(assets[p] for p in sorted(assets)), 1)


def unpack_assets(data: bytes) -> dict[str, bytes]:
    """The inverse of `pack_assets`; raises ValueError for anything else."""
    try:
        listing, _, body = zlib.decompress(data).partition(b"\n")
    except zlib.error as error:
        raise ValueError("damaged") from error
    assets, start = {}, 0
    for path, size in json.loads(listing):
        assets[path] = body[start:start + size]
        start += size
    return assets
