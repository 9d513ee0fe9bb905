"""Ideas come from more than one source."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="idea-team",
    kind="better",
    area="Changes",
    stage=3,
    asks="Change ideas come from more than one source, said under from:.",
    guidance="Encourage team involvement in the identification of change ideas if there is no indication of this "
    "happening.",
)
PASSES = (
    "changes: [{id: a, idea: A three-point desk card, from: Primary 4 pupils}, {id: b, idea: A wall of good pieces, "
    "from: Depute headteacher}]",
    "changes: [{id: a, idea: A three-point desk card, from: Primary 4 pupils and the janitor}]",
)
FAILS = (
    "changes: [{id: a, idea: A three-point desk card}, {id: b, idea: A wall of good pieces}]",
    "changes: [{id: a, idea: A three-point desk card, from: Teacher}, {id: b, idea: A wall, from: teacher}]",
)
_AND = re.compile(r"[,;/&+]|\b(?:and|with|agus)\b")


def check(case: Case) -> Iterable[Finding]:
    changes = case.project.charter.changes
    named = (part for c in changes for part in _AND.split(c.origin.casefold()))
    sources = {" ".join(part.split()) for part in named if part.strip()}
    if changes and len(sources) < 2:
        yield RULE.on(
            case,
            "ideas came from more than one person or group" if sources else "the charter said who had each idea",
            "Pupils, families and support staff see what teachers cannot; where people helped to find the ideas there "
            "is less resistance later. Say whose with from: beside each idea.",
            "changes",
        )
