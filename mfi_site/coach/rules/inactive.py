"""Nothing has changed in data, cycles or reports for a month of school time."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.letters import day_words
from mfi_site.coach.rule import Rule
from mfi_site.coach.timeliness import INACTIVE_SCHOOL_DAYS, last_activity, quiet_school_days
from mfi_site.model.finding import Finding

RULE = Rule(
    id="inactive",
    kind="concern",
    area="Timeliness",
    private=True,
    asks=f"Data, cycles or reports of an active project change within {INACTIVE_SCHOOL_DAYS} school days.",
    guidance="Inactivity at any point needs to be challenged and flagged to the Community Planning team - "
    "there may be many "
    "reasons for it and at times means we need to go back and liaise directly with sponsors.",
)
PASSES = ("as of 2025-09-15", "status: paused")
FAILS = ("as of 2025-10-08",)


def check(case: Case) -> Iterable[Finding]:
    days = quiet_school_days(case.project, case.settings, case.today, case.past.changed_on)
    if days > INACTIVE_SCHOOL_DAYS:
        since = day_words(last_activity(case.project, case.today, case.past.changed_on))
        yield RULE.of(
            case,
            f"Nothing has changed in data, cycles or reports since {since}, {days} school days ago.",
            "Ask what is in the way; flag it to the programme team.",
        )
