"""Bytes to text: the encodings that spreadsheets and editors write, and what no text may hold.

UTF-8 with or without a byte-order mark, UTF-16 with one, and Windows-1252, which old spreadsheets still save.
Line ends become line feeds. Bidirectional control characters, which can make a line look like another one,
are reported and taken out.
"""

from __future__ import annotations

import codecs
import re

from mfi_site.read.notes import Notes

_BIDIRECTIONAL = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_DOCUMENTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"%PDF-")
_UNICODE_LINES = str.maketrans({"\x85": "\n", "\u2028": "\n", "\u2029": "\n"})


def decode(data: bytes, notes: Notes) -> str | None:
    """The text of a file, or None with a finding where it is not text."""
    if data.startswith(_DOCUMENTS):
        notes.problem(
            "encoding",
            "This is a document of a word processor, not text.",
            "Copy what it says into a plain text file of this name.",
            1,
            1,
        )
        return None
    text = _decoded(data)
    if text is None:
        notes.problem("encoding", "This file is not text that can be read.", "Save it again as UTF-8 text.", 1, 1)
        return None
    if not text.isascii():
        text = text.translate(_UNICODE_LINES)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if control := _CONTROL.search(text):
        line, column = place(text, control.start())
        notes.problem(
            "encoding",
            "This file holds a character that is not text.",
            "Save it again as UTF-8 text.",
            line,
            column,
        )
        return None
    return text if text.isascii() else _without_bidirectional(text, notes)


def _decoded(data: bytes) -> str | None:
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return None


def _without_bidirectional(text: str, notes: Notes) -> str:
    found = _BIDIRECTIONAL.search(text)
    if found is None:
        return text
    line, column = place(text, found.start())
    notes.problem(
        "bidirectional",
        "A hidden character here changes the direction in which the text is read.",
        "Delete the line and type it again, rather than pasting it.",
        line,
        column,
    )
    return _BIDIRECTIONAL.sub("", text)


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of a position in a text."""
    line = text.count("\n", 0, offset)
    return line + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1
