"""By report 2 the team uses a tool, or plans to, to understand its system."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.language.text import plain
from mfi_site.coach.rule import Rule
from mfi_site.coach.stage import SYSTEM_TOOLS
from mfi_site.model.finding import Finding

RULE = Rule(
    id="tools-used",
    kind="better",
    area="Understanding the system",
    stage=2,
    asks="A force field, process map or cause and effect diagram is used, or a report says that it is planned.",
    guidance="Reference to how they are using or intend to use technical tools to understand their system and what "
    "they've learned from this.",
)
_FIRST = "=== reports/2025-09.md\n---\nsubmitted: 2025-09-12\n---\n"
PASSES = (
    "tags: [a]\n=== tools/why.yml\ntool: fishbone\neffect: Late arrivals\ncauses: {People: [Tired]}\nlearned: Much\n",
    "tags: [a]\n" + _FIRST + "=== reports/2025-10.md\n---\nsubmitted: 2025-10-12\n---\n## Understanding our system\n\n"
    "We will draw a process map of the morning with the office.\n",
)
FAILS = ("tags: [a]\n" + _FIRST + "=== reports/2025-10.md\n---\nsubmitted: 2025-10-12\n---\n## Changes\n\nNone yet.\n",)
_NAMED = re.compile(
    r"\b(?:force[- ]?fields?|process[- ]map\w*|map(?:ped|ping)? (?:the|our) (?:process|system|steps)"
    r"|cause[- ]and[- ]effect|fish[- ]?bones?|ishikawa|pareto|five whys|5 whys)\b"
)


def check(case: Case) -> Iterable[Finding]:
    if any(tool.kind in SYSTEM_TOOLS for tool in case.project.tools):
        return
    texts = [s.text for s in case.project.prose] + [s.text for r in case.project.reports for s in r.sections]
    if any(_NAMED.search(plain(text)) for text in texts):
        return
    yield RULE.of(
        case,
        "you used a force field, a process map or a cause and effect diagram, or said that you plan to",
        "Start with what puzzles you most; an hour together and one file in tools/ is enough.",
        f"projects/{case.project.id}/charter.md",
    )
