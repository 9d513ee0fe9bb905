"""Telephone numbers as people in the United Kingdom write them.

Source: Ofcom, National Telephone Numbering Plan: 01 and 02 places, 03, 08 and 09 services, 07 mobiles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mfi_site.guard.context import Context

Span = tuple[int, int]

_SEP: Final = r"[ \t().\-/*_~`]{0,4}"
_GAP: Final = r"[ \t().\-/*_~`]{1,4}"
_UK: Final = re.compile(
    rf"(?<![\w+£$€])(?:\(?\+{_SEP}44|\(?00[ \t-]?44|44(?=[ \t(-]*[0(]*[1237]))(?:{_SEP}\(?0\)?)?{_SEP}"
    rf"[1235789](?:{_SEP}\d){{8,9}}(?!\d)"
    rf"|(?:(?<![\w+£$€])|(?<=mob)|(?<=tel))\(?0[1235789]\d(?:{_SEP}\d){{7,8}}(?!\d)",
    re.IGNORECASE,
)
_UK_SHORT_GROUPS: Final = re.compile(
    rf"(?<![\w+£$€])\(?0(?:{_GAP}[1235789]{_SEP}\d|[1235789]{_GAP}\d)(?:{_SEP}\d){{7,8}}(?!\d)"
)
_APART: Final = re.compile(
    r"(?<![\w.,/+£$€-])(?:07[ .-]\d{3}[ .-]?\d{3}[ .-]?\d{3}|0[ -]7\d{3}[ -]?\d{3}[ -]?\d{3}"
    r"|\(?0(?:1\d1|11\d|2\d)\)?[ \t]?\r?\n[ \t>]{0,4}\d{3,4}[ -]?\d{4}"
    r"|0[17]\d{3}[ \t]?(?:\r?\n[ \t>]{0,4}\d{3}[ -]?\d{3}|\d{3}[ \t]?\r?\n[ \t>]{0,4}\d{3}))(?![\w%]|[.,]\d)"
)
_BARE_MOBILE: Final = re.compile(r"(?<![\w.,/+-])7[1-9]\d\d[ \t-]?\d{3}[ \t-]?\d{3}(?![\w])")
_ABROAD: Final = re.compile(
    r"(?<![\w+£$€])(?:\+|00)[1-9]\d{0,2}[ \t(.-]{1,3}\d(?:[ \t().-]{0,3}\d){6,11}(?![\d%])"
)
_ABROAD_COMPACT: Final = re.compile(r"(?<![\w+£$€])\+[1-9]\d{9,14}(?![\d.,%])")
_LOCAL: Final = re.compile(r"(?<![\w.,/:%-])(?:\d{3}[ \t-]\d{3,4}|\d{6,7})(?![\w.,/:%-]|[ \t-]\d)")
_LABEL: Final = re.compile(
    r"(?<![a-z])(?:tele?|phone|telephone|mobile|mob|fax|call|ring)(?:\.|[ \t](?:no\.?|number|on|is)){0,2}"
    r"[ \t]?[:.]?[ \t]{0,3}\Z",
    re.IGNORECASE,
)
_LABEL_LENGTH: Final = 32
_CONTEXT: Final = re.compile(
    r"(?<![a-z])(?:tel|tele|telephone|phones?|phoned|phoning|mobiles?|mob|cell|call|calls|called|ring|rang|text"
    r"|texts|texted|whatsapp|fax|contacts?|number|dial|ph|landline|message|sms)(?![a-z])",
    re.IGNORECASE,
)
_BEFORE, _AFTER, _LONGEST = 60, 25, 30
_DATE: Final = re.compile(r"\(?\d{1,2}[ ./-]\d{1,2}[ ./-](?:19|20)\d\d(?!\d)")
_PUBLIC_HELPLINES: Final = frozenset(
    ["08088005000", "08000282233", "08088010414", "08000833100", "0800838587", "08002800700"]
)


def phones(text: str) -> Iterator[Span]:
    """Yield where plain text holds a telephone number; helplines for children that schools print are left."""
    context = Context(_CONTEXT, text, _BEFORE, _AFTER)
    yield from _uk(text, _UK, 0, len(text), context)
    windows = context.windows(_LONGEST) if _UK_SHORT_GROUPS.search(text) else ()
    for start, end in windows:
        yield from _uk(text, _UK_SHORT_GROUPS, start, end, context)
    for pattern in (_ABROAD, _ABROAD_COMPACT):
        for match in pattern.finditer(text):
            if _is_abroad(match, context):
                yield match.span()
    for match in _APART.finditer(text):
        yield match.span()
    for match in _BARE_MOBILE.finditer(text):
        if context.explains(*match.span()):
            yield match.span()
    for match in _LOCAL.finditer(text):
        labelled = text[max(0, match.start() - _LABEL_LENGTH) : match.start()]
        if context.explains(*match.span()) and _LABEL.search(labelled):
            yield match.span()


def _uk(text: str, pattern: re.Pattern[str], start: int, end: int, context: Context) -> Iterator[Span]:
    found_to = 0
    while match := pattern.search(text, start, end):
        if _is_uk(text, match, found_to, context):
            found_to = start = match.end()
            yield _trimmed(text, *match.span())
        else:
            start = _after_first_group(text, match.start())


def _is_uk(text: str, match: re.Match[str], found_to: int, context: Context) -> bool:
    start, end = match.span()
    written = match.group()
    if start > max(1, found_to + 1) and text[start - 1] in ".-/" and text[start - 2].isdigit():
        return False
    groups = re.findall(r"\d+", written)
    digits = "".join(groups)
    if written.lstrip("(").startswith(("+", "00")):
        return True
    if digits.startswith("44"):
        return len(digits) == 12 and (len(groups) > 1 or digits[2] == "7" or context.explains(start, end))
    if digits in _PUBLIC_HELPLINES or _DATE.match(written) or re.match(r"\(?0\.\d", written):
        return False
    if "isbn" in text[max(0, start - 16) : start].casefold():
        return False
    if digits.startswith("01234567") and len(groups) == len(digits):
        return False
    whole = len(digits) == 11 or (len(groups) > 1 and digits.startswith(("01", "0800")))
    return (whole and len(groups[0]) >= 3) or context.explains(start, end)


def _is_abroad(match: re.Match[str], context: Context) -> bool:
    written = match.group()
    groups = re.findall(r"\d+", written)
    if written.startswith(("+44", "0044")) or not 9 <= sum(map(len, groups)) <= 16:
        return False
    if _DATE.match(written.lstrip("+")) or re.fullmatch(r"\+?\d+\.\d+", written):
        return False
    return written.startswith("+") or context.explains(*match.span())


def _after_first_group(text: str, start: int) -> int:
    end = start + 1
    while end < len(text) and text[end].isdigit():
        end += 1
    return end


def _trimmed(text: str, start: int, end: int) -> Span:
    opened = text[start] == "(" and ")" not in text[start:end]
    return start + opened, end
