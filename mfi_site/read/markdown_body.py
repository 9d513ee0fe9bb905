"""A Markdown body in its sections, within the limits that keep rendering fast.

Python-Markdown takes a minute over 20 KB of opening brackets, so a paragraph that nests them past 50 is left
out before anything renders it, and so is a line of more than 2,000 characters.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from mfi_site.model.project import Section
from mfi_site.read.closing import closes
from mfi_site.read.notes import Notes
from mfi_site.read.yaml_text import LONGEST_LINE

DEEPEST_BRACKETS = 50
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?)|(?<=##)([^#\s].*?))?[ \t]*#*[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:(=+)|-{2,})[ \t]*$")
_NO_HEADING = re.compile(r"\s*$| {0,3}(?:#|>|[-*+][ \t]|\d+[.)][ \t]|`{3}|~{3})| {4}|\t|[^|]*\|")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)$")
_BRACKET = re.compile(r"[\[\](){}<>]")
_QUOTES = re.compile(r"[ >]*")


def read_body(body: str, first_line: int, notes: Notes, closed: Collection[str] = ()) -> tuple[Section, ...]:
    """The sections of a body whose first line is line `first_line` of its file.

    Text before the first heading is a section of level 0 without a heading; a section's text ends at the
    next heading of any level. A line that one of the plain names in `closed` closes is never left out.
    """
    lines = within_limits(body, first_line, notes, closed).split("\n")
    fenced = fenced_lines(lines) if "```" in body or "~~~" in body else frozenset()
    if "\n=" in body or "\n-" in body or "\n " in body:
        lines = _without_underlines(lines, fenced)
    found: list[Section] = []
    heading, level, start, at = "", 0, 0, first_line
    for number, line in enumerate(lines):
        if "#" not in line[:4] or number in fenced or (match := _HEADING.match(line)) is None:
            continue
        _close(found, heading, level, lines[start:number], at)
        heading, level = (match[2] or match[3] or "").strip(), len(match[1])
        start, at = number + 1, first_line + number
    _close(found, heading, level, lines[start:], at)
    return tuple(found)


def _without_underlines(lines: list[str], fenced: frozenset[int]) -> list[str]:
    """The lines with underlined headings written with #, as many lines as before.

    Hyphens under a line are a heading only in a body that has no other: elsewhere they are meant as a rule, and
    a rule must not open what a heading above it has closed.
    """
    has_other = any(_HEADING.match(line) for n, line in enumerate(lines) if "#" in line[:4] and n not in fenced)
    found = list(lines)
    for number in range(1, len(lines)):
        match = _UNDERLINE.match(lines[number])
        above = lines[number - 1]
        if match is None or number in fenced or _NO_HEADING.match(above) or (has_other and not match[1]):
            continue
        if number == 1 or not lines[number - 2].strip() or _HEADING.match(found[number - 2]):
            found[number - 1], found[number] = f"{'#' if match[1] else '##'} {above.strip()}", ""
    return found


def _close(found: list[Section], heading: str, level: int, lines: list[str], line: int) -> None:
    text = "\n".join(lines).strip("\n").rstrip()
    if heading or text:
        found.append(Section(heading, level, text, line))


def within_limits(body: str, first_line: int, notes: Notes, closed: Collection[str] = ()) -> str:
    """The body without the lines that are too long and the paragraphs whose brackets nest too deep."""
    lines = body.split("\n")
    if len(body) > LONGEST_LINE:
        for number, line in enumerate(lines):
            if len(line) > LONGEST_LINE:
                notes.problem(
                    "limit",
                    f"This line is longer than {LONGEST_LINE:,} characters.",
                    "Break it into paragraphs.",
                    first_line + number,
                    1,
                )
                lines[number] = _emptied(line, closed)
    if sum(map(body.count, "[({<>")) <= DEEPEST_BRACKETS:
        return "\n".join(lines)
    start = 0
    for number in range(len(lines) + 1):
        if number == len(lines) or not lines[number].strip():
            if (deep := _too_deep(lines[start:number])) is not None:
                notes.problem(
                    "limit",
                    f"Brackets are nested more than {DEEPEST_BRACKETS} deep here.",
                    "Take the brackets out.",
                    first_line + start + deep[0],
                    deep[1],
                )
                lines[start:number] = (_emptied(line, closed) for line in lines[start:number])
            start = number + 1
    return "\n".join(lines)


def _emptied(line: str, closed: Collection[str]) -> str:
    """What stays of a line that is left out: of a heading its first words, since it may close what stands under it."""
    start = line[:200]
    return _BRACKET.sub("", start) if _HEADING.match(start) or closes(start, closed) else ""


def _too_deep(paragraph: list[str]) -> tuple[int, int] | None:
    """The line (from 0, in the paragraph) and column (from 1) where brackets first nest too deep."""
    depth = dict.fromkeys("[({<", 0)
    closes = {"]": "[", ")": "(", "}": "{", ">": "<"}
    for number, line in enumerate(paragraph):
        quotes = _QUOTES.match(line)
        if quotes is not None and quotes[0].count(">") > DEEPEST_BRACKETS:
            return number, 1
        for match in _BRACKET.finditer(line):
            sign = match[0]
            if sign in depth:
                depth[sign] += 1
                if depth[sign] > DEEPEST_BRACKETS:
                    return number, match.start() + 1
            elif depth[closes[sign]]:
                depth[closes[sign]] -= 1
    return None


def fenced_lines(lines: list[str]) -> frozenset[int]:
    """The numbers of the lines inside code fences; a fence that is never closed is none."""
    inside: set[int] = set()
    opened: tuple[int, str] | None = None
    for number, line in enumerate(lines):
        match = _FENCE.match(line)
        if match is None:
            continue
        if opened is None:
            opened = (number, match[1])
        elif match[1][0] == opened[1][0] and len(match[1]) >= len(opened[1]) and not match[2].strip():
            inside.update(range(opened[0], number + 1))
            opened = None
    return frozenset(inside)
