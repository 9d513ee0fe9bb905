"""The front matter of a Markdown file: YAML between two lines of three hyphens, then the body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mfi_site.read.decode import decode
from mfi_site.read.notes import Notes
from mfi_site.read.yaml_text import Document, read_yaml

LARGEST_MARKDOWN = 64 * 1024
_HYPHENS = re.compile(r"-{3}[ \t]*$", re.MULTILINE)
_END = re.compile(r"^(?:-{3}|\.{3})[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^#{2,6}[ \t]+\S", re.MULTILINE)
_DASHES = "-–—_=*"


@dataclass(frozen=True)
class Parted:
    """A Markdown file in its two parts; `head` is None where the front matter cannot be read."""

    head: Document | None
    body: str
    body_line: int
    text: str


def read_markdown(data: bytes, notes: Notes) -> Parted | None:
    """Part a Markdown file; None, with a finding, where no part of it can be read."""
    if len(data) > LARGEST_MARKDOWN:
        notes.problem(
            "limit",
            "This file is larger than 64 KiB.",
            "Shorten it, or move part of it to a file of its own.",
            1,
            1,
        )
        return None
    text = decode(data, notes)
    return None if text is None else _parted(text, notes)


def _parted(text: str, notes: Notes) -> Parted:
    start = len(text) - len(text.lstrip("\n \t"))
    first_line = text.count("\n", 0, start) + 1
    opening = _HYPHENS.match(text, start)
    if opening is None:
        return _without_head(text, start, first_line, notes)
    head_start = min(opening.end() + 1, len(text))
    closing = _END.search(text, head_start)
    if closing is None:
        notes.problem(
            "front-matter",
            "The front matter is opened with three hyphens and never closed.",
            "Add a line of three hyphens (---) after the last key.",
            first_line,
            1,
        )
        return Parted(None, "", first_line, text)
    head = _read_head(text[head_start : closing.start()], notes, first_line + 1)
    body_start = min(closing.end() + 1, len(text))
    return Parted(head, text[body_start:], text.count("\n", 0, body_start) + 1, text)


def _read_head(text: str, notes: Notes, first_line: int) -> Document | None:
    """The keys; where they cannot be read from a heading on, what is wrong is that nothing closes them above it."""
    told = len(notes.findings)
    head = read_yaml(text, notes, first_line)
    heading = _HEADING.search(text) if head is None and len(notes.findings) > told else None
    if heading is not None:
        line = first_line + text.count("\n", 0, heading.start())
        if (notes.findings[-1].line or 0) > line:
            del notes.findings[told:]
            message = "The front matter is not closed above this heading."
            notes.problem("front-matter", message, "Add a line of three hyphens (---) above it.", line, 1)
    return head


def _without_head(text: str, start: int, first_line: int, notes: Notes) -> Parted:
    first = text[start:].split("\n", 1)[0].strip()
    if first and not first.strip(_DASHES):
        message = "The first line should be three hyphens."
    else:
        message = "The file does not start with front matter."
    notes.problem(
        "front-matter",
        message,
        "Make its first line three hyphens (---), then the keys, then three hyphens again.",
        first_line,
        1,
    )
    return Parted(None, text[start:], first_line, text)
