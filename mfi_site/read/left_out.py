"""What of a charter was left out, so that its page can say so in the place of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from mfi_site.model.project import Charter, Driver
from mfi_site.read.notes import brief
from mfi_site.read.yaml_text import Document

_NAMES = ("name", "idea", "id")


def parts_left_out(charter: Charter, document: Document) -> tuple[str, ...]:
    """The names of the measures, change ideas and drivers that were written and are not in the charter.

    A role that was left out is not named: what stands there may be a person.
    """
    given = document.value if isinstance(document.value, dict) else {}
    return (
        *_lost(_items(given.get("measures")), [(m.id, m.name) for m in charter.measures]),
        *_lost(_items(given.get("changes")), [(c.id, c.idea) for c in charter.changes]),
        *_lost(_nested(given.get("drivers")), [("", d.name) for d in _drivers(charter.drivers)]),
    )


def _lost(written: Iterable[Any], kept: list[tuple[str, str]]) -> list[str]:
    """What was written and not kept: ids tell items apart where they have them, else names."""
    left = Counter(kept)
    found = []
    for item in written:
        key = next((one for one in left if left[one] and _is(item, one)), None)
        if key is None:
            found.append(_called(item))
        else:
            left[key] -= 1
    return [name for name in found if name]


def _is(item: Any, kept: tuple[str, str]) -> bool:
    if not isinstance(item, dict):
        return False
    texts = {str(value).strip() for key, value in item.items() if key in _NAMES}
    return kept[1] in texts and (not kept[0] or str(item.get("id")).strip() == kept[0])


def _called(item: Any) -> str:
    if isinstance(item, dict):
        item = next((item[key] for key in _NAMES if isinstance(item.get(key), str) and item[key].strip()), "")
    return brief(item) if isinstance(item, str) else ""


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _nested(value: Any) -> Iterator[Any]:
    """Drivers of any level; those under a driver that was left out went with it."""
    for item in _items(value):
        yield item
        if isinstance(item, dict) and str(item.get("name") or "").strip():
            yield from _nested(item.get("drivers"))


def _drivers(drivers: tuple[Driver, ...]) -> Iterator[Driver]:
    for driver in drivers:
        yield driver
        yield from _drivers(driver.drivers)
