"""Is an aim too wide to start with: an authority, every school, a whole school at once, or everyone and everything?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mfi_site.coach.language.text import Span, plain, span

_WIDE = re.compile(
    r"\b(?:across|in|throughout|for|within|at)\s(?:all|every|each|the whole|the entire"
    r"|our whole)\s(?:of (?:our|the) )?(?:\w+\s){0,3}?(?:schools?|authority|council|district|county|region"
    r"|nurseries|settings|establishments|services|local authority)\b(?! day| year| term| session)"
    r"|\b(?:all|every|each) (?:of )?(?:the |our )?(?:\w+ ){0,2}?(?:schools|nurseries|school|establishments?"
    r"|settings) (?:in|across|of) (?:the|our)\b"
    r"|\b(?:authority|council|county|district|region|nation|country|city)[- ]?wide\b"
    r"|\bacross (?:the|our) (?:local )?(?:authority|council|district|region|country|whole school"
    r"|entire school)\b"
    r"|\ball (?:the )?(?:schools|nurseries|establishments)\b(?! day)"
    r"|\b(?:all|every|each) (?:pupils?|learners?|child|children|students?|staff) (?:in|across"
    r"|throughout) (?:the|our) (?:whole |entire )?school\b"
    r"|\bwhole[- ]school (?:attendance|attainment|improvement|population)\b|\bin every (?:class|stage"
    r"|department|subject)\b"
)
_GROUPS = re.compile(
    r"\b(?:pupils|learners|children|students|parents|carers|families|staff|teachers|partners|community)\b"
)
_TOPICS = re.compile(
    r"\b(?:attendance|attainment|behaviou?r|wellbeing|literacy|numeracy|reading|writing|maths|ethos"
    r"|engagement|achievement|leadership|communication|participation)\b"
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Whether an aim is wider than a first project can carry, where, and why: `places`, `people` or `topics`."""

    too_wide: bool
    span: Span | None = None
    why: str = ""


def scope(aim: str) -> Scope:
    """Find what makes an aim too wide; a single class, stage or school team is never too wide."""
    flat = plain(aim)
    wide = _WIDE.search(flat)
    if wide:
        return Scope(True, span(wide), "places")
    groups = list(_GROUPS.finditer(flat))
    if len({g.group() for g in groups} - {"carers"}) >= 3 and re.search(r"\w+, \w+(?:,)? and \w+", flat):
        return Scope(True, Span(groups[0].start(), groups[-1].end()), "people")
    topics = list(_TOPICS.finditer(flat))
    if len({t.group() for t in topics}) >= 4:
        return Scope(True, Span(topics[0].start(), topics[-1].end()), "topics")
    return Scope(False)
