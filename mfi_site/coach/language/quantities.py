"""The numbers of an aim and the part each plays: where we are going, where we are, by how much, how many people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import islice

from mfi_site.coach.language.dates import times
from mfi_site.coach.language.lexicon import (
    ABOUT,
    CHANGE_NOUN,
    CHANGE_VERB,
    CLASS_LABEL,
    NUMBER_WORD,
    PEOPLE,
    PLACES,
)
from mfi_site.coach.language.text import Span, masked, plain, span


class Role(Enum):
    """What a number says."""

    TARGET = "target"
    BASELINE = "baseline"
    CHANGE = "change"
    GROUP = "group"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number and its role."""

    span: Span
    role: Role


# an aim has a handful; the limit keeps a hostile text cheap
MOST_NUMBERS = 200
# stands for the letters of a class, a stage or another name with a number in it
NAMED = "\N{SECTION SIGN}"

_DIGITS = r"(?:[£$€]\s?)?\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?:[£$€]\s?)?\d+(?:\.\d+)?"
_FRACTION = (
    r"(?:(?:a|one)[- ](?:half|third|quarter|fifth|tenth)|(?:two|three|four)[- ](?:thirds|quarters|fifths)"
    r"|half\b(?![- ](?:term|day|hour|an|year|time|way))|quarter of|third of(?! the month)|[½⅓⅔¼¾])"
)
_ONE = (
    r"(?:one(?= (?:per ?cent|percent|in|out of|or (?:more|fewer|less|two))\b)|(?<=at least )(?:one|once"
    r"|twice)|(?<=more than )(?:one|once)|(?<=only )one|(?<=to )one(?! (?:to|another)\b)"
    r"|(?<=in )one(?= day))"
)
_BARE = (
    rf"(?:{_FRACTION}|(?:{_DIGITS})(?:[\s-]?(?:%|per\s?cent\b|percent\b))?|{NUMBER_WORD}(?:\s(?:per\s?cent"
    rf"|percent)\b)?|{_ONE})"
)
_NUMBER = re.compile(
    rf"(?<![\w.£$€-])(?P<first>{_BARE}(?:\s?-\s?(?:{_DIGITS})(?:\s?%)?)?)(?:\s?(?:mins?|hrs?|cm|kg|km|m|k|bn|million|billion|thousand"
    rf"|p)\b)?(?![\w]|-\w|\.\d)"
    rf"(?:\s?(?:out of|of|in|/)\s?(?:the\s|our\s|these\s|every\s|a\s)?(?P<second>{_BARE})(?![\w]|-\w))?"
)
_CHANGE_VERB = re.compile(rf"\b{CHANGE_VERB}\b")
_SHARE = re.compile(r"%|cent\b")
_LABEL = re.compile(
    rf"\b{CLASS_LABEL}\b|\bgrades? (?:k|{NUMBER_WORD}|one)(?: (?:through|to|and|-) {NUMBER_WORD})?\b"
    r"|\b(?:people|adults|those|women|men|patients|children|anyone|pupils|everyone"
    r"|residents) (?:aged )?(?:over|under|above|below) \d+\b(?! ?%)"
    r"|\b(?:level|stage|phase|tier|block|week|unit|room|ward|group|chapter|book|hgios|qi|simd|quintiles?"
    r"|deciles?|step|zone|type|category|section|period|band|set|ks|goal|aim|driver|covid|key stage|article"
    r"|part|version|room)s?\s?#?\d+(?:\.\d+)?(?:\s?(?:-|/|and|&|to|or)\s?\d+)*"
    r""
    r"|\bq[1-5]\b(?:(?:-| and | to | or |/)q?[1-5]\b)?|\b\d-\d-\d\b"
    r"|\b(?:from|the|in|of|since|by|for|than|over|to|until)\s(?:19[5-9]\d|20[0-4]\d)\b"
    r"|\bcovid-?19\b|\b\d+\s?/\s?7\b|\b24/7\b|\b[a-z]+\d+\b|\b\d+(?:st|nd|rd|th|s)\b|\bone[- ]to[- ]one\b"
    r"|\b1\s?[:-]\s?1\b|\b1-to-1\b"
    r"|\bage[ds]?\s(?:of\s)?\d+(?:\s?(?:-|to|and)\s?\d+)?|\b(?:under|over)[- ]\d+s\b"
    r"|\b\d+\s?-\s?\d+\s?-?\s?(?:years?|months?)\b(?=[- ](?:old|review|child|room|assessment))"
    rf"|\b(?:\d+(?:\s?-\s?\d+)?|{NUMBER_WORD})[- ](?:years?|months?|weeks?)[- ]old?s?\b"
    rf"|\b\d+-\d+(?=\s(?:room|year|playroom|age|month))"
    r"|\(?\bn\s?=\s?\d+|\b[a-z]+\s\d+(?=[a-z])|\b\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm)\b"
    r"|\b\d{1,2}[:.]\d\d(?=\s?(?:am|pm|each|every|o'clock))"
)
_LEAD = (
    r"(?:_+|results?|taking|having|being|spending|end|a|an|the|our|its|their|just|only|about|around"
    r"|approx\w*|roughly|currently|nearly|almost|over|under|average|baseline|current|median|mean|present"
    r"|rate|level|score|figure|starting|point|position|more|less|than|at|least|of|fewer|total)"
)
_FROM = re.compile(
    rf"\b(?:from|up from|down from|compared (?:with|to)|versus|vs\.?|an-drasta|was|were|stood at|stands at"
    rf"|baseline(?: of| is| was|:|,)?|median(?: of)?|instead of"
    rf"|rather than)[,:]?(?: (?:\w+ )?{_LEAD}){{0,5}} ?\(?$"
)
_NOW = re.compile(
    r"\b(?:currently|current|at present|presently|at the moment|now|baseline|since|last (?:year|session"
    r"|term|june|may|month)|previously|existing|to date|an-drasta|today|was|were|had)\b(?!.*\d)(?!.*\b(?:to"
    r"|will|should|reach|becom\w+|increas\w*|we want)\b)[^;]*$"
)
_NOW_AFTER = re.compile(
    r"^ _+\)|^[^.;,()]{0,20}\b(?:at (?:present|baseline|the moment)|currently|baseline|last (?:year|session|term)"
    r"|now\b(?! on))"
)
_CLAUSE = re.compile(
    r"[.;()](?!\d)|,\s(?:but|and|we|rising|with|to|up|down)\b|\bto\b(?= (?:at least |under |over |less "
    r"|more |fewer |about |below |above |only |just |a )*(?:\d|two|three|four|five|six|seven|eight|nine"
    r"|ten))"
)
_BY = re.compile(rf"\bby (?:(?:an? )?{ABOUT}|an average of |between \S+ (?:and|to|-) )*$")
_USED_BY = re.compile(r"\w(?:ed|read|done|seen|met|made|sung|spoken|written) by [\w ]{0,20}$")
_RISE_OF = re.compile(
    rf"\b{CHANGE_NOUN} (?:of |by )(?:{ABOUT})*$|\b(?:increas|decreas|reduc|improv)(?:e|es|ed"
    rf"|ing) (?:of )?(?:{ABOUT})?$"
)
_EXTRA = re.compile(r"\b(?:a further|another|an additional|an extra|additional) $")
_MORE = re.compile(
    rf"^\s?(?:percentage[- ]points? |points? )?(?:(?!or |and |than |of |to |can |will |should |must |could "
    rf"|are |is |do |that |who )\w+ )?(?:{CHANGE_NOUN}|(?:more|fewer|less|additional|extra|higher|lower"
    rf"|better|faster|quicker)\b(?! than))|^\s?(?:percentage[- ]points|times (?:more|as|the))\b"
    rf"|^\s?times\s(?:more|as)"
)
_RELATIVE_WORD = re.compile(
    r"\b(?:halv(?:e|es|ed|ing)|doubl(?:e|es|ed|ing)\b(?! (?:figure|check|page|period|lesson))|tripl(?:e|es"
    r"|ed|ing)|quadrupl\w+|twice as (?:many|much|often)|(?:cut|reduced?|reducing) in half)\b"
)
_WHOSE = re.compile(
    r"\b(?:our|the|these|those|my|both|group of|class of|team of|cohort of|all|all of our|for|with|in"
    r"|across|from|among|within|each of our|every one of our|of) $"
)
_DESCRIBES = re.compile(
    r"\b(?:waiting|missing|attending|absent(?: for)?|late(?: by)?|scoring|losing|attendance|absence"
    r"|absences|arriving|living|earning|lasting|reading)\s(?:\w+\s){0,2}?(?:more than|over|less than|under"
    r"|below|above|at least|longer than|fewer than|is|of|at)\s$"
    r"|\b(?:with|whose|who have|who has|having|decided|seen|triaged|returned|answered|completed|resolved"
    r"|started|treated|held|marked|processed|discharged)\s(?:an? )?(?:\w+ ){0,3}?(?:more than|over"
    r"|less than|under|below|above|at least|longer than|fewer than|within|of|at)\s$"
    r"|\b(?:pupils|students|learners|children|those|patients|people) with an? $"
)
_LATE_AFTER = re.compile(
    r"^\s?(?:minutes?|mins|days?|hours?|weeks?|% )\s?(?:late|or more late|absent|off)\b|^\s?or more (?:of"
    r"|days|sessions|absence)"
)
_COUNTED = re.compile(rf"\b(?:number|percentage|proportion|share|%|rate|{CHANGE_VERB}|{CHANGE_NOUN})\b")
_UNIVERSAL = re.compile(
    r"\b(?P<all>all|every|each|no|none of|nobody|no one|no-one|everyone|everybody|zero|nil|eliminate"
    r"|eradicate)\b"
)
_NOT_UNIVERSAL = re.compile(
    r"^(?:no (?:later|longer|more|less|fewer|matter)|(?:every|each|all) (?:day|week|month|year|term"
    r"|fortnight|night|morning|afternoon|evening|time|session|other|monday|tuesday|wednesday|thursday"
    r"|friday|round|the time|the way|possible|areas|aspects|round|\d))"
)
_NOT_SUBJECT = re.compile(
    r"\b(?:for|of|across|in|to|with|by|from|at|on|between|among|amongst|within|than|give|giving|provide"
    r"|providing|offer|support|help|meet|engage|involve|involving|improve|increase|raise|reach|enable"
    r"|encourage|allow|train|throughout|through|and|towards|into|over|a week|a day) $"
)
_STARTS = re.compile(
    r"(?:^|[,;:.(_]\s*|\b(?:that|ensure|ensuring|until|before|while|where|have|is|are|be|so|to have"
    r"|is to have|see)\s)$"
)
_SERVED = re.compile(
    r"(?:^|\bto |_[,.]? |\bwill )(?:offer|provide|give|seat|transfer|see|get|have|screen|assess|contact"
    r"|visit|review|immunise|discharge|ensure|house|connect|reach) $"
)
_AUXILIARY = re.compile(r"^(?:[^.;]{0,70}?)\b(?:will|can|are|is|has|have|should|must|shall|to be)\b")
_PREDICATE = re.compile(
    r"\b(?:good progress|potential|improv|better|more|best|increas|support|includ|flourish|thriv|succe"
    r"|develop|progress\b|benefit|opportunit|confiden|engag|valued|nurtured)"
)


def _people_follow(after: str) -> bool:
    if after.lstrip().startswith(NAMED):
        return True
    for i, word in enumerate(re.findall(r"^\s|[a-z0-9&'-]+|[^a-z0-9&'\s-]", after)[:6]):
        bare = word.removesuffix("'s").strip("'")
        if bare in PEOPLE or bare in PLACES or re.fullmatch(CLASS_LABEL, bare):
            return True
        if i and word in {
            "will",
            "to",
            "of",
            "by",
            "in",
            "from",
            "for",
            ".",
            ",",
            ";",
            ")",
            "(",
            "a",
            "per",
            "or",
            "and",
        }:
            return False
    return False


def _role(text: str, place: Span, composite: bool) -> Role:
    before, after = text[max(0, place.start - 90) : place.start], text[place.end : place.end + 60]
    breaks = list(_CLAUSE.finditer(before))
    clause = before[breaks[-1].end() :] if breaks else before
    if (_BY.search(before) and not _USED_BY.search(before)) or _EXTRA.search(before) or _MORE.match(after):
        return Role.CHANGE
    if _RISE_OF.search(before) and not composite:
        return Role.CHANGE
    if _FROM.search(before) or _NOW.search(clause) or _NOW_AFTER.match(after):
        return Role.BASELINE
    if _DESCRIBES.search(before) and _COUNTED.search(before):
        return Role.DESCRIPTION
    if _LATE_AFTER.match(after) and _COUNTED.search(before):
        return Role.DESCRIPTION
    share = bool(_SHARE.search(text[place.start : place.end]))
    beside = re.search(r"([a-z]+) $", before)
    if share and beside and (beside.group(1) in PEOPLE or beside.group(1) in PLACES) and _CHANGE_VERB.search(clause):
        return Role.CHANGE
    if not share and not composite and _people_follow(after) and (_WHOSE.search(before) or before.endswith("(")):
        return Role.GROUP
    return Role.TARGET


def _place(match: re.Match[str]) -> Span:
    """The number itself; "15 of 22" is one number, "85% of our 24" is not."""
    return span(match, "first") if _SHARE.search(match.group("first")) else span(match)


def _universals(text: str) -> list[Span]:
    found = []
    for m in _UNIVERSAL.finditer(text):
        before, rest = text[max(0, m.start() - 40) : m.start()], text[m.start() : m.start() + 110]
        if _NOT_UNIVERSAL.match(rest) or _PREDICATE.search(re.split(r"[.;]", rest)[0]):
            continue
        word = m.group("all")
        if word in ("zero", "nil", "eliminate", "eradicate") or (
            _STARTS.search(before)
            or _SERVED.search(before)
            or not before
            or (_AUXILIARY.match(rest) and not _NOT_SUBJECT.search(before))
        ):
            found.append(span(m))
    return found


@lru_cache(maxsize=512)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Every number of a text that is not part of a date, a class or another name, with its role.

    Words for all and none ("every child", "nobody", "zero") count where they are what will be true.
    """
    flat = plain(text)
    # the word "from" before a date still says that what follows is the start
    dated = (
        Span(t.span.start + 5, t.span.end) if flat.startswith("from ", t.span.start) else t.span for t in times(text)
    )
    flat = masked(flat, tuple(dated))
    flat = masked(flat, tuple(span(m) for m in _LABEL.finditer(flat)), NAMED)
    found = [
        Quantity(place, _role(flat, place, place.end == m.end("second")))
        for m in islice(_NUMBER.finditer(flat), MOST_NUMBERS)
        for place in [_place(m)]
    ]
    found += [Quantity(span(m), Role.CHANGE) for m in _RELATIVE_WORD.finditer(flat)]
    found += [Quantity(s, Role.TARGET) for s in _universals(flat)]
    return tuple(sorted(found, key=lambda q: q.span.start))
