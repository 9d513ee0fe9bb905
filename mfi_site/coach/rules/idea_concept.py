"""A concept is not yet a change idea: what exactly would be tested?"""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.language.idea import concept
from mfi_site.coach.quoting import quoted
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="idea-concept",
    kind="better",
    area="Changes",
    asks='A change idea is specific: "to test" can stand in front of it.',
    guidance="Look out for QI Practitioners listing changes that are more conceptual/driver level and "
    "encourage them to be "
    'specific, e.g. "train staff" often comes up as a change idea but what will they specifically test e.g. three-hour '
    "training session, one page guidance, buddy up session etc?",
)
PASSES = ("changes: [{id: guide, idea: A one-page guide to the marking code, read together on a Monday}]",)
FAILS = ("changes: [{id: train, idea: Train staff}]", "changes: [{id: engage, idea: Improve parental engagement}]")


def check(case: Case) -> Iterable[Finding]:
    for number, change in enumerate(case.project.charter.changes):
        if concept(change.idea):
            yield RULE.on(
                case,
                f"{quoted(change.idea)} said exactly what you would test",
                'Can "to test" stand in front of it? A three-hour session, a one-page guide, a buddy? The concept '
                "itself may be a driver.",
                "changes",
                number,
                "idea",
            )
