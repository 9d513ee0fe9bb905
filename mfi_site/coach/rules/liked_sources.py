"""Ideas from the people nearest to the work."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="liked-sources",
    kind="liked",
    area="What we liked",
    asks="Ideas come from three people or groups or more.",
    guidance="Where people have been involved in testing and developing the ideas there is often less resistance on "
    "implementation.",
)
PASSES = (
    "changes: [{id: a, idea: A desk card, from: Class teacher}, {id: b, idea: A wall, from: Depute headteacher}]",
)
FAILS = (
    "changes: [{id: a, idea: A desk card, from: Class teacher}, {id: b, idea: A wall, from: Primary 4 pupils}, {id: c, "
    "idea: A rota, from: Janitor}]",
)
ENOUGH = 3


def check(case: Case) -> Iterable[Finding]:
    sources = {" ".join(c.origin.casefold().split()) for c in case.project.charter.changes if c.origin}
    if len(sources) >= ENOUGH:
        yield RULE.on(case, f"The ideas come from {len(sources)} different people or groups.", "", "changes")
