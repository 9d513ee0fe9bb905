"""Does the study of a cycle refer to its data: a number, a share, a median, a chart?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mfi_site.coach.language.dates import times
from mfi_site.coach.language.lexicon import CLASS_LABEL, NUMBER_WORD
from mfi_site.coach.language.text import Span, masked, plain, span

_DATA = re.compile(
    rf"""
    \d+(?:\.\d+)?\s?(?:%|per\ cent|percent) | (?<![\w.])\d+(?:\.\d+)?(?![\w]|\.\d)
    | \b(?:{NUMBER_WORD}|one|none|half|all|both|most)\s(?:out\ )?of\s(?:the|our|them|\d|{NUMBER_WORD})
    | \b{NUMBER_WORD}\s(?:(?!of\b)\w+\s)?(?:pupils|children|learners|parents|families|staff|lessons
        |minutes|days|times|weeks|lates|texts|calls|sessions|occasions|points|marks|words|teachers
        |patients)\b
    | \b(?:half|a\ third|two[- ]thirds|three[- ]quarters|a\ quarter)\b(?![- ]term)
    | \b(?:median|mean|average|run\ chart|baseline|percentage|proportion|scores?|tally|data\ (?:show
        |shows|showed|suggest|suggests|tell|tells|told|from|points?))\b
    | \b(?:the|our|this)\s(?:data|chart|graph|figures|numbers|measure|results)\b
    | \b(?:doubled|halved|once|twice|three\ times)\b
    """,
    re.VERBOSE,
)
_WITHOUT = re.compile(
    r"\b(?:no|not any|without|lack of|did not (?:collect|record|gather|have|measure|look at)"
    r"|didn't (?:collect|record|gather|have|measure)|forgot to (?:collect|record)|still to (?:collect"
    r"|gather)|have not (?:yet )?(?:collected|looked at|gathered)|haven't (?:yet )?(?:collected|looked at"
    r"|gathered)|need to (?:collect|gather|look at))\s(?:\w+\s){0,3}$"
)
_LABELS = re.compile(
    rf"\b{CLASS_LABEL}\b|\b(?:week|cycle|pdsa|test|step|group|room|term|level|stage|lesson|day)\s\d+\b"
)


@dataclass(frozen=True, slots=True)
class DataReference:
    """Whether data are referred to, and the first place that does."""

    present: bool
    span: Span | None = None


def refers_to_data(text: str) -> DataReference:
    """Find a number or a word for data; dates, names of classes and data that were not collected do not count."""
    flat = plain(text)
    flat = masked(flat, tuple(t.span for t in times(text)))
    flat = masked(flat, tuple(span(m) for m in _LABELS.finditer(flat)))
    for match in _DATA.finditer(flat):
        if not _WITHOUT.search(flat[max(0, match.start() - 60) : match.start()]):
            return DataReference(True, span(match))
    return DataReference(False)
