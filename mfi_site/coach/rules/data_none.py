"""By report 3 there are outcome data in a chart; by report 4 their lack is a concern."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="data-none",
    kind="better",
    area="Measures",
    stage=3,
    asks="An outcome measure has data; from report 4 their lack is raised with the programme.",
    guidance="At least outcome data being referred to (and represented in a chart where possible). Lack of "
    "data should be "
    "challenged, and solutions sought to address this.",
)
_PLAN = "measures: [{id: late, name: Number of late arrivals in a week, type: outcome, counts: events}]\n"
PASSES = (_PLAN + "=== measures/late.csv\ndate,value\n2025-11-07,9\n2025-11-14,8\n",)
FAILS = (
    _PLAN,
    "tags: [a]",
    _PLAN
    + "".join(
        f"=== reports/2025-{month}.md\n---\nsubmitted: 2025-{month}-12\n---\n" for month in ("08", "09", "10", "11")
    ),
)


def check(case: Case) -> Iterable[Finding]:
    outcomes = [m for m in case.project.charter.measures if m.type == "outcome"]
    said = [case.said[m.id] for m in outcomes if m.id in case.said]
    if any(s.series.known or s.series.withheld for s in said):
        return
    if case.stage >= 4:
        yield RULE.on(
            case,
            f"There are no outcome data by report {case.stage}.",
            "Challenge it, and look for a way round what stands in the way: a smaller sample, one class, a tally.",
            "measures",
            kind="concern",
        )
    else:
        yield RULE.on(
            case,
            "outcome data stood in a chart by now",
            "A small sample every week is enough; five pieces of work tell more than none."
            if outcomes
            else "Add a measure with type: outcome. What would show that the aim is met? A small sample is enough.",
            "measures",
        )
