"""Control limits on small groups say little; values of several weeks together say more."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.quoting import quoted
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="measure-pool",
    kind="better",
    area="Measures",
    asks="A chart with limits for percentages has groups of 20 or more behind its values.",
    guidance="Selecting a measure where the data would be impractical to collect.",
)
_PLAN = (
    "measures: [{id: read, name: '% of pupils who read at home', chart: p}]\n=== measures/read.csv\n"
    "date,numerator,denominator\n"
)
PASSES = (_PLAN + "2025-11-28,12,24\n2025-12-05,13,24\n",)
FAILS = (_PLAN + "2025-11-28,4,9\n2025-12-05,5,9\n",)
ENOUGH = 20
LIMITED = ("p", "pp")


def check(case: Case) -> Iterable[Finding]:
    for number, measure in enumerate(case.project.charter.measures):
        said = case.said.get(measure.id)
        if said is None or measure.chart not in LIMITED or measure.of != "people":
            continue
        groups = [p.denominator for p in said.series.known if p.denominator is not None]
        if groups and all(group < ENOUGH for group in groups):
            yield RULE.on(
                case,
                f"{quoted(measure.name)} pooled two or more collections, so that each value has a group "
                "of 20 behind it",
                "Add up the numerators and the denominators of a fortnight, or draw it with chart: run.",
                "measures",
                number,
            )
