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
    MONTH,
    PEOPLE,
    PLACES,
)
from mfi_site.coach.language.numbers import LABEL, NAMED, NUMBER
from mfi_site.coach.language.text import Span, masked, plain, span, wordset
from mfi_site.coach.language.today import pictures_of_today
from mfi_site.coach.language.universals import universals


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
MOST_NUMBERS = 100

_CHANGE_VERB = re.compile(rf"\b{CHANGE_VERB}\b")
_SHARE = re.compile(r"%|cent\b")
_LEAD = (
    r"(?:_+|results?|\w+ing|taking|having|being|spending|end|a|an|the|our|its|their|just|only|about|around"
    r"|approx\w*|roughly|currently|nearly|almost|over|under|average|baseline|current|median|mean|present"
    r"|rate|level|score|figure|starting|point|position|more|less|than|at|least|of|fewer|total)"
)
_FROM = re.compile(
    rf"(?<!count back )(?<!counting back )(?<!count on )(?<!backwards )(?<!forwards )\b(?:from|up from"
    rf"|down from|compared (?:with|to)|versus|vs\.?|an-drasta|was|were|stood at|stands at"
    rf"|baseline(?: of| is| was|:|,)?|start(?:ing)? (?:point|figure|level)(?: of| is| was|:)?|median(?: of)?|instead of"
    rf"|(?:we(?: are|'re)|(?<=[,;.:(-] )|(?<=\()) ?starting (?:off |out )?(?:at|on)|we (?:began|started) (?:at|on)"
    rf"|rather than)(?! _+,? (?:no|at|fewer|less|more|under|over) )[,:]?(?: (?:(?!to\b|\d)\w+ )?{_LEAD}){{0,5}} ?\(?$"
)
_NOW = re.compile(
    r"\b(?:currently|current|at present|presently|at the moment|now|baseline|since|last (?:year|session"
    r"|term|june|may|month)|previously|existing|to date|so far|an-drasta|today|was|were|(?<!have )had)\b(?!.*\d)"
    r"(?!.*\b(?:to|will|should|reach|becom\w+|increas\w*|we want)\b)[^;]*$"
)
_NOW_AFTER = re.compile(
    r"^ _+\)|^[^.;,()]{0,30}\b(?:at (?:present|baseline|the moment)|currently|today|just now|right now|baseline"
    r"|last (?:year|session|term|inspection|census|fall|autumn|spring|summer|winter)"
    r"|now\b(?! on))"
)
_CLAUSE = re.compile(
    r"[.;()](?!\d)|\bnow,\s|\s-\s|,\s(?:but|and|we|rising|with|to|up|down)\b|\bto\b(?= (?:at least |under |over |less "
    r"|more |fewer |than |no |at most |about |below |above |only |just |a )*(?:\d|two|three|four|five|six|seven"
    r"|eight|nine"
    r"|ten))"
)
_BY = re.compile(rf"\bby (?:(?:an? )?{ABOUT}|an average of |between \S+ (?:and|to|-) )*$")
_USED_BY = re.compile(
    r"\b(?!reduc|increas|improv|rais|lower|decreas|cut|narrow|clos|halv|drop|shrunk)\w+(?:ed|read|done|seen|met"
    r"|made|sung|spoken|written) by [\w ]{0,20}$"
)
_RISE_OF = re.compile(
    rf"\b{CHANGE_NOUN} (?:in (?:[\w'-]+ ){{1,4}})?(?:of |by )(?:{ABOUT})*$"
    rf"|(?<!take )(?<!takes )(?<!taking )(?<!make )(?<!makes )(?<!end )"
    rf"\b(?:down|up) (?:{ABOUT})*$"
    rf"|\b(?:increas|decreas|reduc|improv)(?:e|es|ed"
    rf"|ing) (?:of )?(?:{ABOUT})?$|\b(?:to|will|should) (?:fall|drop|rise|climb|grow|decline|go up|go down|come down)"
    rf" (?:{ABOUT})?$"
)
_MOVES_BY = re.compile(rf"\b(?:falls?|drops?|rises?|climbs?|grows?|declines?) (?:{ABOUT})?$")
# "reduce referrals 25 percent"
_CHANGED_BARE = re.compile(
    r"^(?:to |we will |_+,? )?(?:reduce|decrease|increase|cut|lower|raise) (?!to\b)"
    r"(?:(?!to\b|from\b|so\b)[\w'-]+ ){0,6}(?!(?:to|at|least|most|than|of|above|below|under|over|is|are|be"
    r"|from|about|around|only|and|or|with|the|where|for)\b)[\w'-]+ $"
)
_EXTRA = re.compile(r"\b(?:a further|another|an additional|an extra|additional) $")
_MORE = re.compile(
    rf"^\s?(?:percentage[- ]points? |points? )?(?:(?!last |this |next |or |and |than |of |to |can |will |should "
    rf"|must |could "
    rf"|are |is |do |that |who |at )\w+ )?(?:{CHANGE_NOUN}|(?:more|fewer|less|additional|extra|higher|lower"
    rf"|better|faster|quicker)\b(?! than))|^\s?(?:percentage[- ]points|times (?:more|as|the))\b"
    rf"|^\s?times\s(?:more|as)"
)
# "the gap is 19 percentage points": a level in points, and no change
_LEVEL = re.compile(
    r"\b(?:is|was|be|to|than|from|under|below|above|within|at|least|most|gap of) (?:only |about |now |just )?$"
)
# "one fall a week at most": accidents, and no change
_FALLS = re.compile(r"^ (?:falls?|cuts?|drops?) (?:an?|per|each|every) ")
_POINTS = re.compile(r"^\s?(?:percentage[- ])?points?\b")
_BETWEEN = re.compile(r"\b(?:between|by|to|than|of) $")
_ARROW = re.compile(r"^\s?(?:->|\N{RIGHTWARDS ARROW}|=>|>+)")
# "12 minutes to 5 minutes", "11/20 in September, 16/20 in June", "(they take 9)"
_MOVES = re.compile(
    rf"^(?:\s?%|\s[a-z]+) to (?:{ABOUT})*\d|^ _+,? (?:and |then |to )?(?:\w+ ){{0,3}}\d[^.;]*_"
    rf"|^ to (?:{ABOUT})*\d+(?:\.\d+)?\s?%"
)
# "(13 minutes in our August timings)", "the audit, in which 37 of 60 plans ..."
_COUNTED_THEN = re.compile(r"^[^()]{0,20} (?:in|at|from) (?:our|the|last)\b[^()]{0,30}\)")
# "(14 could in September)", "the 40% who cannot swim": how many did so then, and who is left behind today
_DID_THEN = re.compile(r"^ (?:could|did|were|was|had|managed)\b")
_THE_SHARE = re.compile(r"\bthe (?:about |nearly )?$")
_WHO_CANNOT = re.compile(r"^ ?(?:of )?[^.,;]{0,30}? who (?:can't|cannot|do not|don't|are not|have no)\b")
_IN_WHICH = re.compile(r"\bin which (?:only |just |about )?$")
# "using Lexia three times weekly", "a day of seven periods": how a thing is done, and how large it is
_DOSE = re.compile(r"\b(?:using|by \w+ing|through)\b[^.,;]*$|\ban? (?:day|week|list|set|block|pack) of $")
_DOSED = re.compile(r"^ (?:times|minutes|sessions|periods|words|x)\b(?! (?:or|of))")
_ASIDE = re.compile(r"\((?:they|it|we|this|today|currently|now|at present)\b[^)]{0,25}$")
# "4.6 days, to be brought down to 3"; "72% down to 61%" in what has happened
_BROUGHT = re.compile(
    r"^[^.;,]{0,25}?(?:,| -) to (?:be|become) (?:at least |under |over |about )?\d"
    r"|^[^.;]{0,45}?,? (?:to be|will be|should be|needs? to be) (?:brought|reduced|raised|increased|cut|lowered"
    r"|improved|halved)\b"
)
_MOVED = re.compile(
    r"(?<!will )\b(?:has|have|had) (?:been (?:an? )?|gone |recently )?(?:dip|drop|fall|fallen|dropped|declined?|slipped"
    r"|decreased?|gone down|down)\b[^.;]*$"
)
_DATED_BRACKET = re.compile(rf"\((?:in )?(?:_+|{MONTH}(?: \d{{4}}| '?\d\d)?|last year|now)\s?[=:]?\s?$")
_RELATIVE_WORD = re.compile(
    r"\b(?:halv(?:e|es|ed|ing)|doubl(?:e|es|ed|ing)\b(?! (?:figure|check|page|period|lesson))|tripl(?:e|es"
    r"|ed|ing)|quadrupl\w+|(?:twice|(?:three|four) times|half|a third|a quarter) as (?:many|much|often|long|likely)"
    r"|(?:to )?(?:a )?(?:half|third|quarter|two thirds) (?:of )?(?:what|where) (?:it|they|we|that)\b"
    r"|(?:to )?(?:a )?(?:half|third|quarter|two thirds) (?:of )?(?:the |its |their |our )?(?:current|present"
    r"|today's|existing"
    r"|previous|last (?:year|session|term)'?s?|baseline)\b|(?:cut"
    r"|reduc\w+|bring\w*|brought)\b[^.;,]{0,45}? (?:in"
    r"|by) half\b)"
)
# "six children will make accelerated progress": who, and not yet how much
_PROGRESSES = re.compile(
    r"^[^.;,]{0,40}? (?:will|to) (?:improve|(?:make|show|have) (?:an? )?(?:more |much )?(?:accelerated|good|better"
    r"|improved|expected"
    r"|rapid|sustained|clear|steady)?\s?(?:progress|improvement|gains|confiden\w+))\b"
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
    r"|\b(?:pupils|students|learners|children|those|patients|people) (?:with an?|below|under|above|over) $"
)
_LATE_AFTER = re.compile(
    r"^\s?(?:minutes?|mins|days?|hours?|weeks?|% )\s?(?:late|or more late|absent|off)\b|^\s?or more (?:of"
    r"|days|sessions|absence)"
)
_COUNTED = re.compile(rf"\b(?:number|percentage|proportion|share|%|rate|{CHANGE_VERB}|{CHANGE_NOUN})\b")


_OFTEN = (
    r"(?:(?:once|twice|(?:\w+ )?times) (?:an?|per|each|every) (?:\w+ )?(?:hour|day|week|fortnight|month|term|year"
    r"|lesson)|(?:every|most) (?:day|week|lesson|month)s?|hourly|daily|weekly|fortnightly|monthly)"
)
_RHYTHMS = re.compile(
    rf"\bfrom (?:about |just |only )?(?P<now>{_OFTEN}|never) to (?:at least |about )?(?P<then>{_OFTEN})\b"
)


_NO_PEOPLE = wordset("will to of by in from for . , ; ) ( a per or and at with without minutes times")


def _people_follow(after: str) -> bool:
    if after.lstrip().startswith(NAMED):
        return True
    for i, word in enumerate(re.findall(r"^\s|[a-z0-9&'-]+|[^a-z0-9&'\s-]", after)[:6]):
        bare = word.removesuffix("'s").strip("'")
        if bare in PEOPLE or bare in PLACES or re.fullmatch(CLASS_LABEL, bare):
            return True
        if i and word in _NO_PEOPLE:
            return False
    return False


def _role(text: str, place: Span, composite: bool, today: tuple[Span, ...]) -> Role:
    before, after = text[max(0, place.start - 90) : place.start], text[place.end : place.end + 60]
    breaks = list(_CLAUSE.finditer(before))
    clause = before[breaks[-1].end() :] if breaks else before
    if before.endswith((", ", "; ")) and after.startswith(" _"):
        clause = ""
    level = bool(_LEVEL.search(before)) and _POINTS.match(after)
    if (_BY.search(before) and not _USED_BY.search(before)) or _EXTRA.search(before):
        return Role.CHANGE
    if _MORE.match(after) and not level and not _FALLS.match(after):
        return Role.CHANGE
    if _RISE_OF.search(before) and not composite:
        return Role.CHANGE
    if _FROM.search(before) or _NOW.search(clause) or _NOW_AFTER.match(after):
        return Role.BASELINE
    if (
        _ARROW.match(after)
        or _BROUGHT.match(after)
        or _MOVED.search(before)
        or any(place.overlaps(picture) for picture in today)
        or _DATED_BRACKET.search(before)
        or _ASIDE.search(before)
        or _IN_WHICH.search(before)
        or _DID_THEN.match(after)
        or (_THE_SHARE.search(before) and _WHO_CANNOT.match(after))
        or (before.endswith("(") and _COUNTED_THEN.match(after))
        or (_MOVES.match(after) and not _BETWEEN.search(before))
    ):
        return Role.BASELINE
    if _DOSE.search(before) and _DOSED.match(after):
        return Role.DESCRIPTION
    if _DESCRIBES.search(before) and _COUNTED.search(before):
        return Role.DESCRIPTION
    if _LATE_AFTER.match(after) and _COUNTED.search(before):
        return Role.DESCRIPTION
    share = bool(_SHARE.search(text[place.start : place.end]))
    beside = re.search(r"([a-z]+) $", before)
    if share and _MOVES_BY.search(before):
        return Role.CHANGE
    if share and beside and (beside.group(1) in PEOPLE or beside.group(1) in PLACES) and _CHANGE_VERB.search(clause):
        return Role.CHANGE
    if share and _CHANGED_BARE.search(before):
        return Role.CHANGE
    if (
        not share
        and not composite
        and _people_follow(after)
        and (_WHOSE.search(before) or before.endswith("(") or _PROGRESSES.search(after))
    ):
        return Role.GROUP
    return Role.TARGET


def _place(match: re.Match[str]) -> Span:
    """The number itself; "15 of 22" is one number, "85% of our 24" is not."""
    return span(match, "first") if _SHARE.search(match.group("first")) else span(match)


def _rhythms(flat: str) -> list[Quantity]:
    """How often something is done and will be done: "from twice a week to every day"."""
    found = []
    for m in _RHYTHMS.finditer(flat):
        found += [Quantity(span(m, "now"), Role.BASELINE), Quantity(span(m, "then"), Role.TARGET)]
    return found


@lru_cache(maxsize=512)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Every number of a text that is not part of a date, a class or another name, with its role.

    Words for all and none ("every child", "nobody", "zero") count where they are what will be true.
    """
    flat = plain(text)
    today = pictures_of_today(flat)
    # the word "from" before a date still says that what follows is the start
    dated = (
        Span(t.span.start + 5, t.span.end) if flat.startswith("from ", t.span.start) else t.span for t in times(text)
    )
    flat = masked(flat, tuple(dated))
    flat = masked(flat, tuple(span(m) for m in LABEL.finditer(flat)), NAMED)
    changes = [span(m) for m in _RELATIVE_WORD.finditer(flat)]
    found = [
        Quantity(place, _role(flat, place, place.end == m.end("second"), today))
        for m in islice(NUMBER.finditer(flat), MOST_NUMBERS)
        for place in [_place(m)]
        if not any(place.overlaps(change) for change in changes)
    ]
    found += [Quantity(change, Role.CHANGE) for change in changes]
    found += [Quantity(s, Role.TARGET) for s in universals(flat)]
    found += _rhythms(flat)
    return tuple(sorted(found, key=lambda q: q.span.start))
