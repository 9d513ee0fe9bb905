"""Times that a text names: dates, school times, spans of time; and which of them only say where things began."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from mfi_site.coach.language.lexicon import CARDINALS, CLASS_LABEL, MONTH, NUMBER_WORD
from mfi_site.coach.language.text import Span, plain, span

# fewer days than these are how quickly something is done, and no date
LONG_IN_DAYS = 20

_YEAR = r"(?:19|20)\d\d"
_DAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?(?:the\s+)?\d{1,2}(?:st|nd"
    r"|rd|th)?"
)
_SEASON = r"(?:spring|summer|autumn|winter|fall)"
_PERIOD = (
    r"(?:school year|academic year|calendar year|financial year|fiscal year|year|term|session|semester"
    r"|trimester|quarter|month|block|half[- ]term|week|season|(?:marking|grading|reporting) period)"
)
_EDGE = (
    r"(?:(?:the )?(?:very )?(?:end|start|beginning|middle|close|final week|last week|last day)(?: of(?: the"
    r"| this| our| next)?)?)"
)
_FEAST = (
    r"(?:easter|midsummer|mid-?year|christmas|xmas|hogmanay|new year|half[- ]term|mid[- ]term|study leave|prelims?"
    r"|exams?"
    r"|thanksgiving|halloween|ramadan|eid|diwali|lent|passover|hanukkah|vaisakhi|michaelmas|martinmas|candlemas|whitsun"
    r"|(?:the |our )?(?:summer|easter|spring|october|february|christmas|winter|autumn|tattie|mid-?term"
    r"|half-?term)?\s?(?:holidays?|break|recess|vacation))"
)
_EVENT = (
    r"(?:(?<!peer )review|inspection|census|reporting|report cards?|parents' (?:evening|night)|open day"
    r"|sports day|prize ?giving|(?:next|annual|learning) (?:meeting|session)|induction|assessments?|snsas?"
    r"|snsa window|sats|mocks?|exam diet|sqa diet|return to school|iep (?:meeting|date|year))\b"
)
_COUNT = rf"(?:\d{{1,3}}|{NUMBER_WORD}|one|an?|a few|couple of)"
_LENGTH = (
    r"(?:(?:school |teaching |calendar |academic |working )?(?:weeks?|months?|terms?|years?|sessions?"
    r"|semesters?|fortnights?|quarters?)|day)\b"
)
_VERBOSE_MONTH, _VERBOSE_CLASS, _VERBOSE_NUMBER = (
    part.replace(" ", r"\ ") for part in (MONTH, CLASS_LABEL, NUMBER_WORD)
)
_PERIOD, _EDGE, _FEAST, _EVENT, _LENGTH, _DAY, _COUNT = (
    part.replace(" ", r"\ ") for part in (_PERIOD, _EDGE, _FEAST, _EVENT, _LENGTH, _DAY, _COUNT)
)
_TOWARDS = (
    r"(?:by|before|until|till|til|for|in|during|this|next|throughout|come|over|ahead\ of|prior\ to|of"
    r"|through|from\ now\ to|to|end|mid|early|late|no\ later\ than|within)"
)

_CALENDAR = re.compile(
    rf"""
    \b{_YEAR}-\d\d-\d\d\b
    | \b\d{{1,2}}[./]\d{{1,2}}[./](?:{_YEAR}|\d\d)\b
    | \b{_DAY}(?:\s+of)?\s+{_VERBOSE_MONTH}(?:,?\s+{_YEAR}|\s'?\d\d(?!\d|%))?
    | \b(?:mid|early|late|end)[- ](?:of[- ])?{_VERBOSE_MONTH}(?:,?\s+{_YEAR})?
    | \b{_VERBOSE_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?![\d%]|\s(?:of|out|in|per)\b)(?:,?\s+{_YEAR})?
    | \b{_VERBOSE_MONTH},?\s*'?{_YEAR}\b | \b{_VERBOSE_MONTH}\s'\d\d\b
    | \b(?:sessions?|fy|fiscal years?|school years?|academic years?
        |years?)?\s?{_YEAR}\s?[-/]\s?(?:20)?\d\d(?![\d%])(?:\s+(?:school|academic)\s+year)?
    | \b(?:fiscal years?|fy|financial years?|session|year(?:\ end)?|summer|spring|autumn
        |fall|winter)\s?(?:of\s|term\s)?'?{_YEAR}\b | \b(?:fy|fiscal\ year|summer|spring|autumn|winter
        |session)\s?'?\d\d\b(?!\s?%)
    | (?<=\bby\s)(?:the\s)?(?:end|start|middle)?\s?(?:of\s)?{_VERBOSE_MONTH}(?:,?\s+{_YEAR})?
    | \b{_TOWARDS}[- ](?:the\s)?(?:(?:end|start|beginning
        |middle)\s(?:of\s)?)?(?:the\s)?(?:last\sday\sof\s)?{_VERBOSE_MONTH}(?!\s+(?:not|be|have|also
        |need)\b)(?:\s+\d{{1,2}}(?:st|nd|rd|th)?(?![\d%]|\s(?:of|out|in|per)\b))?(?:,?\s+'?{_YEAR}|\s'\d\d)?
    | \b(?:{_TOWARDS}|end-?(?:of-?)?|end-of-|mid-|late|early|year)\s?-?(?:the\s)?(?:year\s
        |end\sof\s)?{_YEAR}(?:\s?[-/]\s?(?:20)?\d\d)?\b(?!\s*(?:baseline|levels?|figures?))
    | (?<=,\s){_VERBOSE_MONTH}\s{_YEAR}
    | \b(?:by\s|before\s|(?:the\s)?end\sof\s){{1,2}}q[1-4]\b | \bq[1-4],?\s(?:of\s)?{_YEAR}
    """,
    re.VERBOSE,
)
_SCHOOL = re.compile(
    rf"""
    \b(?:by|before|until|till|in|at|to|from|towards?|ahead\ of|through)\s(?:the\s)?(?:end|start
        |beginning|middle|close)(?:\sof)?\s(?:the\s|this\s|our\s|next\s|each\s|her\s|his\s
        |their\s)?(?:\w+\s){{0,2}}?
        (?:{_PERIOD}|{_FEAST}|{_SEASON}|{_VERBOSE_CLASS}|nursery|primary|secondary|programme|project
            |pilot|unit|topic|course|placement|intervention|collaborative|decade|day)\b(?:\s(?:[1-9]|one|two|three|four)\b)?
    | \b{_EDGE}\s(?:school\s|academic\s|summer\s|winter\s|spring\s|autumn\s)?(?:{_PERIOD}
        |{_VERBOSE_CLASS}|nursery)\b
    | \bend-of-(?:{_PERIOD})\b
    | \b(?:term|block|semester|quarter)\s(?:[1-4]|one|two|three|four)\b
    | \bweek\s\d{{1,2}}\b
    | \b(?:first|second|third|fourth|final|last|summer|spring|autumn|winter|easter|current|this|next
        |coming)\s(?:school\s|academic\s)?(?:term|session|semester|block|quarter|school\syear)\b
    | \b(?:this|next|the\scoming|within\sthe|by\sthe\snew)\s(?:{_PERIOD}|{_SEASON})\b
    | \b(?:session|term|year)[- ]end\b | \b(?:by|before)\s(?:the\s)?(?:new\s)?(?:session|term|year)\b
    | \b(?:by|before|until|till|come|this|next|over|in|at|during
        |after)\s(?:the\s)?(?:next\s)?(?:{_FEAST}|{_SEASON})\b
    | \bby\sthe\stime\b[^.;]{{0,40}}?\b(?:starts?|leaves?|enters?|moves?|transition|begins?|sits?
        |finish(?:es)?|returns?|reach(?:es)?)\b
    | \b(?:by|before|on)\s(?:the\s)?(?:transition|graduation|leaving|entry\sto|starting|moving(?!\sto\san?\b))\b
    | \bro\sdheireadh\s(?:an?|na)\s\S+ | \bron\s(?:chaisg|nollaig|t-?samhradh|ogmhios)\b
        | \bro\s{_VERBOSE_MONTH}
    | \b(?:by|before|until|till|in\stime\sfor|come|at(?=\s(?:the\s|our\s|her\s|his\s)?next\s))\s
        (?:the\s|our\s|my\s|their\s|his\s|her\s|this\s)?(?:next\s)?
        (?:[a-z-]+(?:'s|s')?\s){{0,2}}?{_EVENT}(?!\s(?:of|for)\b)
    | \b(?:by\swhen|when|deadline|date|timescale)\W{{1,6}}(?:the\s)?(?:end\sof\s)?(?:the\s)?(?:{_FEAST}|{_SEASON}
        |{_VERBOSE_MONTH}|{_PERIOD})
    | \b(?:on|at|in)\s(?:the|our)\s(?:next\s|final\s|last\s|end-of-year\s|{_SEASON}\s|{_VERBOSE_MONTH}\s)+(?:benchmark
        |assessments?|screener|tests?|exams?|survey|snsas?|map|window|inspection)\b
    | \b(?:by|before|in|until)\sthe\s(?:first|second|third|fourth|fifth|sixth|last)\s(?:week|day|month|friday|monday)\s
        (?:of|in|back)\b(?:\s(?:the\s)?(?:{_PERIOD}|{_VERBOSE_MONTH}))?
    | \beo[yts]\b | \bfrom\snow\suntil\b | \b(?:by|before)\s(?:[a-z]+'?s?'?\s){{1,2}}day\b
    """,
    re.VERBOSE,
)
_HORIZON = re.compile(
    rf"""
    \b(?P<lead>in|within|over|after|during|for|throughout)\s(?:the\s)?(?:next|coming|first|following
        |space\sof|course\sof|a\speriod\sof)?\s?(?:the\s)?(?:next\s)?
        {_COUNT}(?:\s?(?:-|to)\s?{_COUNT})?[- ]{_LENGTH}(?:'?s?'?\s(?:time|period))?(?!\s?-)
    | \b{_COUNT}[- ](?:week|month|year|term)'?s?\s(?:from\snow|time|period|project|window)
    | \bover\sthe\s(?:year|session|term|course\sof\sthe\s\w+)\b
    """,
    re.VERBOSE,
)
_DAYS = re.compile(
    rf"\b(?P<lead>in|within|over)\s(?P<next>the\s(?:next|coming|first)\s)?(?P<count>\d{{1,3}}|{_VERBOSE_NUMBER})"
    r"[- ](?:school |working |calendar |teaching )?days(?:'? (?:time|of))?\b",
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
    r"(?:\b(?:by|before|until|till|than|to|through|come|end of|ahead of"
    r"|end)[- ](?:the )?(?:end of )?(?:(?:week|w/b|w/c)(?: (?:beginning|commencing|starting|ending"
    r"|of))? )?)$"
)
_BEGINNING = re.compile(
    r"\b(?:since|compared|relative|versus|vs|was|were|stood|had|as of|starting|started|beginning|began"
    r"|baseline|currently|than(?! \W?\d)|last|previous|up from|down from|using)\b[^;.,]*$"
)
_FROM = re.compile(r"\bfrom\b(?:(?!\bto\b|\buntil\b|;|\)|\. ).)*$")
# "no patient waits longer than four hours from April 2027"
_FROM_THEN_ON = re.compile(r"(?<!up )(?<!down )\bfrom $")
_UNTIL = re.compile(r"[^.;]{0,40}?(?:\bto\b|\buntil\b|\btill\b|-|\bby\b|\bbaseline|\d)")
_BASELINE_AFTER = re.compile(r"^\s*(?:\w+\s)?(?:baseline|levels?|figures?|data\b|value)")
_RATE_BEFORE = re.compile(r"\b(?:a|per|each|every|times|once|twice)\s*$")


@dataclass(frozen=True, slots=True)
class Time:
    """A time named in a text; `ends` is false where it says when something began or was counted."""

    span: Span
    ends: bool


def _begins(text: str, place: Span) -> bool:
    before = text[max(0, place.start - 70) : place.start]
    if _BASELINE_AFTER.match(text[place.end : place.end + 24]):
        return True
    named = text[place.start : place.end]
    if named.startswith(
        ("by ", "before ", "until ", "till ", "no later", "come ", "to ", "ahead of", "in time for")
    ) or _ENDING.search(before):
        return False
    if _FROM_THEN_ON.search(before) and not _UNTIL.match(text[place.end :]):
        return False
    return bool(_BEGINNING.search(before) or _FROM.search(before) or re.match(r"from\b(?! now)", named))


def _is_horizon(text: str, match: re.Match[str]) -> bool:
    if not match.group("lead"):
        return True
    before = text[max(0, match.start() - 30) : match.start()]
    if match.group("lead") in ("for", "after"):
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
    places = [span(m) for m in _CALENDAR.finditer(flat)] + [span(m) for m in _SCHOOL.finditer(flat)]
    found = [Time(p, not _begins(flat, p)) for p in places]
    found += [Time(span(m), True) for m in _HORIZON.finditer(flat) if _is_horizon(flat, m)]
    found += [Time(span(m), True) for m in _DAYS.finditer(flat) if _is_horizon_of_days(flat, m)]
    return tuple(sorted(found, key=lambda t: (t.span.start, t.span.end)))
