"""Is the reason for a late report one that the programme does not accept: workload, annual leave, time out of term?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mfi_site.coach.language.text import Span, plain, span

_REFUSED = {
    "workload": re.compile(
        r"\b(?:work ?-?loads?|volume of work|pressure of work|work pressures?|amount of work|too (?:busy"
        r"|much (?:to do|on|work))|(?:very|really|so|extremely|incredibly|just|been) busy|busy (?:time"
        r"|period|week|month|term|start|end|with)"
        r"|(?:lack of|no|not enough|short of|ran out of|run out of|insufficient|little) time"
        r"|time (?:pressures?|constraints?|ran out)|competing (?:priorities|demands)|other (?:priorities"
        r"|commitments|deadlines)|report(?:s)? (?:writing|cards)|school reports due|parents' evening"
        r"|overloaded|swamped|snowed under|forgot(?:ten)?|did not get round|didn't get round)\b|^\W*(?:busy"
        r"|forgot)\b"
    ),
    "annual leave": re.compile(
        r"\b(?:annual leave|a/l|on (?:my )?(?:holidays?|vacation)|(?:booked|family|my|our|planned|away on) holidays?"
        r"|leave entitlement|time off in lieu|toil|days? off)\b"
    ),
    "out of term": re.compile(
        r"\b(?:(?:school|summer|easter|christmas|october|february|half[- ]term|mid-?term|spring|winter"
        r"|autumn|tattie|term|festive|public|local|bank)[- ](?:holidays?|breaks?|vacation|recess|week"
        r"|fortnight|closure|weekend)|holidays?|half[- ]term|out(?:with|side)(?: of)? term(?:[- ]time)?"
        r"|out of term(?:[- ]time)?|not (?:in )?term[- ]time|school (?:was |is |being )?(?:closed"
        r"|shut) for (?:the )?(?:\w+ )?(?:holidays?|break)|in-?service days?|end of term|vacation)\b"
    ),
}
_ACCEPTED = re.compile(
    r"\b(?:bereave\w*|funeral|death|died|ill|illness|sick|sickness|hospital\w*|operation|surgery|accident"
    r"|injur\w+|maternity|paternity|parental leave|adoption leave|compassionate|emergency|jury|flood\w*"
    r"|fire|storm|snow(?!ed under)|power cut|burst pipe|covid\w*|medical|miscarriage|carer'?s? leave"
    r"|special leave|phased return|inspection|acting (?:head|depute)|safeguarding|critical incident"
    r"|outbreak|cyber\w*|unwell|absen(?:t|ce)|closure order)\b"
)


@dataclass(frozen=True, slots=True)
class Refused:
    """Whether a reason is refused, its kind (`workload`, `annual leave`, `out of term`), and where it stands."""

    refused: bool
    kind: str = ""
    span: Span | None = None


def refused(text: str) -> Refused:
    """Judge the reason given for a late report; one that may be exceptional is never refused beside another."""
    flat = plain(text)
    if _ACCEPTED.search(flat):
        return Refused(False)
    for kind, pattern in _REFUSED.items():
        match = pattern.search(flat)
        if match:
            return Refused(True, kind, span(match))
    return Refused(False)
