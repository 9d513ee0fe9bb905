"""Where most values are none or all, time between events says more than a percentage."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.quoting import quoted
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="chart-rare",
    kind="better",
    area="Measures",
    asks="A percentage that sits at 0 or 100 more often than not (process measures apart) becomes the days "
    "or cases between events.",
    guidance="The importance of using data should be clearly reflected in reports and discussions.",
    judges_values=True,
)
_PLAN = "measures: [{id: slip, name: '% of homework slips lost', group: 24}]\n=== measures/slip.csv\ndate,value\n"
PASSES = (_PLAN + "".join(f"2025-10-{d:02},{40 + d}\n" for d in range(1, 13)),)
FAILS = (_PLAN + "".join(f"2025-10-{d:02},{0 if d % 4 else 12}\n" for d in range(1, 13)),)


def check(case: Case) -> Iterable[Finding]:
    for number, measure in enumerate(case.project.charter.measures):
        said = case.said.get(measure.id)
        if said is None or said.series.scale != "percentage" or measure.type == "process":
            continue
        values = [p.number for p in said.series.known]
        ends = sum(v in (0.0, 100.0) for v in values)
        if len(values) >= 10 and ends * 2 > len(values):
            yield RULE.on(
                case,
                f"{quoted(measure.name)} counted what lies between events, since most of its values are none or all",
                "Days between (chart: t) or cases between (chart: g) show a change in rare events much sooner.",
                "measures",
                number,
            )
