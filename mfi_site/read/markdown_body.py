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
_LIKE_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)]) +(?=\S)")
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})(.*)$")
_LANGUAGE = re.compile(r"[ \t]*(\w+)[ \t]*$")
_BRACKET = re.compile(r"[\[\](){}<>]")
_QUOTES = re.compile(r"[ >]*")


def read_body(body: str, first_line: int, notes: Notes, closed: Collection[str] = ()) -> tuple[Section, ...]:
    """The sections of a body whose first line is line `first_line` of its file.

    Text before the first heading is a section of level 0 without a heading; a section's text ends at the
    next heading of any level. A line that one of the plain names in `closed` closes is never left out.
    """
    lines, headings = _outlined(within_limits(body, first_line, notes, closed).split("\n"))
    found: list[Section] = []
    heading, level, start, at = "", 0, 0, first_line
    for number, match in headings.items():
        _close(found, heading, level, lines[start:number], at)
        heading, level = _words(match), len(match[1])
        start, at = number + 1, first_line + number
    _close(found, heading, level, lines[start:], at)
    return tuple(found)


def outline_as_read(text: str) -> str:
    """`text` written so that a converter finds those headings in it that `read_body` does, and no others."""
    if not any(mark in text for mark in ("#", "\n=", "\n-", "\n ", "```", "~~~")):
        return text
    lines, headings = _outlined(text.split("\n"))
    fenced = fenced_lines(lines)
    _write_fences(lines)
    for number, match in headings.items():
        lines[number] = f"{match[1]} {_words(match)}".rstrip()
    for number, line in enumerate(lines):
        if number in fenced or number in headings:
            continue
        if line.startswith("#"):
            lines[number] = f" {line}"
        elif number and lines[number - 1].strip() and _LIKE_UNDERLINE.match(line):
            lines[number] = f"\n{line}"
    return "\n".join(lines)


def _outlined(lines: list[str]) -> tuple[list[str], dict[int, re.Match[str]]]:
    """The lines, as many as before, with underlined headings written with #, and the headings by their numbers."""
    fenced = fenced_lines(lines)
    lines = _without_underlines(lines, fenced)
    return lines, _headings(lines, fenced)


def _words(heading: re.Match[str]) -> str:
    return (heading[2] or heading[3] or "").strip()


def _headings(lines: list[str], fenced: frozenset[int]) -> dict[int, re.Match[str]]:
    """The lines that are headings; one that is set in as far as the text of an item above it belongs to that."""
    found = {number: match for number, line in enumerate(lines)
             if "#" in line[:4] and number not in fenced and (match := _HEADING.match(line))}
    if any(match[0][0] == " " for match in found.values()):
        inside = _inside_items(lines, found)
        return {number: match for number, match in found.items() if number not in inside}
    return found


def _inside_items(lines: list[str], headings: Collection[int]) -> frozenset[int]:
    """The headings that stand in an item of a list: those set in as far as its text."""
    inside: set[int] = set()
    text_at, after_blank = 0, True
    for number, line in enumerate(lines):
        at = len(line) - len(line.lstrip(" "))
        if at == len(line):
            after_blank = True
            continue
        if text_at and at < text_at and (after_blank or number in headings or _ITEM.match(line)):
            text_at = 0
        if not text_at and (item := _ITEM.match(line)):
            text_at = min(item.end(), at + 5)
        elif text_at and number in headings:
            inside.add(number)
        after_blank = False
    return frozenset(inside)


def _without_underlines(lines: list[str], fenced: frozenset[int]) -> list[str]:
    """The lines with underlined headings written with #, as many lines as before.

    Hyphens under a line are a heading only in a body that has no other: elsewhere they are meant as a rule, and are
    written as one, since a rule must not open what a heading above it has closed.
    """
    if not any(line.lstrip(" ")[:1] in ("=", "-") for line in lines):
        return lines
    has_other = any(_HEADING.match(line) for n, line in enumerate(lines) if "#" in line[:4] and n not in fenced)
    found = list(lines)
    for number in range(1, len(lines)):
        match = _UNDERLINE.match(lines[number])
        above = lines[number - 1]
        if match is None or number in fenced or _NO_HEADING.match(above):
            continue
        if has_other and not match[1]:
            found[number] = "***"
        elif number == 1 or not lines[number - 2].strip() or _HEADING.match(found[number - 2]):
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
    return frozenset(number for first, last in _fences(lines) for number in range(first, last + 1))


def _fences(lines: list[str]) -> list[tuple[int, int]]:
    """The first and last line of each code fence."""
    found: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for number, line in enumerate(lines):
        match = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if match is None:
            continue
        if opened is None:
            opened = (number, match[1])
        elif match[1][0] == opened[1][0] and len(match[1]) >= len(opened[1]) and not match[2].strip():
            found.append((opened[0], number))
            opened = None
    return found


def _write_fences(lines: list[str]) -> None:
    """Write each fence, and the code in it, at the margin, closed as it is opened and with no more than a language."""
    for first, last in _fences(lines):
        if match := _FENCE.match(lines[first]):
            indent = len(lines[first]) - len(lines[first].lstrip(" "))
            language = _LANGUAGE.match(match[2])
            lines[first] = match[1] + (language[1] if language else "")
            lines[last] = match[1]
            for number in range(first + 1, last):
                lines[number] = re.sub(f"^ {{0,{indent}}}", "", lines[number])
