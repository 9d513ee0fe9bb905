"""Does the name of a measure carry its direction? "Increase in ..." belongs in the aim, or in `better`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mfi_site.coach.language.text import Span, plain, span

_DIRECTION = re.compile(
    r"^\W*(?:(?:%|percentage|per cent|percent|an?|the|overall|average|measured|numbers? showing"
    r"|evidence of) )?"
    r"(?P<word>increas(?:e|es|ed|ing)|improv(?:e|es|ed|ement|ements|ing)|reduc(?:e|es|ed|tion|tions|ing)"
    r"|decreas(?:e|es|ed|ing)|rais(?:e|ed|ing)|lower(?:ed|ing)?|better|higher|greater|enhanced?|fewer|less|happier"
    r"|calmer|smoother|stronger|quicker|faster|deeper"
    r"|rise|drop|fall|decline"
    r"|more(?! (?:able|than|or less)\b))\b(?!-| (?:term|semester|plan|team|able|project|cycle|officer|than(?! (?:before"
    r"|last|usual|now))|leader|group|science))"
)
_LATER = re.compile(
    r"\b(?P<word>(?:increase|reduction|decrease|rise|drop|decline) in)\b|\b(?P<more>(?:is|are|feel|becoming"
    r"|become) (?:more|less|better))\b"
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
        and later.group("word")
        and not re.match(r"\W*(?:%|number|percentage|proportion|share|count|how many)", flat)
    ):
        return Direction(True, span(later, "word"))
    return Direction(False)
