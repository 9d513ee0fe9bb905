"""What makes a change idea specific enough to test: a number, a time, a thing one can hold, someone to do it."""

from __future__ import annotations

import re

from mfi_site.coach.language.lexicon import NUMBER_WORD
from mfi_site.coach.language.text import Span, plain, span

_DETAIL = re.compile(
    rf"""
    \b(?:\d+|{NUMBER_WORD}|once|twice)\b(?!\s?%)
    | \b(?:a|one)[- ](?:page|minute|hour|line|word|sentence|off|point|question|day)\b
    | \b(?:each|every)\s(?:day|week|morning|afternoon|evening|night|lesson|time|fortnight|month|term
        |session|other|half|child|pupil|class|table|classroom|desk|peg|adult|break|lunch|page|parent|family
        |question|friday|monday|tuesday|wednesday|thursday)\b
    | \b(?:daily|weekly|fortnightly|monthly|nightly|hourly|morning|afternoon|night|before|after|when|
        mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|minutes?|hours?)\b
    | \bat the (?:start|end|door|gate|beginning)\b
    | \bby (?!all\b|the (?:school|staff|team))(?:the|a|an)\s\w+
    """,
    re.VERBOSE,
)
_ARTEFACT = re.compile(
    r"\b(?:cards?|charts?|checklists?|posters?|texts?|stickers?|scripts?|guides?|bags?|boards?|boxes|box"
    r"|timers?|videos?|templates?|apps?|letters?|phone|calls?|email|emails|clubs?|budd(?:y|ies)"
    r"|corners?|strips?|jotters?|prompts?|codes?|songs?|signals?|ladders?|walls?|mats?|games?|jars?|trays?"
    r"|pegs?|labels?|photos?|symbols?|tokens?|highlighters?|whiteboards?|desks?|tables?|carpet|door|doors"
    r"|gate"
    r"|slips?|leaflets?|postcards?|diar(?:y|ies)|folders?|grids?|wheels?|bands?|lanyards?|bells?"
    r"|timetables?|sheets?|sticks?|cups?|screens?|signs?|post-its?|sticky|notes?|trolleys?|magnets?|badges?"
    r"|proformas?|forms?|stamps?"
    r"|bus|breakfast|snack|seating|raffle|huddles?|pairs?|(?:reading|talk|writing|learning|response|named"
    r"|response|study|shoulder) partners?|rooms?|spaces?|zones?|den|garden|station|stall|hub|points?|book"
    r"|books|wordbank|word bank|starter|starters|exit|quiz(?:zes)?|toolkit|bundle|pack|packs|mnemonic"
    r"|traffic light|visuals?|makaton|bookbug|numicon|teams|seesaw|website|tent|clock|journals?|hotline|newsletter"
    r"|wish)\b"
)


def specifics(idea: str) -> tuple[Span, ...]:
    """The parts of an idea that say what exactly would be tried, when, how much or with what."""
    flat = plain(idea)
    found = [span(m) for pattern in (_DETAIL, _ARTEFACT) for m in pattern.finditer(flat)]
    return tuple(sorted(found, key=lambda s: s.start))
