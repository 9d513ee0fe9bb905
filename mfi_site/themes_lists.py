"""Lists as people write them for GitHub, in the form that the converter reads.

There an item lies inside another when it is set in as far as that one's text, and a list may follow a paragraph
without a blank line (https://spec.commonmark.org/0.31.2/#list-items). Python-Markdown wants four spaces a level, a
blank line before a list, and a point after a number. What is no list is left as it was typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mfi_site.read.markdown_body import fenced_lines

DEEPEST_LISTS = 8
_ITEM = re.compile(r"( *)([-*+]|(\d{1,9})[.)])( +)(?=\S)")
_ANY_ITEM = re.compile(r"^ *(?:[-*+]|\d{1,9}[.)]) +\S", re.MULTILINE)
_RULE = re.compile(r" {0,3}([-*_])(?: *\1){2,} *$")
_STEP = 4


@dataclass(frozen=True, slots=True)
class _Item:
    """An open item: how far its text is set in, and whether its list is numbered."""

    text_at: int
    numbered: bool


def lists_as_read(text: str) -> str:
    """`text` with its lists written as the converter reads them."""
    return _Lists().read(text) if _ANY_ITEM.search(text) else text


class _Lists:
    def __init__(self) -> None:
        self._open: list[_Item] = []
        self._after_blank = True
        self._block_depth = 0
        self._written: list[str] = []

    def read(self, text: str) -> str:
        """The text, a line at a time."""
        lines = text.split("\n")
        fenced = fenced_lines(lines)
        for number, line in enumerate(lines):
            if number in fenced or not line.strip():
                self._written.append(line)
                self._after_blank = True
                continue
            plain = line.expandtabs(_STEP)
            item = None if _RULE.match(plain) else _ITEM.match(plain)
            if item is not None and self._is_item(item):
                self._item(item, plain)
            else:
                self._other(line, plain)
            self._after_blank = False
        return "\n".join(self._written)

    def _is_item(self, item: re.Match[str]) -> bool:
        """Whether a line that looks like an item is one, rather than code or a paragraph's next line."""
        if self._open:
            return True
        return len(item[1]) < _STEP and (self._after_blank or item[3] in (None, "1"))

    def _item(self, item: re.Match[str], line: str) -> None:
        at = len(item[1])
        left: _Item | None = None
        while self._open and at < self._open[-1].text_at:
            left = self._open.pop()
        numbered = item[3] is not None
        depth = min(len(self._open), DEEPEST_LISTS)
        other_list = depth == 0 if left is None else left.numbered != numbered
        if not self._after_blank and (other_list or depth < self._block_depth):
            self._written.append("")
            self._after_blank = True
        if self._after_blank:
            self._block_depth = depth
        spaces = len(item[4]) if len(item[4]) <= _STEP else 1
        self._open.append(_Item(at + len(item[2]) + spaces, numbered))
        marker = f"{item[3]}." if numbered else item[2]
        self._written.append(f"{' ' * (_STEP * depth)}{marker} {line[item.end() :]}")

    def _other(self, line: str, plain: str) -> None:
        at = len(plain) - len(plain.lstrip(" "))
        if self._after_blank:
            while self._open and at < self._open[-1].text_at:
                self._open.pop()
        if not self._open:
            self._written.append(line)
            return
        depth = min(len(self._open), DEEPEST_LISTS + 1)
        if self._after_blank:
            self._block_depth = depth + 1
            beyond = at - self._open[-1].text_at
            self._written.append(" " * (_STEP * depth + beyond) + plain.lstrip(" "))
        elif depth > 1 and at:
            self._written.append(" " * (_STEP * (depth - 1) + 2) + plain.lstrip(" "))
        else:
            self._written.append(line)
