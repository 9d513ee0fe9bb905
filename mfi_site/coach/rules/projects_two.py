"""The school has two or more active projects."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="projects-two",
    kind="better",
    area="Planning and people",
    asks="The school has two or more active projects.",
    guidance="Have multiple improvement projects up and running.",
)
PASSES = ("status: active\n=== ../second/charter.md\n---\ntitle: Second\nstarted: 2025-09-01\n---\n",)
FAILS = ("status: active",)


def check(case: Case) -> Iterable[Finding]:
    if case.active and case.active_projects < 2:
        yield RULE.of(
            case,
            "the school had a second project up and running beside this one",
            "Who has watched this one and would like to try? It can be very small.",
            f"projects/{case.project.id}/charter.md",
        )
