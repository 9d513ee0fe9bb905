"""Sections that are for the coach alone, cut out by their headings; where Markdown is unclear, more is cut.

A heading may be written with #, underlined, in bold, in a quotation or in a list; a line that says nothing but
a closed name, or starts with one as a heading, closes what follows. Only a heading that `read` has seen opens again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from mfi_site.model.project import Section
from mfi_site.read.closing import MARKER, closes, plain_name, plain_names
from mfi_site.read.markdown_body import read_body
from mfi_site.read.notes import Notes

_DEEPEST = 6


def without(sections: tuple[Section, ...], closed: Collection[str]) -> tuple[Section, ...]:
    """The sections without the closed ones and what stands under them."""
    names = plain_names(closed)
    if not names:
        return sections
    return tuple(kept for _, kept in _judged(sections, names) if kept is not None)


def is_closed_line(line: int, sections: tuple[Section, ...], closed: Collection[str]) -> bool:
    """Whether a line of the file stands in a section of which anything is closed."""
    last = None
    for section, kept in _judged(sections, plain_names(closed)):
        if section.line > line:
            break
        last = section, kept
    return last is not None and last[0] is not last[1]


def _judged(sections: tuple[Section, ...], names: Collection[str]) -> Iterator[tuple[Section, Section | None]]:
    """Each section, and what of it is open: itself where all of it is. A heading without words opens nothing."""
    plain_level = _level_of_parts(sections)
    closed_level: int | None = None
    for section in sections:
        if closed_level is not None and (section.level > closed_level or not plain_name(section.heading)):
            yield section, None
            continue
        closed_level = section.level if closes(section.heading, names) else None
        if closed_level is not None:
            yield section, None
            continue
        text, closed_level = _opened(section.text, names, plain_level)
        yield section, section if text == section.text else replace(section, text=text)


def body_without(body: str, closed: Collection[str]) -> str:
    """A Markdown body without the closed sections; the same text where nothing is closed."""
    names = plain_names(closed)
    if not names:
        return body
    sections = without(read_body(body, 1, Notes(""), names), closed)
    return "\n\n".join(f"{'#' * s.level} {s.heading}\n\n{s.text}".strip() if s.level else s.text for s in sections)


def _level_of_parts(sections: tuple[Section, ...]) -> int:
    """The level of a plain line that stands for a heading: that of the text's parts, which a title may stand above."""
    levels = [section.level for section in sections if section.level and plain_name(section.heading)]
    titled = levels[:1] == [1] and levels.count(1) == 1
    return min(levels[titled:], default=_DEEPEST)


def _opened(text: str, names: Collection[str], plain: int) -> tuple[str, int | None]:
    """The text before the first line that is a closed name, and the level at which it closes what follows.

    `plain` is the level of a line that has neither # nor an underline.
    """
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if closes(line, names):
            marker = MARKER.match(line)
            below = lines[number + 1].strip() if number + 1 < len(lines) else ""
            level = len(marker[1]) if marker and marker[1] else _underline(below) or plain
            return "\n".join(lines[:number]).rstrip(), level
    return text, None


def _underline(line: str) -> int:
    if line and not line.strip("="):
        return 1
    return 2 if line and not line.strip("-*") else 0
