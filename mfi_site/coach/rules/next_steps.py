"""A report ends with clear next steps."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case, whole_text
from mfi_site.coach.rule import Rule
from mfi_site.coach.stage import NEXT_STEPS
from mfi_site.model.finding import Finding

RULE = Rule(
    id="next-steps",
    kind="better",
    area="Planning and people",
    asks="The latest report has next steps.",
    guidance="Clear next steps forward: QI Practitioners should be focussing on change ideas and planning for PDSAs.",
)
_REPORT = "tags: [a]\n=== reports/2025-09.md\n---\nsubmitted: 2025-09-12\n---\n"
PASSES = (_REPORT + "## Next steps\n\n- Try the card at one table on Tuesday.\n",)
FAILS = (_REPORT + "## Aim\n\nSettled.\n",)


def check(case: Case) -> Iterable[Finding]:
    report = case.latest
    if report is not None and not whole_text(report.sections, *NEXT_STEPS):
        yield RULE.at(
            case,
            report.path,
            "the report ended with clear next steps",
            "Add ## Next steps: what will you test next, who does what, by when?",
        )
