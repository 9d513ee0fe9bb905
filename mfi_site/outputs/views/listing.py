"""JSON with one line an item: as easy to compare as an indented file, and ten times as fast to write."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any


def row(item: Mapping[str, Any]) -> str:
    """One item of the list."""
    return json.dumps(item, ensure_ascii=False)


def with_rows(head: Mapping[str, Any], key: str, rows: Iterable[str]) -> bytes:
    """An object of `head` and then `key`, a list with each row on a line of its own."""
    opening = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    items = ",\n".join(rows)
    inside = f"[\n{items}\n ]" if items else "[]"
    return f"{opening},\n {json.dumps(key)}: {inside}\n}}\n".encode()
