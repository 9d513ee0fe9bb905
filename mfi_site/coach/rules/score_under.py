"""The team's own score is a level or more below what its files show."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.rule import Rule
from mfi_site.coach.stage import meaning, own_score, standing
from mfi_site.model.finding import Finding

RULE = Rule(
    id="score-under",
    kind="better",
    area="Progress score",
    private=True,
    asks="The team's own score is less than 1.0 below the evidence.",
    guidance="QI Practitioners over or under assessing where they are with their project - if the content "
    "does not match the "
    "score please enquire why.",
)
_STRONG = (
    "aim: By June 2026, 85% of our 24 P4 pupils will be on track in writing, up from 54%.\nteam: "
    "[{role: Teacher, lead: "
    "true}, {role: Depute, lead: true}]\nmeasures: [{id: a, name: '% on track', definition: A, collected: B, "
    "frequency: "
    "weekly}]\n"
)
_BODY = (
    "---\n## Why this matters\n\nIt does.\n=== reports/2025-09.md\n---\nsubmitted: 2025-09-12\n---\n## "
    "Next steps\n\nTest.\n"
)
PASSES = (_STRONG + "progress: 1.0\n" + _BODY,)
FAILS = (_STRONG + "progress: 0.5\n" + _BODY,)


def check(case: Case) -> Iterable[Finding]:
    own = own_score(case.project)
    stands = standing(case)
    if own is None or stands.score - own < 1:
        return
    then = f" The next missing evidence: {'; '.join(stands.missing)}." if stands.missing else ""
    yield RULE.on(
        case,
        f"you gave yourselves more credit: your own score is {own}, and the evidence here reaches "
        f"{stands.score} ({meaning(stands.score)})",
        f"What makes you hesitate?{then}",
        "progress",
    )
