"""There is a contact at least once a month."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.letters import month_words
from mfi_site.coach.quoting import listed
from mfi_site.coach.rule import Rule
from mfi_site.coach.timeliness import CONTACT_DAYS, days_without_contact, months_without_contact
from mfi_site.model.finding import Finding

RULE = Rule(
    id="contact-monthly",
    kind="concern",
    area="Timeliness",
    private=True,
    asks="contacts.yml has a contact at least once a month; an intensive programme agrees one a week.",
    guidance="It is expected that contact will be made at least once every month during the QI Programme.",
)
PASSES = (
    "as of 2025-10-20\n=== contacts.yml\n- {date: 2025-09-04, with: [team], how: visit}\n"
    "- {date: 2025-10-02, with: [team], how: call}\n",
)
FAILS = ("as of 2025-11-03\n=== contacts.yml\n- {date: 2025-09-04, with: [team], how: visit}\n",)


def check(case: Case) -> Iterable[Finding]:
    months = months_without_contact(case.project, case.settings, case.today)
    days = days_without_contact(case.project, case.settings, case.today)
    if months:
        named = [month_words(m) for m in months]
        which = listed(named) if len(named) < 4 else f"{len(named)} months, the last of them {named[-1]}"
        yield RULE.of(
            case,
            f"No contact is recorded in {which}.",
            "A short call counts; write it in contacts.yml.",
        )
    elif days is not None and days > CONTACT_DAYS:
        there_was = any((case.today - contact.day).days == days for contact in case.project.contacts)
        said = f"The last contact was {days} days ago." if there_was else f"No contact is recorded for {days} days."
        yield RULE.of(case, said, "A short call counts; write it in contacts.yml.")
