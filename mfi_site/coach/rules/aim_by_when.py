"""An aim says by when."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.language.by_when import by_when
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="aim-by-when",
    kind="better",
    area="Aim",
    asks="The aim names a date or a school time.",
    guidance="A clear and realistic improvement aim.",
)
PASSES = (
    "aim: By 26 June 2026, 85% of our P4 pupils will be on track in writing, up from 54%.",
    "aim: 90% of S2 pupils will bring what they need by the end of term 3, up from 60%.",
)
FAILS = ("aim: 85% of our 24 Primary 4 pupils will be on track in writing, up from 54%.",)


def check(case: Case) -> Iterable[Finding]:
    charter = case.project.charter
    if not charter.aim or by_when(charter.aim).present:
        return
    day = charter.finish
    known = f", such as: By {day.day} {day:%B %Y}" if day else ", such as: By 26 June 2026"
    yield RULE.on(case, "the aim said by when", f"Begin it with a date{known}.", "aim")
