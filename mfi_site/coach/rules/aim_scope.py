"""A first project is manageable: one class, one team, one driver."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.language.scope import scope
from mfi_site.coach.quoting import quoted
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="aim-scope",
    kind="better",
    area="Aim",
    asks="The aim is manageable: one class, one team, one driver to start with.",
    guidance="Ensure their project is manageable. Encourage them to think about scope, perhaps focussing on "
    "one driver as "
    "a starting point, and scale e.g. starting with one class, one team etc.",
)
PASSES = ("aim: By June 2026, 85% of our 24 Primary 4 pupils will be on track in writing, up from 54%.",)
FAILS = ("aim: By June 2026, attendance will be 95% in every school across the authority, up from 91%.",)
_ASKS = {
    "places": "Which one class or team could you start with? The rest can follow when you know that it works.",
    "people": "Which of these groups would notice first? Start there.",
    "topics": "Which one of these would move the others? Start with it.",
}


def check(case: Case) -> Iterable[Finding]:
    aim = case.project.charter.aim
    found = scope(aim) if aim else None
    if found is None or not found.too_wide:
        return
    words = f" than {quoted(found.span.of(aim))}" if found.span and found.why == "places" else ""
    yield RULE.on(case, f"you started smaller{words}", _ASKS.get(found.why, _ASKS["places"]), "aim")
