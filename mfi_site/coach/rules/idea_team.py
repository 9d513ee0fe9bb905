"""Ideas come from more than one source."""

from __future__ import annotations

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
)
FAILS = (
    "changes: [{id: a, idea: A three-point desk card}, {id: b, idea: A wall of good pieces}]",
    "changes: [{id: a, idea: A three-point desk card, from: Teacher}, {id: b, idea: A wall, from: teacher}]",
)


def check(case: Case) -> Iterable[Finding]:
    changes = case.project.charter.changes
    sources = {" ".join(c.origin.casefold().split()) for c in changes if c.origin}
    if changes and len(sources) < 2:
        yield RULE.on(
            case,
            "ideas came from more than one person or group" if sources else "the charter said who had each idea",
            "Pupils, families and support staff see what teachers cannot; where people helped to find the ideas there "
            "is less resistance later. Say it with from:.",
            "changes",
        )
