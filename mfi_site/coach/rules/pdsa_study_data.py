"""The study of a cycle refers to data."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case, section, whole_text
from mfi_site.coach.language.study import refers_to_data
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="pdsa-study-data",
    kind="better",
    area="Testing",
    asks="A cycle that has ended has a study, and the study refers to data.",
    guidance="There should be evidence of learning from testing and use of data for improvement.",
)
_CYCLE = (
    "changes: [{id: card, idea: A three-point desk card}]\n=== pdsa/01-card.md\n---\nchange: card\nstarted: "
    "2025-11-03\n"
    "ended: 2025-11-14\nscale: group\nprediction_met: yes\ndecision: adapt\n---\n## Plan\n\n### Prediction\n\nMost "
    "will.\n\n## Do\n\nDone.\n\n## Act\n\nAdapt.\n\n## Study\n\n"
)
PASSES = (_CYCLE + "The card was used in 9 of 12 lessons.\n",)
FAILS = (_CYCLE + "It went really well and everybody enjoyed it.\n", _CYCLE)


def check(case: Case) -> Iterable[Finding]:
    for cycle in case.project.cycles:
        if cycle.state != "ended":
            continue
        study = whole_text(cycle.sections, "study")
        if not study:
            yield RULE.at(
                case,
                cycle.path,
                "this cycle, which has ended, had a study",
                "Add ## Study: what did you count, and how does it compare with what you predicted?",
                section(cycle.sections, "study"),
            )
        elif not refers_to_data(study).present:
            yield RULE.at(
                case,
                cycle.path,
                "the study referred to what you counted",
                "One number beside the prediction is enough: how many did, of how many?",
                section(cycle.sections, "study"),
            )
