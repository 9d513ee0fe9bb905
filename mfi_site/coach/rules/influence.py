"""The work is something the team itself can influence."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="influence",
    kind="better",
    area="Aim",
    private=True,
    asks="The charter says why this is work that the team can influence.",
    guidance="Please flag up if they do not have a clear project area identified, on a piece of work they "
    "will be able to "
    "influence, as they will struggle to apply the learning if this doesn't happen quickly.",
)
PASSES = ("influence: Every writing lesson is taught by the team",)
FAILS = ("population: The 24 pupils of Primary 4",)


def check(case: Case) -> Iterable[Finding]:
    if not case.project.charter.influence:
        yield RULE.on(
            case,
            "the charter said why this is work that your team can influence",
            "Add influence: with one sentence. Only your coach sees it.",
        )
