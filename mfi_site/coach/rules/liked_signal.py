"""An improvement that chance does not explain."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.evidence import improved, worsened
from mfi_site.coach.quoting import quoted
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="liked-signal",
    kind="liked",
    area="What we liked",
    asks="An outcome measure shows a strong signal of improvement.",
    guidance="The importance of using data should be clearly reflected in reports and discussions.",
    judges_values=True,
)
_PLAN = (
    "measures: [{id: late, name: Number of late arrivals in a week, type: outcome, better: lower, counts: events, "
    "baseline: 12}]\n=== measures/late.csv\ndate,value\n"
)
_DAYS = [f"2025-{m}-{d:02}" for m in ("08", "09", "10") for d in range(1, 25, 3)]
_BEFORE = [9, 11, 8, 12, 10, 9, 12, 8, 11, 10, 9, 11]
PASSES = (_PLAN + "".join(f"{day},{value}\n" for day, value in zip(_DAYS, _BEFORE, strict=False)),)
FAILS = (_PLAN + "".join(f"{day},{value}\n" for day, value in zip(_DAYS, [*_BEFORE, *[4] * 12], strict=True)),)


def check(case: Case) -> Iterable[Finding]:
    for number, measure in enumerate(case.project.charter.measures):
        said = case.said.get(measure.id)
        if measure.type == "outcome" and said is not None and improved(said) and not worsened(said):
            yield RULE.on(
                case,
                f"{quoted(measure.name)} shows an improvement that chance does not explain.",
                "",
                "measures",
                number,
            )
