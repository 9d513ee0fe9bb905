"""With fewer than ten values it is too early to judge."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.quoting import counted, quoted
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="data-few",
    kind="better",
    area="Measures",
    asks="A measure has ten values before anything is read into it.",
    guidance="Building and interpreting run charts.",
)
_PLAN = (
    "measures: [{id: late, name: Number of late arrivals in a week, counts: events, frequency: weekly}]\n"
    "=== measures/late.csv\ndate,value\n"
)
PASSES = (_PLAN + "".join(f"2025-{m}-{d:02},{9 - d % 3}\n" for m in ("10", "11") for d in (1, 8, 15, 22, 29)),)
FAILS = (_PLAN + "2025-11-28,9\n2025-12-05,8\n",)
ENOUGH = 10


def check(case: Case) -> Iterable[Finding]:
    if not case.active:
        return
    for number, measure in enumerate(case.project.charter.measures):
        said = case.said.get(measure.id)
        known = len(said.series.known) if said else 0
        if 0 < known < ENOUGH:
            yield RULE.on(
                case,
                f"{quoted(measure.name)} had ten values before anything is read into it (there "
                f"{'is' if known == 1 else 'are'} {counted(known, 'value')})",
                "Keep collecting; a run chart says little before ten.",
                "measures",
                number,
            )
