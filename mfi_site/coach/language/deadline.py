"""The words that make a deadline of whatever follows them, where no pattern knows the time itself.

"By Lughnasa", "before the clocks change", "between now and the show": a wrong "even better if" costs more than a missed
one, so that an unknown name after "by" is taken for a time, unless it is an amount, a means, or somebody who does it.
"""

from __future__ import annotations

import re

from mfi_site.coach.language.lexicon import CLASS_LABEL, PEOPLE, PLACES
from mfi_site.coach.language.text import Span, plain, span, words

_NO_TIME = (
    r"(?:an?|any|every|each|all|half|thirds?|\d|one|two|three|four|five|six|seven|eight|nine|ten|several|some|at"
    r"|about|up"
    r"|around|over|under|more|less|fewer|much|far|hand|heart|name|e-?mail|text|phone|post|letter|app|word|sight|ear"
    r"|touch"
    r"|bus|car|bike|foot|train|taxi|example|default|law|request|invitation|design|means|virtue|way|age|ages|stage"
    r"|gender"
    r"|sex|ethnicity|simd|quintile|decile|subject|postcode|step|side|turn|themselves|themself|himself|herself|itself"
    r"|ourselves|others|us|them|him|her|it|lunch\w*|break\w*|play ?time|bed ?time|home ?time|noon|midday|morning|night"
    r"|day|hook|registration|dinner|breakfast|snack|period|school|assembly|the bell|better|good|regular|daily|weekly"
    r"|improved|increased|targeted"
    r"|effective|high|consistent|use|{weekday}s?)"
).replace("{weekday}", r"(?:mon|tues|wednes|thurs|fri|satur|sun)day")
_DAILY = (
    r"(?:lessons?|day|class|periods?|book|story|activity|task|games?|paragraph|sentence|page|song|break|playtime|lunch"
    r"|morning|afternoon|hour|minute|line|queue|meal|meeting|visit|shift|call|conversation|bell|round|film|text|poem)"
)
# "By Samhain our Junior Infants ...": a sentence begins with its date, or with a means, which is an -ing
_BEGINS = re.compile(
    r"(?:^|[.;:\u2022] ?|\b(?:that|aim is|goal is),? )\W{0,3}(?:by|come|before) "
    rf"(?!{_NO_TIME}\b)(?!the (?:use|introduction|implementation|provision|bell|register|development|delivery)\b)"
    rf"(?!(?:[\w'-]+ ){{0,3}}[a-z]{{2,}}ing\b)(?!(?:the )?(?:end|start) of (?:[\w'-]+ ){{0,3}}{_DAILY}\b)[a-z][\w'-]+"
)
# "..., by Lughnasa"; "led by Education Scotland" has done something
_PROPER = re.compile(
    r"(?<![A-Za-z]ed )(?<!seen )(?<!made )(?<!done )(?<!led )(?<!run )(?<!set )(?<!taught )(?<!given )"
    r"(?<!held )(?<!written )\bby (?:the |our )?(?P<name>[A-Z][a-z][\w\u2019'-]+)"
)
_NO_NAME = re.compile(rf"{_NO_TIME}\b|(?:[\w'-]+ ){{0,2}}?\w+ing\b")
_EDGE = re.compile(
    r"\b(?:by|before|until|till|at|towards) (?:the )?(?:very )?(?:end|start|beginning|middle|close|mid-?point"
    rf"|half-?way point) (?:of )?(?!(?:each|every|an?|of)\b)(?!(?:[\w'-]+ ){{0,3}}?{_DAILY}\b)[a-z][\w'-]+"
    r"|\b(?:by|at) (?:the )?(?:mid-?point|half-?way point)\b"
)
_LABEL = re.compile(
    r"\b(?:deadline|(?:target|due|end|finish|completion|review) date|date|by when|time ?-?(?:scale|frame|line)"
    r"|due(?: by)?)"
    r"\s?[:=?-]+\s?(?!tbc|tbd|tba|to be|not|none|n/a|\?)\w+"
)
_CLAUSE = re.compile(
    r"\b(?:by the time|by the point|before|until|till|when|once|by when|by the date) (?:[\w'-]+ ){0,3}?"
    r"(?:break(?:s)? up|clocks (?:change|go)|term (?:ends|finishes|is (?:out|over))|school (?:breaks|closes|ends"
    r"|reopens)"
    r"|year (?:ends|is (?:out|over)|turns)|session (?:ends|is (?:out|over))|reports? (?:cards )?go (?:home|out)"
    r"|(?:leaves?|go(?:es)?|moves?)(?: up| on)? (?:to|for) (?:the )?(?:high school|secondary|s1|big school|academy)"
    r"|clocks (?:go|change))\b"
    r"|\b(?:by the time|before|until|when|once) (?:the )?(?:(?:clocks (?:change|go))|(?:(?:school )?term|school"
    r"|the session|(?:the )?year"
    r"|the year|session)(?: (?:ends|finishes|closes for|breaks|is out|is over|'s out))|we break up)\b"
    r"|\bby the (?:time|point) (?![^.;]{0,30}\b(?:bell|register|break|lunch|doors?|gates?|lesson|lines?)\b)"
    r"(?:of|that|the|their|our|we|they|he|she) [a-z]"
    r"|\bin time for (?!(?:the )?(?:bell|register|registration|lessons?|lunch|school|class|assembly"
    r"|start of (?:the )?(?:day"
    r"|lessons?|school)|break)\b)[a-z]"
)
_TO_COME = re.compile(
    r"\bthis side of \w+|\b(?:lifetime|life|course|duration) of (?:this|the|our) (?:plan|programme|project|pilot"
    r"|funding)\b|"
    r"\b(?:between now and|from now (?:until|till|to|on)|from today (?:until|till|to)) \w+|\ba (?:year"
    r"|term) from (?:now|today)\b"
)
_NAMED = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|easter|christmas|summer"
    r"|autumn|winter|t[1-4]|eo[tys]|term \d)(?: \d{4}| '?\d\d)?"
)
# "... 90%, June", "(Easter)", "June target:": a time that stands alone
_ALONE = re.compile(
    rf"(?:[,(:;]|\s-)\s?(?:end(?: of)? )?(?:by )?{_NAMED}\)?\W{{0,2}}$|\((?:end(?: of)? )?(?:by )?{_NAMED}\)"
    rf"|\b{_NAMED} (?:target|goal)\b"
)


_A_CLASS = re.compile(CLASS_LABEL, re.IGNORECASE)


def _somebody(text: str, start: int) -> bool:
    """Whether people or a place come right after "by": "by Primary 7 pupils"."""
    named = text[start : start + 40]
    first = words(plain(named))[:4]
    return bool(_A_CLASS.match(named)) or any(word.text in PEOPLE or word.text in PLACES for word in first)


def deadline(text: str) -> Span | None:
    """Where the words around an unknown time say that it is the end."""
    flat = plain(text)
    for pattern in (_BEGINS, _EDGE, _LABEL, _CLAUSE, _TO_COME, _ALONE):
        match = pattern.search(flat)
        if match:
            lead = len(match.group()) - len(match.group().lstrip(" .;:,(\u2022\"'"))
            return Span(match.start() + lead, match.end())
    for match in _PROPER.finditer(text):
        if not _somebody(text, match.start("name")) and not _NO_NAME.match(flat, match.start("name")):
            return span(match)
    return None
