"""An aim says what better will look like, as a number: not only "improve", and not only "by 20%"."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.language.how_much import how_much
from mfi_site.coach.quoting import quoted
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="aim-how-much",
    kind="better",
    area="Aim",
    asks='The aim has a quantified end; a change on its own ("by 20%") is asked what the outcome would be.',
    guidance='Challenge QI Practitioners to articulate what better will look like. We often see aims stating "we will '
    'reduce this by X%" but what would that outcome be?',
)
PASSES = (
    "aim: By June 2026, 90% of our P3 pupils will read at home four times a week, up from 40%.",
    "aim: By Easter, every child in the nursery will have chosen a book to take home.",
)
FAILS = (
    "aim: To improve writing in Primary 4 by June 2026.",
    "aim: We will reduce late arrivals in Primary 2 by 20% by the end of session.",
)


def check(case: Case) -> Iterable[Finding]:
    aim = case.project.charter.aim
    if not aim:
        return
    found = how_much(aim)
    if found.present:
        return
    if found.relative_only and found.span is not None:
        yield RULE.on(
            case,
            f"the aim said what the outcome would be: {quoted(found.span.of(aim))} is only how far it is from here",
            "Write the number you will reach beside the number you start from, such as 85%, up from 54%.",
            "aim",
        )
    else:
        yield RULE.on(
            case,
            "the aim said how much: what will the number be when you are there?",
            "Quantify the end, such as 85% of pupils, 3 a week or 7 minutes.",
            "aim",
        )
