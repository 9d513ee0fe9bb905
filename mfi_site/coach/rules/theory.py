"""A developing change theory; by report 3 a driver diagram."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.language.text import plain
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="theory",
    kind="better",
    area="Changes",
    asks="There is a change theory: drivers or change ideas; from report 3 a driver diagram.",
    guidance="They should be referring to a developing change theory. They should consider if this should be "
    "articulated "
    "in a driver diagram. Participants have been encouraged to develop Driver Diagram and they should share this "
    "with you.",
)
PASSES = ("drivers: [{name: Pupils know what good writing looks like}]",)
FAILS = (
    "tags: [a]",
    "changes: [{id: card, idea: A three-point desk card at the end of each lesson}]\n=== reports/2025-09.md\n---\n"
    "submitted: 2025-09-12\n---\n=== reports/2025-10.md\n---\nsubmitted: 2025-10-12\n---\n=== reports/2025-11.md\n---\n"
    "submitted: 2025-11-12\n---\n",
)
_THEORY = re.compile(
    r"\b(?:change theory|theory of change|driver diagram|our theory"
    r"|(?<!bus )(?<!taxi )(?<!coach )(?<!lorry )drivers?)\b"
)


def check(case: Case) -> Iterable[Finding]:
    project = case.project
    if project.charter.drivers:
        return
    if case.stage >= 3:
        yield RULE.on(
            case,
            "your theory stood in a driver diagram by now",
            "Add drivers: to the charter. What has to be different for the aim to be met? Three are plenty.",
        )
    elif not project.charter.changes and not _in_words(case):
        yield RULE.on(
            case,
            "the charter said what you think will bring the aim about: your change theory",
            "Begin with one driver: what has to be different? It is a theory, and testing will improve it.",
        )


def _in_words(case: Case) -> bool:
    texts = [s.text for s in case.project.prose] + [s.text for r in case.project.reports for s in r.sections]
    return any(_THEORY.search(plain(text)) for text in texts)
