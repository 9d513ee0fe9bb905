"""Dates of birth: a full date beside a word for being born."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mfi_site.guard.context import Context

Span = tuple[int, int]

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:(?:am?|an|dhen|de'n)[ -]){0,2}(?:t-)?(?:fh?aoilleach|gh?earran"
    r"|mh?[àa]rt|gh?iblean|ch?[èe]itean|[òo]gmhios|iuchar|l[ùu]nastal|t?sultain|dh?[àa]mhair|t?samhain"
    r"|dh?[ùu]bhlachd))\.?"
)
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|d|mh|na)?"
_YEAR: Final = r"(?:(?P<{0}>(?:19|20)\d\d)|'?\d\d)(?!\d)"
_GAP: Final = r"[ \t\n]{1,3}"
_DATE: Final = re.compile(
    rf"(?<![\d/-])(?<!\d\.)(?:"
    rf"(?P<iso>(?:19|20)\d\d)[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])(?!\d)"
    rf"|{_DAY}[ ]?[./\- ][ ]?(?:0?[1-9]|1[0-2])[ ]?[./\- ][ ]?{_YEAR.format('figures')}"
    rf"|{_DAY}(?:{_GAP}|-|/)?(?:day{_GAP})?(?:of{_GAP})?{_MONTH},?(?:{_GAP}|-|/)?{_YEAR.format('words')}"
    rf"|{_MONTH}{_GAP}{_DAY},?{_GAP}{_YEAR.format('american')}"
    rf"|(?<!\d)\d{{8}}(?!\d))",
    re.IGNORECASE,
)
_BORN: Final = re.compile(
    r"(?<![a-z])(?:born|d[./ ]?o[./ ]?b|date[\s_-]{0,3}of[\s_-]{0,3}birth|birth[\s_-]?dates?"
    r"|birth[\s_-]?days?|rugadh|(?:ceann-)?latha[ -]breith)(?![a-z])"
    r"|(?:(?<![a-z\d])b\.[ ]?|(?<=[(,])b[ ]|(?<=[(,][ ])b[ ])(?=\d{1,2}[./-]\d{1,2}[./-]\d\d|\Z)",
    re.IGNORECASE,
)
_COHORT: Final = re.compile(
    r"born[\s]{1,3}(?:between|after|before|from|since|(?:on|in)[ ]or[ ](?:after|before))", re.IGNORECASE
)
_NOT_A_CHILD: Final = re.compile(
    r"(?:ideas?|projects?|plans?|clubs?|gardens?|programmes?|approach|initiatives?|groups?|teams?|it|board|school"
    r"|rota)(?:[ ](?:was|were|is))?[ ](?:first[ ])?born$",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 60, 30
_OLDEST: Final = 1930


def births(text: str) -> Iterator[Span]:
    """Yield where plain text holds a full date within a few words of "born", "date of birth" or their like.

    Cohorts ("born between ... and ..."), projects that were born and people born before 1930 are left.
    """
    words = Context(_BORN, text, _BEFORE, _AFTER)
    for start, end in words.windows():
        for match in _DATE.finditer(text, start, end):
            if words.explains(*match.span()) and _could_be_a_pupil(match) and _of_a_child(text, match):
                yield match.span()


def _of_a_child(text: str, date: re.Match[str]) -> bool:
    """Whether one of the words near a date, in its paragraph, speaks of a child and not of a cohort."""
    near = text[max(0, date.start() - _BEFORE - 16) : date.start()].rpartition("\n\n")[2]
    far = text[date.end() : date.end() + _AFTER + 16].partition("\n\n")[0]
    return any(
        _COHORT.match(stretch, word.start()) is None and _NOT_A_CHILD.search(stretch, 0, word.end()) is None
        for stretch in (near, far)
        for word in _BORN.finditer(stretch)
    )


def _could_be_a_pupil(match: re.Match[str]) -> bool:
    written = match.group()
    if written.isdigit():
        return written[:2] in {"19", "20"} or (1 <= int(written[:2]) <= 31 and written[4:6] in {"19", "20"})
    year = next((value for value in match.groupdict().values() if value), None)
    return year is None or int(year) >= _OLDEST
