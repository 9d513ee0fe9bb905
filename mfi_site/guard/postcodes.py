"""Full postcodes of the United Kingdom, told apart from the names of classes.

Source: Royal Mail, Programmers' Guide to the Postcode Address File: the areas, and the letters that the
second half may hold (never C, I, K, M, O or V).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mfi_site.guard.context import Context

Span = tuple[int, int]

_AREAS: Final = """
    AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT
    DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE
    LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM
    SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW TY UB W WA WC WD WF WN WR WS WV YO ZE
"""
AREAS: Final = frozenset(_AREAS.split())
_SHAPE: Final = re.compile(
    r"(?<![^\W_])(?<![#-])([A-Za-z]{1,2})([0-9][0-9A-Za-z]?)(?:[ \t]{0,2}|-)"
    r"([0-9][ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2})(?![^\W_])"
)
_ORDINALS: Final = ("ST", "ND", "RD", "TH")
_ADDRESS: Final = re.compile(
    r"(?<![a-z])(?:post ?-?codes?|address(?:es)?|lives? (?:at|in|on)|living (?:at|in)|home|house|flat|street"
    r"|road|avenue|moved to|collected from|(?:lives?|stays?|bides?) (?:near|by|at|in))(?![a-z])",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 60, 30


def postcodes(text: str) -> Iterator[Span]:
    """Yield where plain text holds a full postcode.

    P1 to P7 are no postcode area. S1 to S6 are classes, and small letters may be other words, unless words
    beside them speak of an address; `2ND` and the like after a one-letter area is a place in a race.
    """
    addresses = Context(_ADDRESS, text, _BEFORE, _AFTER)
    for match in _SHAPE.finditer(text):
        area, district, inward = match.groups()
        place_in_a_race = len(area + district) == 2 and inward[1:].upper() in _ORDINALS
        if area.upper() not in AREAS or district[-1] in "iIoOqQzZ" or place_in_a_race:
            continue
        school_class = area.upper() == "S" and district in {"1", "2", "3", "4", "5", "6"}
        if (_stands_out(match) and not school_class) or addresses.explains(*match.span()):
            yield match.span()


def _stands_out(match: re.Match[str]) -> bool:
    """Whether this can hardly be anything else: in capitals, or two halves whose area has two letters."""
    written = match.group()
    halves = len(match[1]) == 2 and not written.isalnum() and match[3][1:].upper() not in _ORDINALS
    return written.isupper() or halves
