"""At least two improvement leaders, and a team round them."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.rule import Rule
from mfi_site.coach.stage import leaders
from mfi_site.model.finding import Finding

RULE = Rule(
    id="team-two",
    kind="better",
    area="Planning and people",
    asks="At least two improvement leaders (lead: true); from report 2 a team round them.",
    guidance="Have at least two improvement leaders in the school. They should be building an improvement "
    "project team.",
)
PASSES = ("team: [{role: Primary 4 teacher, lead: true}, {role: Depute headteacher, lead: true}]",)
FAILS = ("team: [{role: Primary 4 teacher, lead: true}]", "tags: [a]")


def check(case: Case) -> Iterable[Finding]:
    team = case.project.charter.team
    if case.stage >= 2 and len(team) < 2:
        yield RULE.on(
            case,
            "there was a team by now, with two improvement leaders",
            "Who is near to the work every day? Add their roles under team, two of them with lead: true.",
            "team",
        )
    elif leaders(case.project) < 2:
        yield RULE.on(
            case,
            "two of the team were improvement leaders, so that the work does not rest on one",
            "Mark both with lead: true."
            if len(team) > 1
            else "Who could share it? Add the role under team, with lead: true.",
            "team",
        )
