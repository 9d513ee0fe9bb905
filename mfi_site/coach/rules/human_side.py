"""Every report reflects on the human side of change."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case, whole_text
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="human-side",
    kind="better",
    area="Planning and people",
    private=True,
    asks="The latest report reflects on the human side of change.",
    guidance="They should also be reflecting on the human side of change.",
)
_REPORT = "tags: [a]\n=== reports/2025-09.md\n---\nsubmitted: 2025-09-12\n---\n"
PASSES = (_REPORT + "## Human side of change\n\nTwo colleagues are wary; we asked them first.\n",)
FAILS = (_REPORT + "## Aim\n\nSettled.\n",)


def check(case: Case) -> Iterable[Finding]:
    report = case.latest
    if report is not None and not whole_text(report.sections, "human side", "the human side", "people side"):
        yield RULE.at(
            case,
            report.path,
            "the report reflected on the human side of change",
            "Who is keen, who is worried, and what did you do about it? Only your coach reads this part.",
        )
