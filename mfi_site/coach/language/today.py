"""Sentences of an aim that say how things are today, before the sentence that says where the team is going."""

from __future__ import annotations

import re
from itertools import islice

from mfi_site.coach.language.text import Span

# the boundary ", and" has taken the space before "we want"
AIM_WORD_BEFORE = 1
# an aim has a few; the limit keeps a hostile text cheap
MOST_SENTENCES = 50
_SENTENCE = re.compile(r"[.;](?=\s)|\n|,? (?:and|but|so) (?=(?:we|our aim|the aim|this|by) )")
_STATIVE = re.compile(
    r"\b(?:is|are|have|has|say|says|do|does|don't|get|gets|can|cannot|can't|come|comes|arrive|arrives|take|takes|miss"
    r"|misses|was|were|could|had|did|scored|said|read|reads|make|lose|spend|score|know|feel|tell us|there's|we're"
    r"|it's|(?<!a )waits?|attends?|brings?|uses?|goes|eats?|spoke|went|currently|at present|at the moment)\b"
)
_SO_FAR = re.compile(r"^\s*(?:this|last|in|at|over|since|so far|until now|to date)\b[^.;]*\b\w{3,}ed\b")
_AIM_WORD = re.compile(
    r"\b(?:aims?|will|want|would like|hope|should|to (?:get|have|be|reach|see|cut|bring|reduce|increase|raise|improve)"
    r"|goal|target|close|reduce|increase|raise|improve|halve|cut|bring)\b"
)
_BY_DATE = re.compile(r"\b(?:by|before|until|till|within|come|over the next) [a-z0-9]")


def pictures_of_today(text: str) -> tuple[Span, ...]:
    """Where a text already made plain tells of today, with the aim still to come."""
    ends = [(m.start(), m.end()) for m in islice(_SENTENCE.finditer(text), MOST_SENTENCES)]
    starts = [0, *(end for _, end in ends)]
    found = []
    for start, (stop, after) in zip(starts, ends, strict=False):
        today = text[start:stop]
        if _AIM_WORD.search(today) or _BY_DATE.search(today):
            continue
        if (_STATIVE.search(today) or _SO_FAR.match(today)) and _AIM_WORD.search(text, after - AIM_WORD_BEFORE):
            found.append(Span(start, stop))
    return tuple(found)
