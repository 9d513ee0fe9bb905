"""Feedback says what was liked, and what would be even better."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case, section
from mfi_site.coach.letters import month_words
from mfi_site.coach.quoting import listed, quoted
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="feedback-shape",
    kind="concern",
    area="Timeliness",
    private=True,
    asks="Feedback has both headings: What we liked, and Even better if.",
    guidance="Mentors should follow the QI Practitioner's feedback model of \"What you liked.... what would "
    "be even better "
    'if...." when feeding back.',
)
_REPORT = "as of 2025-10-24\n=== reports/2025-10.feedback.md\n---\nsent: 2025-10-20\n---\n"
PASSES = (_REPORT + "## What we liked\n\n- It.\n\n## Even better if\n\n- [ ] More.\n",)
FAILS = (_REPORT + "## Comments\n\nGood work.\n", _REPORT + "## What we liked\n\n- It.\n")
LIKED = ("what we liked", "what you liked", "what i liked", "we liked", "liked")
BETTER = ("even better if", "what would be even better if", "even better", "it would be even better if")


def check(case: Case) -> Iterable[Finding]:
    for feedback in case.project.feedback:
        if feedback.head.sent is None or feedback.head.sent > case.today:
            continue
        missing = [
            name
            for name, names in (("What we liked", LIKED), ("Even better if", BETTER))
            if section(feedback.sections, *names) is None
        ]
        if missing:
            yield RULE.at(
                case,
                feedback.path,
                f"The feedback on the report for {month_words(feedback.month)} has no "
                f"heading {' or '.join(quoted(name) for name in missing)}.",
                f"Add {listed([f'## {name}' for name in missing])}: encouragement and the next step belong together.",
            )
