"""Marks drawn by Vega: a series' data go into the compiled specification, paths come out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

from mfi_site.charts import specification
from mfi_site.charts.specification import HEIGHT, LAYERS, WIDTH

_LAYER = re.compile(r'class="mark-\w+ role-mark layer_(\d)_marks"[^>]*(?<!/)>(.*?)</g>', re.DOTALL)
_PATH = re.compile(r'<path[^>]* d="([^"]*)"')
_NUMBERS = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")


class Store(Protocol):
    """Where the compiled specification is kept between processes."""

    def get(self, key: str) -> bytes | None: ...
    def put(self, key: str, value: bytes) -> None: ...


class DrawingError(Exception):
    """Vega drew something else than it was given."""


@dataclass(frozen=True, slots=True)
class Path:
    """A drawn path as places on a field of 1000 by 400."""

    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """Paths by layer and in the order of the data; bands as (left, right)."""

    bands: tuple[tuple[float, float], ...]
    levels: tuple[Path, ...]
    lines: tuple[Path, ...]


Rows = Sequence[Mapping[str, float | str]]


@cache
def _template(packed: bytes) -> dict[str, Any]:
    template: dict[str, Any] = json.loads(packed)
    return template


@cache
def _compiled_here() -> bytes:
    return specification.compiled()


def _compiled(store: Store | None) -> bytes:
    from importlib.metadata import version

    if store is None:
        return _compiled_here()
    key = f"{specification.KEY}-{version('altair')}-{version('vl-convert-python')}"
    kept = store.get(key)
    if kept is None:
        kept = _compiled_here()
        store.put(key, kept)
    return kept


def draw_marks(
    data: Mapping[str, Rows],
    x_domain: tuple[float, float],
    y_domain: tuple[float, float],
    store: Store | None = None,
) -> Marks:
    """Let Vega draw `data` (by layer); tried twice, since one failure can make the next good chart fail.

    Raises DrawingError where a mark that was given was not drawn.
    """
    template = _template(_compiled(store))
    filled = dict(template)
    filled["data"] = [
        {**source, "values": list(data.get(source["name"], ()))} if source["name"] in LAYERS else source
        for source in template["data"]
    ]
    filled["scales"] = [
        {**scale, "domain": list(x_domain if scale["name"] == "x" else y_domain)} for scale in template["scales"]
    ]
    wanted = {
        "band": len(data.get("band", ())),
        "level": len({row["part"] for row in data.get("level", ())}),
        "line": len({row["part"] for row in data.get("line", ())}),
    }
    text = json.dumps(filled)
    for attempt in (1, 2):
        try:
            return _read(_converted(text), wanted)
        except (DrawingError, ValueError):
            if attempt == 2:
                raise
    raise AssertionError


def _converted(vega: str) -> str:
    import vl_convert

    return str(vl_convert.vega_to_svg(vega, allowed_base_urls=[]))


def _read(svg: str, wanted: Mapping[str, int]) -> Marks:
    found: dict[str, list[str]] = {name: [] for name in LAYERS}
    for layer, body in _LAYER.findall(svg):
        found[LAYERS[int(layer)]] += _PATH.findall(body)
    for name, count in wanted.items():
        if len(found[name]) != count:
            raise DrawingError(f"{count} marks of {name} were given and {len(found[name])} drawn")
    bands = []
    for path in found["band"]:
        left, _, width, *_ = _pairs(path)
        bands.append((left, left + width))
    return Marks(
        tuple(bands),
        tuple(_path(path) for path in found["level"]),
        tuple(_path(path) for path in found["line"]),
    )


def _pairs(path: str) -> list[float]:
    return [float(number) for number in _NUMBERS.findall(path)]


def _path(path: str) -> Path:
    if set(re.sub(r"[-\d.e,]", "", path)) - set("MLZ"):
        raise DrawingError("a line came out as something else than points")
    numbers = _pairs(path)
    places = tuple(zip(numbers[::2], numbers[1::2], strict=True))
    return Path(tuple((min(max(x, 0.0), WIDTH), min(max(y, 0.0), HEIGHT)) for x, y in places))
