"""The measures can be collected in the time the team has."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from mfi_site.coach.case import Case
from mfi_site.coach.plan import minutes_a_week
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="measure-burden",
    kind="better",
    area="Measures",
    asks="Not more than seven measures, and not more minutes a week than the team has protected.",
    guidance="Great if you could look out for them being too ambitious by either coming up with too many measures or "
    "selecting a measure where the data would be impractical to collect.",
)
MOST = 7
PASSES = (
    "protected_minutes: 60\nmeasures: [{id: a, name: Number of late arrivals, frequency: weekly, minutes: 30}]",
    "measures: [{id: a, name: Number of late arrivals, frequency: weekly, minutes: 30}]",
)
FAILS = (
    "protected_minutes: 60\nmeasures: [{id: a, name: Number of late arrivals, frequency: daily, minutes: 30}]",
    "measures: [" + ", ".join(f"{{id: m{n}, name: Number of {n}}}" for n in range(8)) + "]",
)


def check(case: Case) -> Iterable[Finding]:
    charter = case.project.charter
    if len(charter.measures) > MOST:
        yield RULE.on(
            case,
            f"there were fewer measures than {len(charter.measures)}",
            "1 to 2 outcome, 2 to 3 process and 1 to 2 balancing measures are plenty, and easier to keep up.",
            "measures",
        )
    needed = sum(minutes_a_week(m) for m in charter.measures)
    if charter.protected_minutes is not None and needed > charter.protected_minutes:
        yield RULE.on(
            case,
            f"collecting took no more than the {charter.protected_minutes:g} minutes a week that you have "
            f"(it adds up to about {ceil(needed)})",
            "Could a smaller sample, or one measure fewer, tell you the same?",
            "measures",
        )
