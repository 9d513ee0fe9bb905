"""From report 3 the reflection is about improvement, people and theory, not only about the subject."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case, section, whole_text
from mfi_site.coach.language.reflection import about_improvement
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="reflection",
    kind="better",
    area="Planning and people",
    stage=3,
    asks="Learning and reflection says what was learned about improvement, people and theory.",
    guidance="QI Practitioners may stick to what they are learning about their subject matter but we want to "
    "see how their "
    "thinking is changing - how are they finding the people side of change? what are they learning about developing a "
    "change theory, testing and measurement?",
)
_REPORTS = "tags: [a]\n" + "".join(
    f"=== reports/2025-{m}.md\n---\nsubmitted: 2025-{m}-12\n---\n" for m in ("09", "10", "11")
)
PASSES = (_REPORTS + "## Learning and reflection\n\nOur prediction was wrong, and testing small made that cheap.\n",)
FAILS = (_REPORTS + "## Learning and reflection\n\nPhonics matters and so does vocabulary.\n", _REPORTS)
_NAMES = ("learning", "reflection", "our learning", "what we learned", "what we have learned", "ionnsachadh")


def check(case: Case) -> Iterable[Finding]:
    report = case.latest
    if report is None:
        return
    text = whole_text(report.sections, *_NAMES)
    if not text:
        yield RULE.at(
            case,
            report.path,
            "the report said how your thinking is changing",
            "Add ## Learning and reflection: what are you learning about testing, measuring, and people?",
        )
    elif not about_improvement(text).present:
        yield RULE.at(
            case,
            report.path,
            "the reflection went beyond the subject to how your thinking is changing",
            "What are you learning about your theory, about testing and measuring, about the people side?",
            section(report.sections, *_NAMES),
        )
