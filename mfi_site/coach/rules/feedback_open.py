"""Advice that a later report has not taken up may not be being considered."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mfi_site.coach.case import Case, whole_text
from mfi_site.coach.letters import month_words
from mfi_site.coach.quoting import counted
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding
from mfi_site.model.project import Feedback

RULE = Rule(
    id="feedback-open",
    kind="concern",
    area="Timeliness",
    private=True,
    asks="Each item under Even better if is ticked by the time the next report is in.",
    guidance="QI Mentors also help to identify where individual QI Practitioners might need additional "
    "support, e.g. where "
    "their mentoring advice does not appear to be being considered.",
)
_FILES = (
    "as of 2025-11-20\n=== reports/2025-10.md\n---\nsubmitted: 2025-10-14\n---\n=== reports/2025-11.md\n---\n"
    "submitted: 2025-11-14\n---\n=== reports/2025-10.feedback.md\n---\nsent: 2025-10-20\n---\n## What we "
    "liked\n\n- It.\n\n"
    "## Even better if\n\n"
)
PASSES = (_FILES + "- [x] The aim said by when.\n", _FILES + "- [ ] \n")
FAILS = (_FILES + "- [ ] The aim said by when.\n", _FILES + "1. The aim said by when.\n")
_ITEM = re.compile(r"^ {0,3}(?:[-*+]|\d{1,3}[.)])[ \t]+(?!\[[xX]\]|\[ ?\][ \t]*$)(?=\S)", re.MULTILINE)


def check(case: Case) -> Iterable[Finding]:
    if not case.active:
        return
    for feedback in case.project.feedback:
        items = len(_ITEM.findall(whole_text(feedback.sections, "even better", "what would be even better")))
        if items and _passed_by(feedback, case):
            yield RULE.at(
                case,
                feedback.path,
                f"In the feedback on the report for {month_words(feedback.month)}, {counted(items, 'item')} "
                f"{'is' if items == 1 else 'are'} still open after the next report.",
                "Ask what became of it; if advice is not taken up, let the programme team know.",
            )


def _passed_by(feedback: Feedback, case: Case) -> bool:
    """Whether a later report came after the feedback was sent."""
    sent = feedback.head.sent
    if sent is None or sent > case.today:
        return False
    return any(
        r.month > feedback.month and r.head is not None and sent <= r.head.submitted <= case.today
        for r in case.project.reports
    )
