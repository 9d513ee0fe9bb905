"""From report 3 the aim is settled; where it changes, the charter says why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mfi_site.coach.case import Case
from mfi_site.coach.letters import day_words
from mfi_site.coach.past import unexplained
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

RULE = Rule(
    id="aim-settled",
    kind="better",
    area="Aim",
    stage=3,
    asks="An aim that changed after report 2 says why, in aim_changed.",
    guidance="Aim: should be settled by this stage (reports 3 & 4).",
)
_REPORTS = (
    "\n=== reports/2025-09.md\n---\nsubmitted: 2025-09-12\n---\n=== reports/2025-10.md\n---\nsubmitted: "
    "2025-10-12\n---\n=== reports/2025-11.md\n---\nsubmitted: 2025-11-12\n---\n"
)
_AIM = "aim: By June 2026, 85% of our 24 P4 pupils will be on track in writing, up from 54%.\n"
PASSES = (
    _AIM + "aim_changed: {on: 2025-11-10, because: The moderated baseline was lower than thought}" + _REPORTS,
    _AIM + "aim_changed: {on: 2025-09-20}" + _REPORTS,
)
FAILS = (_AIM + "aim_changed: {on: 2025-11-10}" + _REPORTS,)


def check(case: Case) -> Iterable[Finding]:
    changed = case.project.charter.aim_changed
    settled = _second_report(case)
    if settled is None:
        return
    by_charter = changed.on if changed and not changed.because else None
    day = by_charter if by_charter and by_charter > settled else unexplained(case.project, case.past)
    if day is None or day <= settled:
        return
    yield RULE.on(
        case,
        f"the charter said why the aim changed after report 2, on {day_words(day)}",
        f"Add it: aim_changed: {{on: {day}, because: ...}}. By report 3 the aim should be settled.",
        "aim_changed" if changed else "aim",
    )


def _second_report(case: Case) -> date | None:
    """The day report 2 was submitted, or the first of its month."""
    report = next((r for r in case.project.reports if r.number == 2), None)
    if report is None:
        return None
    return report.head.submitted if report.head else date.fromisoformat(f"{report.month}-01")
