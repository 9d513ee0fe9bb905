"""Tests start small and grow by one scale at a time."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding
from mfi_site.model.project import SCALES

RULE = Rule(
    id="pdsa-jump",
    kind="better",
    area="Testing",
    asks="A first test is at most one class, and no test jumps two scales.",
    guidance="The method uses small-scale testing to prove effectiveness prior to testing or implementing "
    "changes on a wider "
    "scale.",
)
_IDEA = "changes: [{id: card, idea: A three-point desk card}]\n"


def _example(name: str, day: str, scale: str) -> str:
    return f"=== pdsa/{name}.md\n---\nchange: card\nstarted: {day}\nscale: {scale}\n---\n## Plan\n\nA week.\n"


PASSES = (_IDEA + _example("01-card", "2025-10-27", "group") + _example("02-card", "2025-11-10", "class"),)
FAILS = (
    _IDEA + _example("01-card", "2025-10-27", "school"),
    _IDEA + _example("01-card", "2025-10-27", "group") + _example("02-card", "2025-11-10", "stage"),
)


def check(case: Case) -> Iterable[Finding]:
    reached: dict[str, int | None] = {}
    for cycle in case.project.cycles:
        idea = cycle.head.change
        if cycle.head.scale is None:
            reached[idea] = None
            continue
        here, over = SCALES.index(cycle.head.scale), cycle.state == "ended"
        before = reached.get(idea)
        if idea not in reached and here > SCALES.index("class"):
            yield RULE.at(
                case,
                cycle.path,
                f"the first test of this idea {'had been' if over else 'was'} smaller than a whole {SCALES[here]}",
                f"{'Another time, start' if over else 'Start'} with one pupil, one group or one class: it costs little "
                "to be wrong there.",
            )
        elif before is not None and here - before >= 2:
            yield RULE.at(
                case,
                cycle.path,
                f"there {'had been' if over else 'was'} a test between {SCALES[before]} and {SCALES[here]}",
                f"{'Another time, try' if over else 'Try'} one {SCALES[before + 1]} first; conditions change as the "
                "scale grows.",
            )
        reached[idea] = max(here, before or 0)
