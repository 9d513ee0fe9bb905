"""Add an item to a list in a charter's front matter, as a person would: every other byte stays as it is."""

from __future__ import annotations

import re

from mfi_site.building.textfile import TextFile

_TOP_KEY = re.compile(r"[A-Za-z_]+\s*:")
_ITEM = re.compile(r"( *)- ")


class CannotInsert(Exception):
    """The list is written in a way that only a person can add to."""


def with_item(data: bytes, key: str, item: str) -> bytes:
    """The charter with `item` (lines of YAML, indented for column 0) at the end of the list `key`.

    Raises CannotInsert where the front matter has no place for it, or holds the list on one line.
    """
    try:
        file = TextFile.of(data)
    except ValueError:
        raise CannotInsert from None
    first, last = _front_matter(file.lines)
    start = next((n for n in range(first, last) if re.match(rf"{key}\s*:", file.lines[n])), None)
    if start is None:
        file.insert(last, f"{key}:\n{_indented(item, '  ')}")
        return file.data
    head = re.fullmatch(rf"({key}\s*:)\s*(\[\s*\])?\s*(#.*)?", file.lines[start].rstrip("\r\n"))
    if head is None:
        raise CannotInsert
    if head[2]:
        file.lines[start] = head[1] + (f"  {head[3]}" if head[3] else "") + file.end
    end = next((n for n in range(start + 1, last) if _TOP_KEY.match(file.lines[n])), last)
    items = [(n, found[1]) for n in range(start + 1, end) if (found := _ITEM.match(file.lines[n]))]
    indent = items[0][1] if items else "  "
    place = start + 1
    if items:
        place = 1 + max(n for n in range(items[-1][0], end) if _is_content(file.lines[n]))
    file.insert(place, _indented(item, indent))
    return file.data


def _front_matter(lines: list[str]) -> tuple[int, int]:
    """The first line inside the front matter, and the line that closes it, from 0."""
    fences = [n for n, line in enumerate(lines) if line.rstrip() == "---"]
    if len(fences) < 2 or any(line.strip() for line in lines[: fences[0]]):
        raise CannotInsert
    return fences[0] + 1, fences[1]


def _is_content(line: str) -> bool:
    return bool(line.strip()) and (line.startswith(" ") or line.startswith("-"))


def _indented(item: str, indent: str) -> str:
    return "\n".join(indent + line if line else line for line in item.split("\n"))
