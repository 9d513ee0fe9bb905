"""A complete aim is worth saying so."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.language.aim import baseline, by_when, for_whom, how_much, scope, solution
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="liked-aim",
    kind="liked",
    area="What we liked",
    asks="The aim says how much, from where, by when and for whom, and leaves the solution out.",
    guidance="A clear and realistic improvement aim.",
)
PASSES = ("aim: To improve writing.",)
FAILS = ("aim: By 26 June 2026, 85% of our 24 Primary 4 pupils will be on track in writing, up from 54%.",)


def check(case: Case) -> Iterable[Finding]:
    aim = case.project.charter.aim
    if not aim or solution(aim, [c.idea for c in case.project.charter.changes]).present or scope(aim).too_wide:
        return
    if all(found.present for found in (how_much(aim), baseline(aim), by_when(aim), for_whom(aim))):
        yield RULE.on(case, "The aim says how much, from where, by when and for whom.", "", "aim")
