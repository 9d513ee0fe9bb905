"""Does a reflection reach beyond the subject: learning about improvement, about people, about the theory?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mfi_site.coach.language.text import Span, plain, span

_TOPICS = {
    "improvement": re.compile(
        r"\b(?:pdsas?|plan-do-study-act|cycles?|test(?:s|ed|ing)? (?:of change|small|it|the|this|with|one"
        r"|our|again|first|on|more|before|idea)|small[- ]scale|start(?:ing|ed)? small|scal(?:e|ing) (?:up"
        r"|down)|predict(?:ion|ions|ed|ing)?"
        r"|run charts?|measur(?:e|es|ing|ement)|data|baseline|median|variation|improvement|improver'?s?"
        r"|habits? of|process map\w*|fishbone|force ?field|aim|adapt(?:ed|ing)?|abandon(?:ed|ing)?"
        r"|one change at a time|test(?:ing)?\b(?! (?:results?|papers?|scores?)))\b"
    ),
    "people": re.compile(
        r"\b(?:human side|resistan(?:ce|t)|buy[- ]in|on board|worried|anxious|nervous|reluctan(?:t|ce)"
        r"|sceptical|enthusias\w+|motivat(?:ed|ion|ing)|trust|listen(?:ed|ing)?|listening to|involv(?:e|ed"
        r"|ing) (?:\w+ )?(?:staff|pupils|parents|families|colleagues|people)"
        r"|colleagues?|ownership|relationships?|conversations?|people|psychological|workload|feel(?:ing"
        r"|ings)?|felt|fear|persuad\w+|communicat\w+|celebrat\w+|the team|team members|teamwork|voice)\b"
    ),
    "theory": re.compile(
        r"\b(?:theor(?:y|ies)|driver diagram|drivers?|change ideas?|hypothes[ie]s|assum(?:ed|ption|ptions"
        r"|ing)|root causes?|hunch|we (?:now )?(?:think|believe|believed|thought) (?:that )?|turned out"
        r"|the system|why it worked|did not expect|surpris\w+|(?:my|our) thinking)\b"
    ),
}


@dataclass(frozen=True, slots=True)
class Reflection:
    """Whether a text reflects on more than the subject, on what (`improvement`, `people`, `theory`), and where."""

    present: bool
    topics: frozenset[str] = frozenset()
    span: Span | None = None


def about_improvement(text: str) -> Reflection:
    """Find learning about improvement, people and theory in a reflection."""
    flat = plain(text)
    found = {topic: match for topic, pattern in _TOPICS.items() if (match := pattern.search(flat))}
    if not found:
        return Reflection(False)
    first = min(found.values(), key=lambda m: m.start())
    return Reflection(True, frozenset(found), span(first))
