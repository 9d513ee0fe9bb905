"""Does an aim say from where: the number today, the year whose level it starts from, or a level to be kept?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mfi_site.coach.language.quantities import Role, quantities
from mfi_site.coach.language.text import Span, plain, span

_REFERENCE = re.compile(
    r"\b(?:compared (?:with|to)|relative to|against|from|versus|below|above|over"
    r"|than)\b(?:(?!\bto\b)[^.;]){0,40}?"
    r"\b(?:(?:19|20)\d\d|last (?:year|session|term)|previous (?:year|session|term))(?: \w+)? (?:baseline"
    r"|levels?|figures?|data|rates?)\b"
)

# to keep what is there is to start from it
_KEPT = re.compile(
    r"\b(?:maintain|keep|sustain|hold|retain|remain|stay)(?:s|ing)?\b[^.;]{0,60}?\b(?:at|above|below|under|over|within)"
    r" (?:or (?:above|below) )?(?:least )?(?:£?\d|zero|nil)"
)


@dataclass(frozen=True, slots=True)
class Baseline:
    """Whether the start is stated, and where."""

    present: bool
    span: Span | None = None


def baseline(aim: str) -> Baseline:
    """Find where an aim starts from."""
    for quantity in quantities(aim):
        if quantity.role is Role.BASELINE:
            return Baseline(True, quantity.span)
    flat = plain(aim)
    named = _REFERENCE.search(flat) or _KEPT.search(flat)
    return Baseline(True, span(named)) if named else Baseline(False)
