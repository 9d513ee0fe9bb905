"""Sections that are for the coach alone, cut out by their headings; where Markdown is unclear, more is cut.

A heading may be written with #, underlined, in bold, in a quotation or in a list; a line that says nothing but
a closed name closes what follows. Only a heading that `read` has seen opens again.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Collection
from dataclasses import replace

from mfi_site.model.project import Section
from mfi_site.read.markdown_body import read_body
from mfi_site.read.notes import Notes

_MARKER = re.compile(r"[\s>]*(?:(?:[-*+]|\d+[.)])\s+(?=[\s>]*#))?[\s>]*(#*)")
_ADDRESS = re.compile(r"\]\([^)]*\)|\]\[[^\]]*\]|\{[^}]*\}|<[^<>]*>")
_LEVEL_OF_PLAIN = 6


def without(sections: tuple[Section, ...], closed: Collection[str]) -> tuple[Section, ...]:
    """The sections without the closed ones and what stands under them."""
    names = {name for entry in closed if (name := plain_name(entry))}
    if not names:
        return sections
    kept: list[Section] = []
    closed_level: int | None = None
    for section in sections:
        if closed_level is not None and section.level > closed_level:
            continue
        closed_level = section.level if plain_name(section.heading) in names else None
        if closed_level is None:
            text, closed_level = _opened(section.text, names)
            kept.append(section if text == section.text else replace(section, text=text))
    return tuple(kept)


def body_without(body: str, closed: Collection[str]) -> str:
    """A Markdown body without the closed sections; the same text where nothing is closed."""
    if not any(plain_name(entry) for entry in closed):
        return body
    sections = without(read_body(body, 1, Notes("")), closed)
    return "\n\n".join(f"{'#' * s.level} {s.heading}\n\n{s.text}".strip() if s.level else s.text for s in sections)


def _opened(text: str, names: Collection[str]) -> tuple[str, int | None]:
    """The text before the first line that is a closed name, and the level at which it closes what follows."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if plain_name(line) in names:
            marker = _MARKER.match(line)
            below = lines[number + 1].strip() if number + 1 < len(lines) else ""
            level = len(marker[1]) if marker and marker[1] else _underline(below)
            return "\n".join(lines[:number]).rstrip(), level
    return text, None


def _underline(line: str) -> int:
    if line and not line.strip("="):
        return 1
    return 2 if line and not line.strip("-") else _LEVEL_OF_PLAIN


def plain_name(heading: str) -> str:
    """A heading's words without case, marks, addresses and punctuation, "" where it has none."""
    if len(heading) > 400:
        return ""
    text = unicodedata.normalize("NFKC", html.unescape(_ADDRESS.sub("]", heading))).replace("&", " and ")
    return " ".join(re.sub(r"[^\w\s]|_", "", _MARKER.sub("", text, count=1)).split()).casefold()
