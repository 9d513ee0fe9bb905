"""What a YAML syntax error means to someone who never heard of YAML, and its repair."""

from __future__ import annotations

import re
from itertools import takewhile

import yaml

Explained = tuple[int, int, str, str]
_OPENS_QUOTE = re.compile(r"""[ \t]*(?:- )*(?:[\w-]+:[ \t]+)?(["'])(.*)$""")
_KEY = re.compile(r"[ \t]*(?:- )*[\w-]+:(?:\s|$)")
_NO_SPACE = re.compile(r"([ \t]*(?:- )*)([A-Za-z]\w*):(?!//)([^\s:]\S*.*)$")
_BULLET = re.compile(r"[ \t]*(?:([•·–—])\s|(\*)\s+\w)")
_LOOK = "Compare this line and the one above it with the lines around them: spaces, colons and quotes."


def explain(error: yaml.MarkedYAMLError, text: str) -> Explained:
    """Line and column (from 1) in `text`, one sentence and its repair."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem, context = error.problem or "", error.context or ""
    lines = text.split("\n")
    here = lines[line - 1] if line <= len(lines) else ""
    opened = (error.context_mark.line + 1, error.context_mark.column + 1) if error.context_mark else (line, column)

    if bullet := _bullet(lines, line):
        return bullet
    if ("mapping values are not allowed" in problem or "could not find expected ':'" in problem) and (
        joined := _no_space(lines, line)
    ):
        return joined
    if "mapping values are not allowed" in problem:
        return (
            line,
            column,
            "A second colon on this line cannot be understood.",
            _colon_repair(here, lines, line),
        )
    if unclosed := _unclosed_quote(lines, line):
        return (*unclosed, "A quotation mark is opened here and never closed.", _quote_repair(lines, unclosed))
    tab = _tab(lines, line)
    if tab and ("cannot start any token" in problem or "tab" in problem or "expected" in problem):
        return (*tab, "This line starts with a tab.", "Use spaces instead of the tab.")
    if "quoted scalar" in context:
        return (*opened, "A quotation mark is opened here and never closed.", _quote_repair(lines, opened))
    if "'@'" in problem or "'`'" in problem or "'%'" in problem or "cannot start any token" in problem:
        sign = here[column - 1 : column] or "this sign"
        if sign == "\t":
            return (line, column, "There is a tab here.", "Use spaces instead of the tab.")
        return (line, column, f'A value may not start with "{sign}".', "Put the value in quotes.")
    if "alias" in context or "anchor" in context or "tag" in context:
        return (*opened, "A value may not start with *, & or !.", "Put the value in quotes.")
    if "flow sequence" in context:
        return (
            *opened,
            "A square bracket is opened here and never closed, or a comma is missing.",
            "Close it with ], with commas between the items.",
        )
    if "flow mapping" in context:
        return (
            *opened,
            "A curly bracket is opened here and never closed, or a comma is missing.",
            "Close it with }, with commas between the keys.",
        )
    if "could not find expected ':'" in problem:
        return (
            *opened,
            'This line has no colon, so it is not a "key: value".',
            "Write a colon and a space after the key, or set the line in under the text it belongs to.",
        )
    if "block sequence" in context or "block collection" in context:
        return (
            line,
            column,
            "This line does not line up with the list above it.",
            "Line it up with the other keys of its item, or start a new item with a hyphen.",
        )
    if "block mapping" in context and re.search(r""":\s*(["']).*\1\s*\S""", here):
        return (
            line,
            column,
            "Text follows after a closing quotation mark.",
            "Put the whole value inside the quotes.",
        )
    if "block mapping" in context:
        return (
            line,
            column,
            "This line does not line up with the keys above it.",
            "Start it as far in as the other keys of its group.",
        )
    return (line, column, "This line cannot be understood.", _LOOK)


def _colon_repair(here: str, lines: list[str], line: int) -> str:
    found = re.match(r"\s*(?:- )?([\w-]+):\s+(.*)$", here)
    if found is None or ": " not in found[2] + " " or found[2].startswith(("'", '"')):
        if line > 1 and here.startswith(" "):
            return "Check how far this line and the one above it are set in."
        return "Put the text that holds the colon in quotes."
    value = found[2] if len(found[2]) <= 50 else found[2][:47] + "..."
    quote = "'" if '"' in value else '"'
    return f"Put the text after the first colon in quotes: {found[1]}: {quote}{value}{quote}"


def _no_space(lines: list[str], line: int) -> Explained | None:
    """The line at fault, or the nearest with text above it, where no space stands between the colon and its value."""
    for number in range(line, 0, -1):
        text = lines[number - 1] if number <= len(lines) else ""
        if found := _NO_SPACE.fullmatch(text.rstrip()):
            value = found[3] if len(found[3]) <= 50 else found[3][:47] + "..."
            place = (number, found.end(2) + 2)
            return (*place, "There is no space after the colon.", f"Put one there: {found[2]}: {value}")
        if number < line and text.strip() and not text.lstrip().startswith("#"):
            return None
    return None


def _bullet(lines: list[str], line: int) -> Explained | None:
    """The line at fault, or the one above it, where a bullet stands for the hyphen of a list."""
    for number in (line, line - 1):
        found = _BULLET.match(lines[number - 1]) if 1 <= number <= len(lines) else None
        if found:
            sign = found[1] or found[2]
            message = f'A list item starts with "{sign}", which is not a hyphen.'
            return number, lines[number - 1].index(sign) + 1, message, "Start each item with a hyphen and a space."
    return None


def _quote_repair(lines: list[str], opened: tuple[int, int]) -> str:
    here = lines[opened[0] - 1] if opened[0] <= len(lines) else ""
    sign = here[opened[1] - 1 : opened[1]]
    return f"Add the closing {sign} at the end of the text." if sign in ("'", '"') else "Close the quotation mark."


def _unclosed_quote(lines: list[str], line: int) -> tuple[int, int] | None:
    """The first line, up to `line`, whose value opens a quotation mark that is not closed before the next key."""
    for number, text in enumerate(lines[:line], 1):
        found = _OPENS_QUOTE.match(text)
        if found is None or found[1] in found[2]:
            continue
        following = takewhile(lambda other: not _KEY.match(other), lines[number:line])
        if not any(found[1] in other for other in following):
            return number, found.start(1) + 1
    return None


def _tab(lines: list[str], line: int) -> tuple[int, int] | None:
    for number in (line, line - 1):
        if 1 <= number <= len(lines):
            found = re.match(r" *\t", lines[number - 1])
            if found:
                return number, found.end()
    return None
