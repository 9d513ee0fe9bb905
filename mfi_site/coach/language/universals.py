"""Words for all and none ("every child", "nobody", "zero") where they say what will be true when the aim is met."""

from __future__ import annotations

import re
from itertools import islice

from mfi_site.coach.language.text import Span, span

# an aim has one or two; the limit keeps a hostile text cheap
MOST_WORDS = 200

# what is an end wherever it stands
_ALWAYS = (
    r"(?:zero|nil|eliminate|eradicate|not a single|full marks|(?:single|double) figures"
    r"|closed? (?:completely|altogether))"
)
_UNIVERSAL = re.compile(
    r"\b(?P<all>all|every|each|no|none of|nobody|no one|no-one|everyone|everybody"
    r"|(?:(?<=\bto )|(?<=\bbe ))none(?! of)"
    rf"|the whole (?:staff|class|school|team|year)(?= (?:will|can|has)\b)|{_ALWAYS})\b"
)
_NOT_UNIVERSAL = re.compile(
    r"^(?:no (?:later|longer|more|less|fewer|matter)|(?:every|each|all) (?:day|week|month|year|term"
    r"|fortnight|night|morning|afternoon|evening|time|session|other|monday|tuesday|wednesday|thursday"
    r"|friday|round|(?:we|they|you|i|he|she) (?:can|could)|the time|the way|possible|areas|aspects|round"
    r"|\d+(?!\w| (?:[\w'/-]+ ){1,8}(?:will|can|must|should)\b)))"
)
_NOT_SUBJECT = re.compile(
    r"\b(?:for|of|across|in|to|with|by|from|at|on|between|among|amongst|within|than|give|giving|provide"
    r"|providing|offer|support|help|meet|engage|involve|involving|improve|increase|raise|reach|enable"
    r"|encourage|allow|train|throughout|through|and|towards|into|over|a week|a day) $"
)
_STARTS = re.compile(
    r"(?:^(?:the )?(?:parents?|famil(?:y|ies)|carers?|mothers|fathers|guardians|homes|teachers) of |"
    r"^(?:(?:at|in|on|after|before|during) (?:\w+ ){1,3})?|[,;:.(_]\s*|\b(?:that|ensure|ensuring|until|before"
    r"|while|where|have|is|are|be|will|so|want|wants|like|need|expect|hope|to have"
    r"|is to have|see)\s)$"
)
_SERVED = re.compile(
    r"(?:^|\bto |_[,.]? |\bwill )(?:offer|provide|give|seat|transfer|see|get|have|screen|assess|contact"
    r"|visit|review|immunise|discharge|ensure|house|connect|reach|train) $"
)
_AUXILIARY = re.compile(r"^(?:[^.;]{0,70}?)\b(?:will|can|are|is|has|have|should|must|shall|to be)\b")
_PREDICATE = re.compile(
    r"\b(?:good progress|potential|improv|better|more|best|increas|support(?! (?:assist|staff|worker|teacher|plan))"
    r"|includ|flourish|thriv|succe(?!ss criteria)"
    r"|develop|progress\b|benefit|opportunit|confiden|engag|valued|nurtured)"
)
# what is given to all of them is how far the delivery reaches
_REACHED = re.compile(
    r"\b(?:roll(?:ed|ing)? out|launch|deliver|provide|offer|extend|introduce|give|issue|send|implement|train|open"
    r"|hold|put|set up|make available|use of|(?:assign|allocat|offer|provid|post|display|issu)ed|taught)"
    r"\b[^.,;]{0,70}?\b(?:to|for|in|with|across|train) (?:our )?$"
)
# "so that ...": what the aim hopes for beyond its end
_BEYOND = re.compile(
    r"[.;]|,? so (?:that )?(?:they|we|the|our|all|children|pupils|that)\b|\b(?:what|how|why|which)\b"
    r"|\bin order to\b|\bto (?:help|support)\b"
)
_STANDARD = re.compile(r"\b(?:at least|in line with|expected progress|the same as|as good as|on track)\b")


def universals(text: str) -> list[Span]:
    """Where a text already made plain says all or none of what will be."""
    found = []
    for m in islice(_UNIVERSAL.finditer(text), MOST_WORDS):
        before, rest = text[max(0, m.start() - 100) : m.start()], text[m.start() : m.start() + 110]
        hopes = _PREDICATE.search(_BEYOND.split(rest)[0]) and not _STANDARD.search(rest)
        if _NOT_UNIVERSAL.match(rest) or hopes:
            continue
        if (
            re.fullmatch(f"{_ALWAYS}|none", m.group("all"))
            or not before
            or _STARTS.search(before)
            or _SERVED.search(before)
            or _REACHED.search(before)
            or (_AUXILIARY.match(rest) and not _NOT_SUBJECT.search(before))
        ):
            found.append(span(m))
    return found
