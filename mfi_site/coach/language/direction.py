"""Does the name of a measure carry its direction? "Increase in ..." belongs in the aim, or in `better`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mfi_site.coach.language.text import Span, plain, span

# Higher is an examination too
_THE_EXAM = (
    r"(?:pass|passes|exams?|awards?|presentations?|prelims?|courses?|candidates?|maths|mathematics|english|gaelic"
    r"|history"
    r"|biology|physics|chemistry|education|a-c)\b"
)
_DIRECTION = re.compile(
    r"^\W*(?:(?:%|percentage|per cent|percent|an?|the|overall|average|measured|numbers? showing"
    r"|evidence of) )?"
    r"(?P<word>increas(?:e|es|ed|ing)|improv(?:e|es|ed|ement|ements|ing)|reduc(?:e|es|ed|tion|tions|ing)"
    r"|decreas(?:e|es|ed|ing)|rais(?:e|ed|ing)|lower(?:ed|ing|(?! (?:school|primary|sixth|stages)))|better"
    rf"|higher(?! {_THE_EXAM})|greater|enhanced?|fewer|less|happier"
    r"|calmer|smoother|stronger|quicker|faster|deeper"
    r"|shorter|longer|earlier|wider(?! (?:achievement|opportunit|community|curriculum|school))|rising|falling"
    r"|growing|narrowing|minimi[sz](?:e|ed|ing)|maximi[sz](?:e|ed|ing)"
    r"|closing(?= (?:the|of|our) )|(?:growth|gains?|cuts?|uplift|boost)(?= (?:in|to) )"
    r"|rise|drop|fall|decline"
    r"|more(?! (?:able|than|or less)\b))\b(?!-| (?:term|semester|plan|team|able|project|cycle|officer|than(?! (?:before"
    r"|last|usual|now))|leader|group|science|glasgow|manchester|london|movers|hands|and shine))"
)
_LATER = re.compile(
    r"\b(?P<word>(?:increase|reduction|decrease|rise|drop|decline) in)\b|\b(?P<more>(?:is|are|feel|becoming"
    r"|become) (?:more|less|better))\b"
    r"|(?P<end>\b(?:improved|increased|reduced|decreased|raised|lowered))\W*$"
)


@dataclass(frozen=True, slots=True)
class Direction:
    """Whether a name says which way is better, and the word that does."""

    present: bool
    span: Span | None = None


def direction(name: str) -> Direction:
    """Find a direction in the name of a measure; "more than 20 minutes" is a threshold and no direction."""
    flat = plain(name)
    match = _DIRECTION.search(flat)
    if match:
        return Direction(True, span(match, "word"))
    later = _LATER.search(flat)
    if (
        later
        and (later.group("word") or later.group("end"))
        and not re.match(r"\W*(?:%|number|percentage|proportion|share|count|how many)", flat)
    ):
        return Direction(True, span(later, "word" if later.group("word") else "end"))
    return Direction(False)
