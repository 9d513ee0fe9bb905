"""Times by the calendar: days, months, years, quarters, and how figures are put together to write them."""

from __future__ import annotations

import re

from mfi_site.coach.language.lexicon import MONTH

YEAR = r"(?:19|20)\d\d"
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
TOWARDS = (
    r"(?:by|before|until|till|til|for|in|during|this|next|throughout|come|over|ahead\ of|prior\ to|of"
    r"|through|from\ now\ to|to|end|mid|early|late|no\ later\ than|within)"
)
# what softens a date, and leaves it one
ABOUT_THEN = r"(?:(?:about|around|approximately|approx\.?|roughly|circa|sometime\sin|or\sbefore|latest)\s)"
VERBOSE_MONTH = MONTH.replace(" ", r"\ ")
_DAY = rf"(?:{WEEKDAY},?\s+)?(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?"
# "by 31/3", "by 6/27": one of the two is more than a month can be, so that it is no fraction and no score
_DAY_AND_MONTH = r"(?:(?:1[3-9]|2\d|3[01])/(?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01]))"
_SCHOOL_YEAR = "(?:" + "|".join(f"{year}[/-]{year + 1}" for year in range(19, 40)) + ")"

CALENDAR = re.compile(
    rf"""
    \b{YEAR}-\d\d-\d\d\b
    | \b\d{{1,2}}(?P<sign>[./-])\d{{1,2}}(?P=sign)(?:{YEAR}|\d\d)\b
    | \b\d{{1,2}}-{VERBOSE_MONTH}(?:-(?:{YEAR}|\d\d))?\b
    | (?:\b(?:by|before|until|till|due|(?:end|due|target)\sdate|date|deadline)[\s:=-]{{1,3}}){_DAY_AND_MONTH}(?![\d/%])
    | \b(?:by|before|until|till|end\sof)\s'\d\d\b
    | (?<!\byear\s)(?<!\bgrade\s)(?<!\bprimary\s)(?<!\bclass\s)(?<!\bstage\s)
        \b{_DAY}(?:\s+of)?\s+{VERBOSE_MONTH}(?:,?\s+{YEAR}|\s'?\d\d(?!\d|%))?
    | \b(?:mid|early|late|end)[- ](?:of[- ])?{VERBOSE_MONTH}(?:,?\s+{YEAR})?
    | \b{VERBOSE_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?![\d%]|\s(?:of|out|in|per)\b)(?:,?\s+{YEAR})?
    | \b{VERBOSE_MONTH},?\s*'?{YEAR}\b | \b{VERBOSE_MONTH}[\s-]'\d\d\b
    | \b(?:sessions?|fy|sy|ay|(?:fiscal|school|academic)\ years?
        |years?)?\s?{YEAR}\s?[-/]\s?(?:20)?\d\d(?![\d%])(?:\s+(?:school|academic)\s+year)?
    | \b(?:end(?:\sof)?|by|ay|sy|fy|session|in|during|of|for)\s{_SCHOOL_YEAR}(?![\d%/-])
    | \b(?:(?:fiscal|financial)\ years?|fy|sy|ay|fiscal|session|year(?:\ end)?|summer|spring|autumn
        |fall|winter|easter|christmas|x-?mas|hallowe'?en|michaelmas)\s?(?:of\s|term\s)?'?{YEAR}\b | \b(?:fy|sy|ay
        |fiscal\ year|fiscal|summer|spring|autumn|winter
        |session)\s?'?\d\d\b(?!\s?%)
    | (?<=\bby\s){ABOUT_THEN}?(?:the\s)?(?:end|start|middle)?\s?(?:of\s)?{VERBOSE_MONTH}(?:,?\s+{YEAR})?
    | \b{TOWARDS}[- ]{ABOUT_THEN}?(?:the\s)?(?:coming\s)?(?:(?:end|start|beginning
        |middle)\s(?:of\s)?)?(?:the\s)?(?:last\sday\sof\s)?{VERBOSE_MONTH}(?!\s+(?:not|be|have|also
        |need)\b)(?:\s+\d{{1,2}}(?:st|nd|rd|th)?(?![\d%]|\s(?:of|out|in|per)\b))?(?:,?\s+'?{YEAR}|\s'\d\d)?
    | \b(?:{TOWARDS}|end-?(?:of-?)?|end-of-|mid-|late|early|year)\s?-?{ABOUT_THEN}?(?:the\s|its\s|our\s
        |their\s)?(?:year\s
        |end\sof\s)?{YEAR}(?:\s?[-/]\s?(?:20)?\d\d)?\b(?!\s*(?:baseline|levels?|figures?))
    | (?<=\bfrom\s){VERBOSE_MONTH}(?:\s{YEAR})?
    | (?<=,\s){VERBOSE_MONTH}\s{YEAR}
    | (?<=\(){YEAR}(?=\)|:\s?\d)
    | \bbetween\s(?:the\s)?(?:{VERBOSE_MONTH}|easter|christmas|summer)(?:\s{YEAR})?\sand\s(?:easter|christmas|summer)
    | \bbetween\s(?:the\s)?(?:{VERBOSE_MONTH}|easter|christmas|summer)(?:\s{YEAR})?\sand\s{VERBOSE_MONTH}(?:\s{YEAR})?
    | \b{VERBOSE_MONTH}(?:\s{YEAR})?\s?-\s?{VERBOSE_MONTH}(?:\s{YEAR})?
    | \b(?:by|before|until|till)\s(?:the\s)?{WEEKDAY}\s(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)\b
    | \b(?:by|before|until|till)\s(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)(?=\s*(?:[.,;)]|$))
    | \b(?:by\s|before\s|(?:the\s)?(?:end|close)\sof\s){{1,2}}q[1-4]\b | \bq[1-4],?\s(?:of\s)?{YEAR}
    """,
    re.VERBOSE,
)
