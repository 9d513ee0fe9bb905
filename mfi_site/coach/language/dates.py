"""Times that a text names: dates, school times, spans of time; and which of them only say where things began."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from mfi_site.coach.language.calendar_times import CALENDAR
from mfi_site.coach.language.lexicon import CARDINALS, NUMBER_WORD
from mfi_site.coach.language.school_times import SCHOOL
from mfi_site.coach.language.text import Span, plain, span
from mfi_site.coach.language.today import pictures_of_today

# fewer days than these are how quickly something is done, and no date
LONG_IN_DAYS = 20

_COUNT = rf"(?:\d{{1,3}}|{NUMBER_WORD}|one|an?|a few|couple of)".replace(" ", r"\ ")
_LENGTH = (
    r"(?:(?:school |teaching |calendar |academic |working )?(?:weeks?|wks?|months?|mths?|mos?|terms?|years?|yrs?"
    r"|sessions?|(?:reporting )?cycles?|semesters?|fortnights?|quarters?|half[- ]terms?)|day)\b"
).replace(" ", r"\ ")
_HORIZON = re.compile(
    rf"""
    \b(?P<lead>in|inside|within|over|after|during|for|throughout)\s(?:the\s)?(?:next|coming|first|following
        |space\sof|course\sof|a\speriod\sof)?\s?(?:the\s)?(?:next\s)?
        {_COUNT}(?:\s?(?:-|to)\s?{_COUNT})?[- ]{_LENGTH}(?:'?s?'?\s(?:time|period))?(?!\s?-)
    | \b{_COUNT}[- ](?:week|month|year|term)'?s?\s(?:from\s(?:now|today)|time|period|project|window)
    | \b(?:time-?\s?(?:scale|frame|line)|when|duration)\W{{1,3}}{_COUNT}[- ]{_LENGTH}
    | \bover\sthe\s(?:year|session|term|course\sof\sthe\s\w+)\b
    """,
    re.VERBOSE,
)
_DAYS = re.compile(
    rf"\b(?P<lead>in|within|over)\s(?P<next>the\s(?:next|coming|first)\s)?(?P<count>\d{{1,3}}|{NUMBER_WORD})"
    r"[- ](?:school |working |calendar |teaching )?days(?:'? (?:time|of))?\b",
)
# no team improves within them: how quickly, or how often
_QUICKLY = re.compile(r"(?:in|within) (?:(?:an?|one|1) (?:working |school )?(?:day|week|fortnight)|(?:two|2) weeks)$")
# "within two weeks of referral": how soon each is served
_OF_A_CASE = re.compile(
    r" (?:of|after|from) (?!(?:now|today|this|our|the (?:plan|project|programme|pilot)|starting|beginning|joining"
    r"|the (?:start|new|launch|beginning))\b)\w"
)
_CHANGE_PARTICIPLE = re.compile(
    r"(?:reduc|increas|improv|achiev|halv|doubl|rais|lower|eliminat|complet|reach|clos)ed\s*$"
)
_PARTICIPLE = re.compile(
    r"(?:\w+ed|seen|met|sent|made|given|begun|begin|start|starting|held|taken|done|written|returned|wait"
    r"|waiting|living|live|read|least|most|once|twice|times)\s*$"
)
_DONE_WITHIN = re.compile(
    r"\b(?!need|speed|increas|decreas|improv|reduc)(?:\w{3,}ed|seen|met|sent|given|held|done|reply|replies"
    r"|answer)\b[^.,;]*$"
)
_ENDING = re.compile(
    r"(?:\b(?:by|before|until|till|later than|to|through|come|end of|ahead of"
    r"|end)[- ](?:the )?(?:end of )?(?:(?:week|w/b|w/c)(?: (?:beginning|commencing|starting|ending"
    r"|of))? )?)$"
)
_BEGINNING = re.compile(
    r"\b(?:since|compared|relative|versus|vs|was|were|stood|had|as of|starting|started|beginning|began"
    r"|baseline|currently|(?<!later )than(?! \W?\d| (?:one|two|three|four|five|six|seven|eight|nine|ten|half"
    r"|an?)\b)|last(?! (?:full )?(?:week|day|friday|monday|half)s? (?:in|of|before))"
    r"|previous|up from|down from|using)\b[^;.,]*$"
)
# "in which 54% felt safe", "as we logged in", "the 2025 flood": what is told of, and nothing to come
_TOLD = re.compile(
    r"\b(?:who|that|which|we|they|it|has|have been|were|was|been|as|those|pupils|children|families) (?:\w+ly )?"
    r"(?:logged|recorded|counted|found|saw|scored|joined|arrived|started|moved|came|enrolled|transferred|entered|began"
    r"|left|said|told us|felt|reported|measured|recommended|identified|noted|highlighted|referred|affected|born"
    r"|set|fell|rose|dropped)\b"
    r"[^;.,]*$|\b(?:as recommended|as in|as at|affected by|referred|born|based on|following|according to|recommended in"
    r"|identified in|highlighted in|noted in|raised (?:at|in)) (?:[\w'-]+ ){0,4}$"
)
_TOLD_AFTER = re.compile(
    r"^\W{0,2}(?:(?:[\w'-]+ ){0,2}survey,? |(?:just|only) |\d+ ?(?:%|per cent) |(?:[\w'%-]+ ){1,6}?)?"
    r"(?:felt|said|told|scored|reported|was|were|had|showed|found|stood|came|reached|averaged|met|passed|took)\b"
)
_FIRST = re.compile(r"(?:^|[.;:] )(?:in |on |at )?(?:the |our )?(?:\w+ )?$")
# "(54% in August 2025)"
_COMPARED = re.compile(r"\b(?:compared|relative|similar|equal|back) $")
_IN_BRACKET = re.compile(r"\((?![^()]*\b(?:target|goal|aim|to|by|will)\b)[^()]{0,20}\d[^()]{0,12}$")
# "to 80% (2027)" and not "54% (2024)"
_TO_BRACKET = re.compile(r"\b(?:to|targets?|goals?|aim\w*|reach\w*|want|by|until|before)\b[^()]*\($")
_OF_THE_PAST = re.compile(r"^ (?:last (?:year|session|term)|of last|the year before|past)\b")
# "the 2019 cohort", "the 2023 inspection report": a year that names something, unless an end is said with it
_NAMES = re.compile(
    r"^\s(?:cohort|intake|flood|fire|inspection report|report|closures?|lockdown|pandemic|act|guidance)\b"
)
_FROM = re.compile(r"\bfrom\b(?:(?!\bto\b|\buntil\b|;|\)|\. ).)*$")
# "no patient waits longer than four hours from April 2027"
_FROM_THEN_ON = re.compile(r"(?<!up )(?<!down )\bfrom $")
_UNTIL = re.compile(r"[^.;]{0,40}?(?:\bto\b|\buntil\b|\btill\b|-|\bby\b|\bbaseline|\d)")
_BASELINE_AFTER = re.compile(r"^\s*(?:\w+\s)?(?:baseline|levels?|figures?|data\b|value)")
# "no more than 15 in a month"
_PER = re.compile(r"\b(?:than|most|under|over) \d+ (?:\w+ )?$")
_ONE_SPAN = re.compile(r"\ban? (?:month|week|term)$")
_RATE_BEFORE = re.compile(r"\b(?:a|per|each|every|times|once|twice)\s*$")


@dataclass(frozen=True, slots=True)
class Time:
    """A time named in a text; `ends` is false where it says when something began or was counted."""

    span: Span
    ends: bool


def _begins(text: str, place: Span) -> bool:
    before = text[max(0, place.start - 70) : place.start]
    after = text[place.end : place.end + 60]
    if _BASELINE_AFTER.match(after) or _OF_THE_PAST.match(after):
        return True
    named = text[place.start : place.end]
    if _NAMES.match(after) or _COMPARED.search(before) or _IN_BRACKET.search(before):
        return True
    if before.endswith("("):
        return not _TO_BRACKET.search(before)
    if named.startswith(
        ("by ", "before ", "until ", "till ", "no later", "come ", "to ", "ahead of", "in time for")
    ) or _ENDING.search(before):
        return False
    if _TOLD.search(before) or (_FIRST.search(before) and _TOLD_AFTER.match(after)):
        return True
    if _FROM_THEN_ON.search(before) and not _UNTIL.match(text[place.end :]):
        return False
    return bool(_BEGINNING.search(before) or _FROM.search(before) or re.match(r"from\b(?! now)", named))


def _is_horizon(text: str, match: re.Match[str]) -> bool:
    if not match.group("lead"):
        return True
    before = text[max(0, match.start() - 30) : match.start()]
    if _QUICKLY.match(match.group()):
        return False
    if match.group("lead") == "in" and _PER.search(before) and _ONE_SPAN.search(match.group()):
        return False
    if match.group("lead") == "after":
        return not before.strip() or before.rstrip().endswith((".", ";", ":"))
    if match.group("lead") == "for" or _OF_A_CASE.match(text, match.end()):
        return False
    return not _PARTICIPLE.search(before) or bool(_CHANGE_PARTICIPLE.search(before))


def _is_horizon_of_days(text: str, match: re.Match[str]) -> bool:
    """Within 30 days: an end, unless something is done ("answered", "seen") within them, time and again."""
    if match.group("next"):
        return True
    before = text[max(0, match.start() - 80) : match.start()].rstrip()
    if not before or before.endswith((".", ";", ":")):
        return True
    count = match.group("count")
    number = int(count) if count.isdigit() else CARDINALS.get(count, 0)
    return number >= LONG_IN_DAYS and not _DONE_WITHIN.search(before)


@lru_cache(maxsize=512)
def times(text: str) -> tuple[Time, ...]:
    """Every time that a text names, in the order of their places."""
    flat = plain(text)
    today = pictures_of_today(flat)
    named = [span(m) for pattern in (CALENDAR, SCHOOL) for m in pattern.finditer(flat)]
    ends = [(place, not _begins(flat, place)) for place in named]
    ends += [(span(m), True) for m in _HORIZON.finditer(flat) if _is_horizon(flat, m)]
    ends += [(span(m), True) for m in _DAYS.finditer(flat) if _is_horizon_of_days(flat, m)]
    found = [Time(p, end and not any(p.overlaps(picture) for picture in today)) for p, end in ends]
    return tuple(sorted(found, key=lambda t: (t.span.start, t.span.end)))
