"""By report 3 a family of measures: outcome, process and balancing."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.quoting import listed
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="measure-family",
    kind="better",
    area="Measures",
    stage=3,
    asks="1 to 2 outcome, 2 to 3 process and 1 to 2 balancing measures.",
    guidance="Ideally, we are looking 1-2 outcome measures, 2-3 process and 1-2 balancing.",
)
PASSES = (
    "measures: [{id: a, name: Number of A, type: outcome}, {id: b, name: Number of B, type: process}, {id: c, name: "
    "Number of C, type: process}, {id: d, name: Number of D, type: balancing}]",
)
FAILS = ("measures: [{id: a, name: Number of A, type: outcome}]", "tags: [a]")
_EACH = (
    "Outcome measures show the aim, process measures whether the change happens, balancing measures what it costs "
    "elsewhere."
)
_IDEAL = {"outcome": (1, 2), "process": (2, 3), "balancing": (1, 2)}


def check(case: Case) -> Iterable[Finding]:
    measures = case.project.charter.measures
    if any(m.type is None for m in measures):
        return
    if not measures:
        yield RULE.on(
            case,
            "there was a family of measures by now: 1 to 2 outcome, 2 to 3 process and 1 to 2 balancing",
            _EACH,
        )
        return
    few, many = [], []
    for kind, (least, most) in _IDEAL.items():
        number = sum(m.type == kind for m in measures)
        if number < least:
            few.append(f"{least} to {most} {kind} {'measures' if most > 1 else 'measure'} (there {_are(number)})")
        elif number > most:
            many.append(f"{least} to {most} {kind} measures (there {_are(number)})")
    if few or many:
        yield RULE.on(
            case,
            f"the family had {listed([*few, *many])}",
            _EACH if few else "Which of them would you miss? A few, kept up, tell more than many.",
            "measures",
        )


def _are(number: int) -> str:
    return "are none" if number == 0 else "is 1" if number == 1 else f"are {number}"
