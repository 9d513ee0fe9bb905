"""A family of measures that also asks what the change costs."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="liked-family",
    kind="liked",
    area="What we liked",
    asks="Outcome, process and balancing measures all have data.",
    guidance="Develop a family of specific measures for an improvement project.",
)
_PLAN = (
    "measures: [{id: a, name: Number of A, type: outcome, counts: events}, {id: b, name: Number of B, type: process, "
    "counts: events}, {id: c, name: Number of C, type: balancing, counts: events}]\n"
)
_DATA = "".join(f"=== measures/{name}.csv\ndate,value\n2025-11-28,3\n" for name in ("a", "b"))
PASSES = (_PLAN + _DATA,)
FAILS = (_PLAN + _DATA + "=== measures/c.csv\ndate,value\n2025-11-28,3\n",)


def check(case: Case) -> Iterable[Finding]:
    if all(case.of_type(kind) for kind in ("outcome", "process", "balancing")):
        yield RULE.on(
            case, "There are data for an outcome, for the process and for what it might cost elsewhere.", "", "measures"
        )
