"""The team's own score is a level or more above what its files show."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.rule import Rule
from mfi_site.coach.stage import meaning, own_score, standing
from mfi_site.model.finding import Finding

RULE = Rule(
    id="score-over",
    kind="better",
    area="Progress score",
    private=True,
    asks="The team's own score is less than 1.0 above the evidence.",
    guidance="QI Practitioners over or under assessing where they are with their project - if the content "
    "does not match the "
    "score please enquire why.",
)
PASSES = ("progress: 1.0",)
FAILS = ("progress: 3.0",)


def check(case: Case) -> Iterable[Finding]:
    own = own_score(case.project)
    stands = standing(case)
    if own is None or own - stands.score < 1:
        return
    yield RULE.on(
        case,
        f"the files showed what you see: your own score is {own}, the evidence here reaches {stands.score} "
        f"({meaning(stands.score)})",
        f"What tells you that you are there? The next missing evidence: {'; '.join(stands.missing)}.",
        "progress",
    )
