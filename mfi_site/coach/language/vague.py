"""Can what a measure names be counted: "number of", "% of", "time to", a rate, a score; not "staff confidence"?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mfi_site.coach.language.lexicon import TOPICS
from mfi_site.coach.language.text import Span, plain, span, words, wordset

_COUNTABLE = re.compile(
    r"%|\b(?:(?<!of )(?:number|numbers)|no\.|nos?\b\.?|percent(?:age|ages)?|per cent|proportion|share|rate"
    r"|rates|ratio|count|counts|total|sum|average|mean|median|score|scores|scored|index|rating|ratings"
    r"|frequency|minutes?|mins|hours?|days?|weeks?|seconds?|months?"
    r"|time|times|length|duration|how many|how long|how often|how much|per|cost|costs|age|ages|marks?"
    r"|grades?|percentile|uptake|scale|level of compliance|amount|points?|quantity|incidence|prevalence"
    r"|volume|£|tally|words|steps|out of|àireamh|aireamh|ceudad"
    r"|frequency|calls|requests|gap|difference|distance|speed|pages|spend|budget|wait|turnout|occupancy"
    r"|size|temperature|weight)\b|£|\d\s?[-/]\s?\d|#|\b(?:acel|(?:early|first|second|third|fourth) level"
    r"|on track|benchmark)\b"
)
# where one would look, and not yet what one would count there
_SOURCES = wordset(
    """
    observations observation monitoring sampling survey surveys questionnaire questionnaires interviews
    interview discussion discussions evidence dialogue walkthroughs comments conversations
    """
)
_VISITS = re.compile(r"\b(?:learning (?:visits?|walks?)|focus groups?|book looks?|jotter (?:checks?|samples?))$")
_THINGS = re.compile(
    r"\b(?:pupils|children|learners|students|families|parents|patients|teachers|lessons|sessions|plans"
    r"|referrals|staff) (?:who|whose|that|with|arriving|attending|reading|achieving|completing|using|in|at"
    r"|on|late|absent|meeting|reaching|returning|without|needing|seen|waiting|passing|gaining|getting|taking"
    r"|making|sitting|choosing|eating"
    r"|bringing|wearing|walking|cycling|joining|leaving|starting|staying|signing|handing|moving|entering|going)\b"
)
_EXCEPT = re.compile(
    r"\b(?:absences?|late|lates|late arrivals?|early|daily|weekly|monthly|friday|monday|tuesday|wednesday"
    r"|thursday|termly)\b"
)
_DIRECTION = re.compile(
    r"^\W*(?:an? )?(?:increas|improv|reduc|decreas|rais|enhanc|rise|drop|fall|declin|better|more|higher"
    r"|greater)\w*(?: (?:in|of))? "
)
_FILLER = re.compile(r"\b(?:over time|levels? of|(?<=\w )levels?$|(?<=\w )levels(?= (?:of|in|among)\b))")
_FEELING = re.compile(
    r"^\W*(?:(?:our|the|more|all) )?(?:\w+ )?(?:pupils|children|learners|students|staff|teachers|parents"
    r"|families|patients|people|carers) "
    r"(?:feel(?:ing)?|are (?:\w+ )?(?:happy|confident|engaged|motivated|informed|safe|included|valued"
    r"|supported|settled)|enjoy(?:ing)?|understand|value|believe)\b|\bbuy[- ]in\b"
)
_HOW_FELT = re.compile(
    r"^\W*how (?:the |our |much )?(?:\w+ ){0,2}(?:feel|felt|think|enjoy|experience|view|value)s?\b"
    r"|^\W*how (?:confident|happy|engaged|motivated|safe|well|included|valued|calm|settled|independent|resilient"
    r"|good|effective)"
    r"|^\W*(?:the )?(?:impact|effect|effectiveness) (?:of|on)\b(?!.*(?:%|number|score|rate))"
    r"|^\W*(?:happier|calmer|stronger|better|more \w+)(?:, (?:and )?\w+)? (?:pupils|children|learners|students"
    r"|staff|teachers|parents"
    r"|families|people)$"
)
_NESS = re.compile(r"(?!late|ill|sick|wit|busi|har|tardi)\w+ness")
_DONE = re.compile(r"\b(?:missing|missed|completed|lost|returned|submitted|handed)\b")
_BEFORE_LINK = re.compile(
    r"\b(?:of|in|with|to|for|about|on|among|amongst|at|from|between|by|during|across|and|towards?|around|is|are)\b"
    r"|\s-\s|\s?[(:]"
)


@dataclass(frozen=True, slots=True)
class Vague:
    """Whether a measure's name is a topic and nothing one can count, and the word that is the topic."""

    vague: bool
    span: Span | None = None


def vague(name: str, unit: str = "") -> Vague:
    """Judge the name of a measure; `unit` ("%", "days") makes any name countable.

    Names of things in the plural ("late arrivals", "red cards") can be counted; unknown words are left alone.
    """
    flat = _FILLER.sub(lambda m: " " * len(m.group()), plain(name))
    felt = None if unit.strip() else _HOW_FELT.search(flat)
    if felt:
        return Vague(True, span(felt))
    if unit.strip() or _COUNTABLE.search(flat) or _EXCEPT.search(flat) or _DONE.search(flat):
        return Vague(False)
    feeling = _FEELING.search(flat)
    if feeling:
        return Vague(True, span(feeling))
    lead = _DIRECTION.match(flat)
    flat = f"{' ' * lead.end()}{flat[lead.end() :]}" if lead else flat
    link = _BEFORE_LINK.search(flat)
    head_part = flat[: link.start()] if link and flat[: link.start()].strip() else flat
    heads = words(head_part.replace("-", " ")) or words(flat)
    if not heads:
        return Vague(False)
    head = heads[-1]
    name = head.text.removesuffix("'s")
    things = _THINGS.search(flat)
    if things and things.start() <= head.span.start:
        return Vague(False)
    if name in TOPICS or name in _SOURCES or _NESS.fullmatch(name) or _VISITS.search(head_part.rstrip()):
        return Vague(True, head.span)
    return Vague(False)


def counted(name: str) -> Span | None:
    """What in a name can be counted, or `None`."""
    match = _COUNTABLE.search(plain(name))
    return span(match) if match else None
