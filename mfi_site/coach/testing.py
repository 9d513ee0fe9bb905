"""What a project's tests of change have shown: in how many conditions a prediction was met, what was learned."""

from __future__ import annotations

import re

from mfi_site.coach.case import whole_text
from mfi_site.model.project import Cycle, Project

_WORD = re.compile(r"\w+")
_SAID_NOTHING = frozenset({
    "abandon", "abandoned", "abandoning", "the", "idea", "this", "it", "we", "will", "stop", "stopped", "did", "not",
    "work", "failed", "no", "a",
})
_ENOUGH_WORDS = 4


def conditions_met(project: Project, until: Cycle) -> int:
    """In how many different conditions the cycles of an idea met their prediction, up to `until` and with it."""
    met = [
        c for c in project.cycles_of(until.head.change) if c.number <= until.number and c.head.prediction_met == "yes"
    ]
    return len({" ".join(_WORD.findall(c.head.conditions.casefold())) or c.head.scale or "" for c in met})


def learned(cycle: Cycle) -> bool:
    """Whether the study or the act of a cycle says more than that the idea was given up."""
    text = f"{whole_text(cycle.sections, 'study')} {whole_text(cycle.sections, 'act')}"
    words = [w for w in _WORD.findall(text.casefold()) if w not in _SAID_NOTHING]
    return len(words) >= _ENOUGH_WORDS
