"""Is the reason for a late report one that the programme does not accept: workload, annual leave, time out of term?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mfi_site.coach.language.text import Span, plain, span

_ALONE = r"^\W*(?:(?:i|we) (?:was|were|had) |was |were |due to |because of |over |at |during |on |the |a )*"
_REFUSED = {
    "workload": re.compile(
        r"\b(?:work ?-?loads?|(?:volume|amount|pressures?) of work|work (?:volume|pressures?|commitments)"
        r"|too (?:much|many other)|busy"
        r"|(?:lack of|no|(?:not|never)(?: had| have)?(?: the| any| enough)?|didn't have(?: the| any| enough)?"
        r"|haven't had(?: the| any| enough)?|short of|ran out of|run out of|insufficient|(?:so |very |too )?little"
        r"|short on) time|(?:not had|haven't had|had no|no|not have|didn't get) (?:a |the |any )?(?:chance|opportunity)"
        r"|time (?:pressures?|constraints?|ran out)|(?:a lot|lots|so much|much) (?:on|of marking|to do)"
        r"|competing (?:priorities|demands)|other (?:priorities|commitments|deadlines|things)|reports? to write"
        r"|report(?:s)? (?:writing|cards)|school reports|parents?'?s?'? evenings?|paperwork|(?:lack of|no) capacity"
        r"|overloaded|overwhelmed|swamped|snowed under|under pressure|behind with|forgot(?:ten)?"
        r"|(?:did not|didn't) get round|(?:missed|clash of|clashing) (?:the )?deadlines?|deadline clash"
        r"|(?:cus|uallach) (?:na h-)?obrach|(?:ro |gle |cho )?thrang|gun uine)\b|"
        + _ALONE
        + r"(?:marking|work|obair)\W*$"
    ),
    "annual leave": re.compile(
        r"\b(?:annual leave|a/l|on (?:my )?(?:holidays?|vacation)|(?:booked|family|my|our|planned|away on) holidays?"
        r"|leave entitlement|time off in lieu|toil|days? off|on a (?:short )?break|(?:trip|travelling) abroad"
        r"|forlach bliadhnail)\b|" + _ALONE + r"leave\W*$"
    ),
    "out of term": re.compile(
        r"\b(?:(?:school|summer|easter|christmas|october|february|half[- ]term|mid-?term|spring|winter"
        r"|autumn|tattie|term|festive|public|local|bank)[- ](?:holidays?|breaks?|vacation|recess|week"
        r"|fortnight|closure|weekend)|holidays?|half[- ]term|out(?:with|side)(?: of)?(?: school)? term(?:[- ]time)?"
        r"|out of (?:school )?term(?:[- ]time)?|not (?:in )?term[- ]time|school (?:was |is |being )?(?:closed"
        r"|shut) for (?:the )?(?:\w+ )?(?:holidays?|break|summer|christmas|easter)|(?:in-?service|inset) days?"
        r"|end of (?:the )?term|term (?:had |has )?(?:ended|finished)|between terms|vacation"
        r"|(?:over|during) (?:christmas|easter|the summer|new year)"
        r"|(?:saor-?|for-)laithean|laithean-(?:saora|saor)(?: na sgoile)?)\b|"
        + _ALONE
        + r"(?:christmas|easter|summer|new year|hogmanay)\W*$"
    ),
}
_LEAVE = r"(?! (?:(?:on|for|due to|because of|through) )?(?:my |the )?(?:annual|holiday|a/l))(?!\W+annual)"
_ACCEPTED = re.compile(
    r"\b(?:bereave\w*|funeral|death|died|ill|illness|sick|sickness|hospital\w*|operation|surgery|accident"
    r"|injur\w+|maternity|paternity|parental leave|adoption leave|compassionate|emergency(?! work)|jury|flood\w*"
    r"|fire(?!-? ?fighting)|storm(?! of)|snow(?!ed under)|power cut|burst pipe|covid\w*|medical|miscarriage"
    r"|carer'?s? leave|special leave|unpaid leave|leave of absence|phased return|inspection|acting (?:head|depute)"
    r"|safeguarding|critical incident|outbreak|cyber\w*|unwell|closure order|signed off|mental health|stress\w*"
    r"|anxiety|depression|burn(?:t|ed)?-? ?out|breakdown|cancer|stroke|heart attack|concuss\w*|broken|domestic abuse"
    r"|court|strike|industrial action|birth|dying|hospice|dependants?|evacuat\w+|asbestos|raac"
    rf"|absen(?:t|ce){_LEAVE}|bas san|tinneas|tinn|tiodhlacadh|ospadal)\b"
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
