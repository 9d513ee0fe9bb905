"""An aim says where the team starts from."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.language.baseline import baseline
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="aim-baseline",
    kind="better",
    area="Aim",
    asks="The aim says from where: the number today.",
    guidance="Quantifying their end goal will make their aim clearer and more relatable to their teams.",
)
PASSES = (
    "aim: By June 2026, attendance of our 25 P7 pupils on Fridays will rise from 88 to 93 per cent.",
    "aim: By December 2026, the middle score of our 27 P5 pupils will be 16 of 20, from a baseline we set in "
    "September.",
)
FAILS = ("aim: By June 2026, 93% of Friday half-days will be attended by our 25 P7 pupils.",)


def check(case: Case) -> Iterable[Finding]:
    aim = case.project.charter.aim
    if aim and not baseline(aim).present and "baseline" not in aim.casefold():
        yield RULE.on(
            case,
            "the aim said where you start from",
            "Add the number today, such as: up from 54% in August 2025.",
            "aim",
        )
