"""Marks drawn by Vega: a series' data go into the compiled specification, paths come out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from mfi_site.charts import specification
from mfi_site.charts.renderer import svg_of
from mfi_site.charts.specification import HEIGHT, LAYERS, WIDTH

PACKED = Path(__file__).parent / "compiled.json"
_LAYER = re.compile(r'class="mark-\w+ role-mark layer_(\d)_marks"[^>]*(?<!/)>(.*?)</g>', re.DOTALL)
_PATH = re.compile(r'<path[^>]* d="([^"]*)"')
_NUMBERS = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")


class Store(Protocol):
    """Where the compiled specification is kept between processes."""

    def get(self, key: str) -> bytes | None: ...
    def put(self, key: str, value: bytes) -> None: ...


class DrawingError(Exception):
    """Vega drew something else than it was given."""


Line = tuple[tuple[float, float], ...]
Rows = Sequence[Mapping[str, float | None]]
Places = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Marks:
    """What was drawn on a field of 1000 by 400, in the order given; bands as (left, right)."""

    bands: tuple[tuple[float, float], ...]
    lines: tuple[Line, ...]


@cache
def _template(packed: bytes) -> dict[str, Any]:
    template: dict[str, Any] = json.loads(packed)
    return template


@cache
def _compiled_here() -> bytes:
    return packed() or specification.compiled()


@cache
def _versions() -> str:
    from importlib.metadata import version

    return f"{specification.KEY}-{version('altair')}-{version('vl-convert-python')}"


@cache
def packed() -> bytes:
    """What Altair compiled for the release, where these very versions did it; else nothing.

    Compiling takes a third of the time of a small board's first build. `pack` gives the file anew,
    and a test holds it equal to what Altair gives.
    """
    kept: dict[str, Any] = json.loads(PACKED.read_bytes()) if PACKED.is_file() else {}
    return json.dumps(kept["vega"], sort_keys=True).encode() if kept.get("versions") == _versions() else b""


def pack() -> bytes:
    """The contents of the packed file: the versions, and what they compile."""
    made = {"versions": _versions(), "vega": json.loads(specification.compiled())}
    return (json.dumps(made, sort_keys=True, indent=1) + "\n").encode()


def _compiled(store: Store | None) -> bytes:
    if store is None or packed():
        return _compiled_here()
    key = _versions()
    kept = store.get(key)
    if kept is None:
        kept = _compiled_here()
        store.put(key, kept)
    return kept


def draw_marks(
    bands: Places,
    lines: Sequence[Places],
    x_domain: tuple[float, float],
    y_domain: tuple[float, float],
    store: Store | None = None,
) -> Marks:
    """Let Vega draw bands (from, to) and lines (x, y); twice where it fails, since one failure can cause another.

    Raises DrawingError where a mark that was given was not drawn.
    """
    rows: list[dict[str, float | None]] = []
    for line in lines:
        rows += [{"x": x, "y": y} for x, y in line]
        rows.append({"x": line[-1][0], "y": None})
    given: dict[str, Rows] = {"band": [{"x": a, "x2": b} for a, b in bands], "line": rows}
    template = _template(_compiled(store))
    filled = dict(template)
    filled["data"] = [
        {**source, "values": given[source["name"]]} if source["name"] in LAYERS else source
        for source in template["data"]
    ]
    filled["scales"] = [
        {**scale, "domain": list(x_domain if scale["name"] == "x" else y_domain)} for scale in template["scales"]
    ]
    text = json.dumps(filled)
    for attempt in (1, 2):
        try:
            return _read(svg_of(text), len(bands), [len(line) for line in lines])
        except (DrawingError, ValueError):
            if attempt == 2:
                raise
    raise AssertionError


def _read(svg: str, bands: int, lines: Sequence[int]) -> Marks:
    found: dict[str, list[str]] = {name: [] for name in LAYERS}
    for layer, body in _LAYER.findall(svg):
        found[LAYERS[int(layer)]] += _PATH.findall(body)
    drawn = tuple(_line(part) for path in found["line"] for part in path.split("M") if part)
    if len(found["band"]) != bands or [len(line) for line in drawn] != list(lines):
        raise DrawingError(f"{bands} bands and {len(lines)} lines were given, others drawn")
    edges = [_numbers(path) for path in found["band"]]
    return Marks(tuple((left, left + width) for left, _, width, *_ in edges), drawn)


def _numbers(path: str) -> list[float]:
    return [float(number) for number in _NUMBERS.findall(path)]


def _line(path: str) -> Line:
    numbers = _numbers(path)
    places = zip(numbers[::2], numbers[1::2], strict=True)
    return tuple((min(max(x, 0.0), WIDTH), min(max(y, 0.0), HEIGHT)) for x, y in places)
