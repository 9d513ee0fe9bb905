"""HTML comments in a Markdown body: taken out before anything else reads it, since nobody writes them to be read.

A comment may hold headings, lists and blank lines, so that it cannot be left to what renders one section.
"""

from __future__ import annotations

import re

from mfi_site.read.notes import Notes

_MARK = re.compile(
    r"^ {0,3}(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})[^\n]*|(?P<ticks>(?<!`)`+)(?!`)[^`\n]+(?P=ticks)(?!`)|(?P<comment><!--)",
    re.MULTILINE,
)
_END = re.compile(r"--!?>")
_EMPTY = re.compile(r"<!--?->")


def without_comments(body: str, first_line: int, notes: Notes) -> str:
    """The body without its comments, on as many lines as before; code keeps what is written in it.

    A comment that is never closed goes on to the end, as it does in a browser, and is told.
    """
    if "<!--" not in body:
        return body
    kept: list[str] = []
    done = position = 0
    endless: dict[str, int] = {}
    while mark := _MARK.search(body, position):
        position = mark.end()
        if fence := mark["fence"]:
            position = _after_fence(body, fence, position, endless)
        elif mark["comment"]:
            start = mark.start()
            end = _END.search(body, start + 4) or _EMPTY.match(body, start)
            if end is None:
                _tell_unclosed(body, start, first_line, notes)
            position = end.end() if end else len(body)
            kept += [body[done:start], "\n" * body.count("\n", start, position)]
            done = position
    return "".join([*kept, body[done:]])


def _after_fence(body: str, fence: str, position: int, endless: dict[str, int]) -> int:
    """Where the code that a fence opens ends; a fence that is never closed is none, and is not looked for again."""
    sign, length = fence[0], len(fence)
    if length >= endless.get(sign, length + 1):
        return position
    end = re.compile(rf"^ {{0,3}}{sign}{{{length},}}[ \t]*$", re.MULTILINE).search(body, position)
    if end is None:
        endless[sign] = length
        return position
    return end.end()


def _tell_unclosed(body: str, start: int, first_line: int, notes: Notes) -> None:
    notes.problem(
        "markdown",
        "A comment is opened here and never closed, so what follows it is not shown.",
        "Write --> where it ends, or take out <!--.",
        first_line + body.count("\n", 0, start),
        start - body.rfind("\n", 0, start),
    )
