"""A percentage whose group is not known cannot be shown safely in full."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case, Said
from mfi_site.coach.quoting import quoted
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="group-missing",
    kind="better",
    area="Measures",
    asks="A percentage says how many people stand behind it: group.",
    guidance="Where the people behind a percentage are unknown, its ends are hidden: under 5% and over 95%.",
)
PASSES = (
    "measures: [{id: read, name: '% of P3 pupils who read at home', group: 24}]\n=== measures/read.csv\ndate,value\n"
    "2025-11-28,50\n2025-12-05,54\n",
    "measures: [{id: read, name: '% of P3 pupils who read at home'}]\n=== measures/read.csv\n"
    "date,numerator,denominator\n2025-11-28,12,24\n2025-12-05,13,24\n",
)
FAILS = (
    "measures: [{id: read, name: '% of P3 pupils who read at home'}]\n=== measures/read.csv\ndate,value\n"
    "2025-11-28,50\n2025-12-05,54\n",
    "measures: [{id: read, name: '% of lessons with a peer edit', of: lessons}]\n=== measures/read.csv\n"
    "date,numerator,denominator\n2025-11-28,3,4\n2025-12-05,4,4\n",
)


def check(case: Case) -> Iterable[Finding]:
    for number, measure in enumerate(case.project.charter.measures):
        said = case.said.get(measure.id)
        if said is not None and measure.group is None and _unknown(said, case.audience == "coach"):
            yield RULE.on(
                case,
                f"the charter said how many people stand behind {quoted(measure.name)}",
                "Add group: with the number of people; until then the board hides its highest and lowest values.",
                "measures",
                number,
            )


def _unknown(said: Said, counts: bool) -> bool:
    if said.series.scale not in ("percentage", "ratio") or not said.series.known:
        return False
    return said.measure.of != "people" or not counts or any(p.denominator is None for p in said.series.known)
