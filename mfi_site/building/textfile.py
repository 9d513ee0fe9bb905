"""A school's text file opened for a small addition: what is there keeps its encoding, line ends and bytes."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\n|\r")
_MARKED = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class NotEncodable(ValueError):
    """A character that the file's encoding does not have."""


@dataclass
class TextFile:
    """The lines of a file, each with its own line end; `end` is that of its first line."""

    lines: list[str]
    encoding: str = "utf-8"
    mark: bytes = b""
    end: str = "\n"

    @classmethod
    def of(cls, data: bytes) -> TextFile:
        """Open UTF-8 with or without its mark, UTF-16 with one, else Windows-1252. Raises ValueError for others."""
        mark, encoding = next(((m, e) for m, e in _MARKED if data.startswith(m)), (b"", "utf-8"))
        body = data[len(mark):]
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError:
            if mark:
                raise
            encoding = "cp1252"
            text = body.decode(encoding)
        found = _LINE_END.search(text)
        return cls(_lines(text), encoding, mark, found[0] if found else "\n")

    def insert(self, index: int, text: str) -> None:
        """Put whole lines of text (parted by line feeds) before line `index`, from 0."""
        if index and self.lines[index - 1] and not _LINE_END.search(self.lines[index - 1]):
            self.lines[index - 1] += self.end
        self.lines[index:index] = [line + self.end for line in text.split("\n")]

    @property
    def data(self) -> bytes:
        """The file's bytes. Raises NotEncodable."""
        try:
            return self.mark + "".join(self.lines).encode(self.encoding)
        except UnicodeEncodeError as error:
            raise NotEncodable(error.object[error.start:error.end]) from None


def _lines(text: str) -> list[str]:
    found, start = [], 0
    for match in _LINE_END.finditer(text):
        found.append(text[start:match.end()])
        start = match.end()
    return [*found, text[start:]] if start < len(text) else found
