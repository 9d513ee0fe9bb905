"""JSON with one line an item: as easy to compare as an indented file, and ten times as fast to write."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any


def with_rows(head: Mapping[str, Any], key: str, rows: Iterable[Mapping[str, Any]]) -> bytes:
    """An object of `head` and then `key`, a list with each item on a line of its own."""
    opening = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    items = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    inside = f"[\n{items}\n ]" if items else "[]"
    return f"{opening},\n {json.dumps(key)}: {inside}\n}}\n".encode()
