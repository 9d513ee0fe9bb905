"""Every cycle predicts."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case, whole_text
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="pdsa-prediction",
    kind="better",
    area="Testing",
    asks="Every cycle has a prediction under Plan.",
    guidance="Is the change consistently doing what has been predicted in a variety of conditions?",
)
_CYCLE = (
    "changes: [{id: card, idea: A three-point desk card}]\n=== pdsa/01-card.md\n---\nchange: "
    "card\n---\n## Plan\n\nA week.\n"
)
PASSES = (_CYCLE + "\n### Prediction\n\nFour of the six will use it without being asked.\n",)
FAILS = (_CYCLE,)
_NAMES = ("prediction", "our prediction", "we predict", "ro-innse", "tuairmse")


def check(case: Case) -> Iterable[Finding]:
    for cycle in case.project.cycles:
        if not whole_text(cycle.sections, *_NAMES) and not _in_plan(whole_text(cycle.sections, "plan")):
            yield RULE.at(
                case,
                cycle.path,
                "this cycle said what you predict before you test",
                "Write under ### Prediction, in the Plan: what will happen, for how many? Being wrong is how we learn.",
            )


def _in_plan(text: str) -> bool:
    return "predict" in text.casefold()
