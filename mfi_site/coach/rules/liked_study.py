"""Every study says what was counted."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case, whole_text
from mfi_site.coach.language.study import refers_to_data
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="liked-study",
    kind="liked",
    area="What we liked",
    asks="Three cycles or more have ended, and each study refers to data.",
    guidance="There should be evidence of learning from testing and use of data for improvement.",
)
ENOUGH = 3


def _examples(number: int) -> str:
    text = "changes: [{id: card, idea: A three-point desk card}]\n"
    for n in range(1, number + 1):
        text += (
            f"=== pdsa/0{n}-card.md\n---\nchange: card\nstarted: 2025-11-0{n}\nended: 2025-11-1{n}\nscale: class\n"
            "prediction_met: yes\ndecision: adapt\n---\n## Plan\n\nOne.\n\n## Do\n\nTwo.\n\n## Study\n\nUsed in "
            "9 of 12 "
            "lessons.\n\n## Act\n\nNext.\n"
        )
    return text


PASSES = (_examples(2),)
FAILS = (_examples(3),)


def check(case: Case) -> Iterable[Finding]:
    ended = [c for c in case.project.cycles if c.state == "ended"]
    if len(ended) >= ENOUGH and all(refers_to_data(whole_text(c.sections, "study")).present for c in ended):
        yield RULE.of(
            case,
            f"All {len(ended)} completed cycles are studied with data.",
            "",
            f"projects/{case.project.id}/charter.md",
        )
