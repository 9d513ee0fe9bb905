"""Scottish Candidate Numbers, Unique Pupil Numbers and numbers of the health service in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mfi_site.guard.check_digits import is_health_number, is_scn, is_upn
from mfi_site.guard.context import Context

Span = tuple[int, int]

SCN_WORDS: Final = re.compile(
    r"(?<![a-z])(?:scns?|s[. ]c[. ]n\.?|scottish candidate|candidates?|sqa|seemis"
    r"|(?:pupil|learner|student|exam|child)(?:'?s)?[ _-]?(?:numbers?|nos?|ids?|nr|ref(?:erences?)?))(?![a-z])",
    re.IGNORECASE,
)
SCN_IN_A_COLUMN: Final = 3
_BEFORE, _AFTER = 200, 80
_NEAR: Final = 30
_COMPACT: Final = re.compile(r"(?<![\d£$€])(?<!\d[.,/-])\d{9}(?![\d%])(?![.,/-]\d)")
_SPACED: Final = re.compile(
    r"(?<![\d£$€])(?<!\d[.,/-])(?:\d{3}[ .-]\d{3}[ .-]\d{3}|\d{2}[ .-]\d{6}[ .-]\d|\d{2}[ .-]\d{4}[ .-]\d{3}"
    r"|\d{4}[ .-]\d{5}|\d{4}[ .-]\d{4}[ .-]\d|\d{2}[ .-]\d{7}|\d{8}[ .-]\d|\d{2}[ .-]\d{3}[ .-]\d{3}[ .-]\d"
    r"|\d{2}[ .-]\d{3}[ .-]\d{4}|\d{5}[ .-]\d{4}|\d{3}[ .-]\d{6}|\d{6}[ .-]\d{3}"
    r"|\d{2}[ .-]\d{2}[ .-]\d{2}[ .-]\d{2}[ .-]\d)(?![\d%])(?![.,/-]\d)"
)
_LETTER: Final = "A-HJ-NP-RT-Za-hj-np-rt-z"
_UPN: Final = re.compile(rf"(?<![^\W_])[{_LETTER}](?:[ -]?\d){{11}}[ -]?[0-9{_LETTER}](?![^\W_])")
_HEALTH_WORDS: Final = re.compile(r"(?<![a-z])(?:(?P<chi>chi)|nhs)(?![a-z])", re.IGNORECASE)
_HEALTH_NUMBER: Final = re.compile(r"(?<![\w£$€])(?<!\d[.,/ -])\d{3}(?:[ -]?\d){7}(?![\w%]|[.,/-]\d)")
_DAY_AND_MONTH: Final = re.compile(r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])")
_JOINED: Final = str.maketrans("", "", " .-")
_POSSIBLE: Final = re.compile(r"\d{9}|\d{2}[ .-]\d{2}|\d{8}[ .-]\d")
_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")


def upns(text: str) -> Iterator[Span]:
    """Yield where plain text holds a Unique Pupil Number whose check letter is right."""
    for match in _UPN.finditer(text):
        if is_upn(match.group().replace(" ", "").replace("-", "")):
            yield match.span()


def health_numbers(text: str) -> Iterator[Span]:
    """Yield where plain text holds a CHI number (it begins with a date of birth) or an NHS number beside its name.

    Beside "CHI" a day and month are enough; beside "NHS", where telephone numbers stand too, the check digit counts.
    """
    words = Context(_HEALTH_WORDS, text, _NEAR, _NEAR)
    for start, end in words.windows(_NEAR):
        for match in _HEALTH_NUMBER.finditer(text, start, end):
            digits = match.group().translate(_JOINED)
            near = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
            of_chi = any(word["chi"] for word in _HEALTH_WORDS.finditer(near)) and _DAY_AND_MONTH.match(digits)
            if words.explains(*match.span()) and (of_chi or is_health_number(digits)):
                yield match.span()


def scns(text: str) -> Iterator[Span]:
    """Yield where plain text holds a Scottish Candidate Number, in context or three in one paragraph.

    One in eleven random numbers has a right check digit, so a number alone is left.
    """
    windows = Context(SCN_WORDS, text, _BEFORE, _AFTER).windows() if _POSSIBLE.search(text) else ()
    for start, end in windows:
        for pattern in (_COMPACT, _SPACED):
            for match in pattern.finditer(text, start, end):
                if is_scn(match.group().translate(_JOINED)):
                    yield match.span()
    yield from _in_one_paragraph(text)


def _in_one_paragraph(text: str) -> Iterator[Span]:
    paragraph: list[Span] = []
    ends = iter([match.start() for match in _BLANK_LINE.finditer(text)] + [len(text)])
    paragraph_end = next(ends)
    for match in _COMPACT.finditer(text):
        if not is_scn(match.group()):
            continue
        if match.start() > paragraph_end:
            yield from _if_enough(paragraph)
            paragraph = []
            while match.start() > paragraph_end:
                paragraph_end = next(ends)
        paragraph.append(match.span())
    yield from _if_enough(paragraph)


def _if_enough(found: list[Span]) -> list[Span]:
    return found if len(found) >= SCN_IN_A_COLUMN else []
