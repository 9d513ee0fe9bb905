"""Sentences of an aim that say how things are today, before the sentence that says where the team is going."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from mfi_site.coach.language.lexicon import MONTH
from mfi_site.coach.language.text import Span

# the boundary ", and" has taken the space before "we want"
AIM_WORD_BEFORE = 1
# an aim has a few; the limit keeps a hostile text cheap
MOST_SENTENCES = 50
_SENTENCE = re.compile(
    r"[.;](?=\s)|\n|(?:,? (?:and|but|so)| -) (?=(?:we|our (?:aim|goal|target|ambition)|the (?:aim|goal|target)|this"
    r"|by) )|,(?= (?:aiming for|want(?:ed)?|desired|goal|target|to be)\b[^.;]{0,30}\d)"
)
_STATIVE = re.compile(
    r"\b(?:is|are|have|has|say|says|do|does|don't|get|gets|can|cannot|can't|come|comes|arrive|arrives|take|takes|miss"
    r"|misses|was|were|could|had|did|scored|said|read|reads|make|lose|spend|score|know|feel|tell us|there's|we're"
    r"|it's|(?<!a )waits?|attends?|averag(?:es?|ed|ing)|pass(?:es)?|put|puts|brings?|uses?|goes|eats?|spoke|went"
    r"|used|currently|at present|at the moment|only \d+)\b"
)
_SO_FAR = re.compile(r"^\s*(?:this|last|in|at|over|since|so far|until now|to date)\b[^.;]*\b\w{3,}ed\b")
_AIM_WORD = re.compile(
    r"\b(?:aim(?:s|ing)?|will|want|(?:would|we'd) like|hope|should"
    r"|to (?:get|have|be|reach|see|cut|bring|reduce|increase|raise|improve)"
    r"|goal|target|ambition|inten(?:d|t|tion)|aspir(?:e|ation)|close|reduce|increase|raise|improve|halve|cut|bring)\b"
)
_BY_DATE = re.compile(
    r"\b(?:by|before(?! \w+ing\b)|until|till|over the next"
    r"|come(?! (?:through|in|to|from|back|with|on|out|up|into|late)\b)) [a-z0-9]"
)
_WITHIN = re.compile(r"\bwithin [a-z0-9]")
_PAST = re.compile(r"\b(?:were|was|took)\b")
_TODAY = re.compile(r"\b(?:currently|at present|at the moment|just now|so far)\b")

# "140 in SY25. Goal: 70": with both numbers said, the first is today's
_GOAL_NUMBER = re.compile(
    r"\s?(?:(?:our|the|so our) )?(?:goal|target|aim(?:ing)?|ambition|desired|want(?:ed)?|to be|ours should"
    r"|we (?:want|aim|would like|are aiming"
    r"|hope))\b[^.;]{0,60}?\d"
)
# "27 last block, under 5 next block", "71% (July 25) -> 84% (July 26)": two numbers with their times
_SERIES = re.compile(
    rf"(?<![\w.])\d[\d.,]*%?[^.;,\d]{{0,60}}?(?:\blast \w+|(?:\bin |\()(?:the )?{MONTH}(?: '?\d\d(?:\d\d)?)?"
    r"|\b(?:autumn|spring|summer|winter|fall) term)(?: alone)?\)?\s?(?:[,;]|->|\N{RIGHTWARDS ARROW})\s"
    r"(?=(?:(?!and\b)[a-z]+ ){0,4}\d)"
)
_DIGIT = re.compile(r"\d")
# "averages £310 a year; under £150 by August"
_NUMBER_BY_DATE = re.compile(
    r"\s?(?:to |at least |under |over |below |above |about |now )?[£$]?\d[^.;]{0,30} (?:by|before) [a-z0-9]"
)


@lru_cache(maxsize=64)
def pictures_of_today(text: str) -> tuple[Span, ...]:
    """Where a text already made plain tells of today, with the aim still to come."""
    ends = [(m.start(), m.end()) for m in islice(_SENTENCE.finditer(text), MOST_SENTENCES)]
    starts = [0, *(end for _, end in ends)]
    found = [Span(*m.span()) for m in islice(_SERIES.finditer(text), MOST_SENTENCES)]
    for start, (stop, after) in zip(starts, ends, strict=False):
        today = text[start:stop]
        dated = _BY_DATE.match(text, after + (text[after : after + 1] == " ")) or _NUMBER_BY_DATE.match(text, after)
        if (_AIM_WORD.search(today) and not _TODAY.search(today)) or _BY_DATE.search(today):
            continue
        if _WITHIN.search(today) and not _PAST.search(today):
            continue
        numbered = _GOAL_NUMBER.match(text, after) and _DIGIT.search(today)
        told = _STATIVE.search(today) or _SO_FAR.match(today)
        to_come = dated or _AIM_WORD.search(text, after - AIM_WORD_BEFORE)
        if numbered or (told and to_come):
            found.append(Span(start, stop))
    return tuple(found)
