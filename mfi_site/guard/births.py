"""Dates of birth: a full date beside a word for being born."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

Span = tuple[int, int]

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR: Final = r"(?:(?P<{0}>(?:19|20)\d\d)|'?\d\d)(?!\d)"
_GAP: Final = r"[ \t\n]{1,3}"
_DATE: Final = re.compile(
    rf"(?<![\d./-])(?:"
    rf"(?P<iso>(?:19|20)\d\d)[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])(?!\d)"
    rf"|{_DAY}[ ]?[./\- ][ ]?(?:0?[1-9]|1[0-2])[ ]?[./\- ][ ]?{_YEAR.format('figures')}"
    rf"|{_DAY}(?:{_GAP}|-|/)(?:day{_GAP})?(?:of{_GAP})?{_MONTH},?(?:{_GAP}|-|/){_YEAR.format('words')}"
    rf"|{_MONTH}{_GAP}{_DAY},?{_GAP}{_YEAR.format('american')}"
    rf"|(?<!\d)\d{{8}}(?!\d))",
    re.IGNORECASE,
)
_BORN: Final = re.compile(
    r"(?<![a-z])(?:born|d[./ ]?o[./ ]?b|date[\s_-]{0,3}of[\s_-]{0,3}birth|birth[\s_-]?dates?"
    r"|birth[\s_-]?days?|rugadh|(?:ceann-)?latha[ -]breith)(?![a-z])",
    re.IGNORECASE,
)
_COHORT: Final = re.compile(
    r"born[\s]{1,3}(?:between|after|before|from|since|(?:on|in)[ ]or[ ](?:after|before))", re.IGNORECASE
)
_NOT_A_CHILD: Final = re.compile(
    r"(?:ideas?|projects?|plans?|clubs?|gardens?|programmes?|approach|initiatives?|groups?|teams?|it|board|school"
    r"|rota)[ ](?:was|were|is)[ ](?:first[ ])?born$",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 30, 60
_OLDEST: Final = 1930


def births(text: str) -> Iterator[Span]:
    """Yield where plain text holds a full date within a few words of "born", "date of birth" or their like.

    Cohorts ("born between ... and ...") and people of history (before 1930) are left.
    """
    found_to = 0
    for word in _BORN.finditer(text):
        if _COHORT.match(text, word.start()):
            continue
        if _NOT_A_CHILD.search(text, max(0, word.start() - 40), word.end()):
            continue
        start = max(found_to, word.start() - _BEFORE)
        for match in _DATE.finditer(text, start, min(len(text), word.end() + _AFTER)):
            if _same_paragraph(text, word, match) and _could_be_a_pupil(match):
                found_to = match.end()
                yield match.span()


def _same_paragraph(text: str, word: re.Match[str], date: re.Match[str]) -> bool:
    between = text[min(word.start(), date.start()) : max(word.end(), date.end())]
    return re.search(r"\n[ \t]*\n", between) is None


def _could_be_a_pupil(match: re.Match[str]) -> bool:
    written = match.group()
    if written.isdigit():
        return written[:2] in {"19", "20"} or (1 <= int(written[:2]) <= 31 and written[4:6] in {"19", "20"})
    year = next((value for value in match.groupdict().values() if value), None)
    return year is None or int(year) >= _OLDEST
