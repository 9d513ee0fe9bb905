"""A clear aim, or work under way to refine it; from report 3 a project without an aim is cause for concern."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="aim-missing",
    kind="better",
    area="Aim",
    asks="There is an aim; until then aim_note says what is under way. From report 3 the lack of one is raised.",
    guidance="A clear and realistic improvement aim or reflections / work underway to refine their aim. If there is no "
    "clear aim at this stage it is cause for concern and should be escalated (reports 3 & 4).",
)
PASSES = (
    "aim: By 26 June 2026, 85% of our 24 Primary 4 pupils will be on track in writing, up from 54%.",
    "aim_note: We are still agreeing the baseline with the moderation group",
)
FAILS = (
    "population: The 24 pupils of Primary 4",
    "aim_note: Still agreeing the baseline\n=== reports/2025-09.md\n---\nsubmitted: 2025-09-12\n---\n"
    "=== reports/2025-10.md\n---\nsubmitted: 2025-10-12\n---\n=== reports/2025-11.md\n---\nsubmitted: "
    "2025-11-12\n---\n",
)


def check(case: Case) -> Iterable[Finding]:
    charter = case.project.charter
    if charter.aim:
        return
    if case.stage >= 3:
        yield RULE.on(
            case,
            f"There is no aim by report {case.stage}: this is cause for concern and is to be escalated.",
            "Raise it with the programme team and the cohort leads, and offer an hour on the aim alone.",
            kind="concern",
        )
    elif not charter.aim_note:
        yield RULE.on(
            case,
            "the charter had an aim, or an aim_note that says what you are doing to find it",
            "Try: By (date), (how much) of (whom) will (be better off), up from (today).",
        )
