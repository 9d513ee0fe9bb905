"""By report 4 testing grows: cycles follow each other on the same idea at growing scale."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from mfi_site.coach.case import Case
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding
from mfi_site.model.project import SCALES, Cycle

RULE = Rule(
    id="pdsa-ramp",
    kind="better",
    area="Testing",
    stage=4,
    asks="On some idea, cycles follow each other at growing scale.",
    guidance="By report 4 they should be ramping up their PDSA activity.",
)
_IDEA = "changes: [{id: card, idea: A three-point desk card}]\n"
_REPORTS = "".join(f"=== reports/2025-{m}.md\n---\nsubmitted: 2025-{m}-12\n---\n" for m in ("08", "09", "10", "11"))


def _example(name: str, day: str, scale: str) -> str:
    return f"=== pdsa/{name}.md\n---\nchange: card\nstarted: {day}\nscale: {scale}\n---\n## Plan\n\nA week.\n"


PASSES = (_IDEA + _example("01-card", "2025-10-27", "group") + _example("02-card", "2025-11-10", "class") + _REPORTS,)
FAILS = (_IDEA + _example("01-card", "2025-10-27", "group") + _REPORTS,)


def check(case: Case) -> Iterable[Finding]:
    started = [c for c in case.project.cycles if c.state != "planned"]
    ideas = {c.head.change for c in started}
    if started and not any(_grows([c for c in started if c.head.change == idea]) for idea in ideas):
        yield RULE.of(
            case,
            "testing grew by now, one cycle leading to the next on the same idea at a larger scale",
            "Which idea has earned a second test: another day, another class, another adult?",
            f"projects/{case.project.id}/charter.md",
        )


def _grows(cycles: list[Cycle]) -> bool:
    scales = [SCALES.index(c.head.scale) for c in cycles if c.head.scale]
    if len(scales) < len(cycles):
        return len(cycles) > 1
    return any(later > earlier for earlier, later in pairwise(scales))
