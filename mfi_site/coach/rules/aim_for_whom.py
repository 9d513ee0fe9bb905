"""An aim names the people, places or services that will be better off."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.language.for_whom import for_whom
from mfi_site.coach.quoting import plain
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="aim-for-whom",
    kind="better",
    area="Aim",
    asks="The aim names its target population: people, places or services.",
    guidance="Encourage QI Practitioners to be clear on their target population.",
)
PASSES = ("aim: By Easter, 80% of child plans for our looked-after children will be complete, up from 55%.",)
FAILS = ("aim: By Easter, spelling scores will be 16 out of 20, up from 11.",)


def check(case: Case) -> Iterable[Finding]:
    charter = case.project.charter
    if not charter.aim or for_whom(charter.aim).present:
        return
    named = plain(charter.population)
    such = f", such as: {named}" if 0 < len(named) <= 80 else ", such as: our 24 Primary 4 pupils"
    yield RULE.on(case, "the aim said for whom", f"Name the class, stage, families or service{such}.", "aim")
