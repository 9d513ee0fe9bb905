"""Why a report was late, in the words that teachers use."""

from __future__ import annotations

import pytest

from mfi_site.coach.language.exception import refused

REFUSED = {
    "workload": [
        "Workload",
        "Volume of work this month",
        "Pressures of work",
        "Other work commitments",
        "Emergency workload",
        "I was busy",
        "Fire fighting, too busy",
        "A busy end of session",
        "I didn't have time",
        "Did not have the time to write it",
        "Not had a chance to write it",
        "Snowed under",
        "A storm of e-mails and no time",
        "A lot of marking",
        "Parents' evenings",
        "Reports to write for parents",
        "Behind with paperwork",
        "Missed the deadline",
        "Forgot",
        "Cus obrach",
        "Ro thrang",
    ],
    "annual leave": [
        "Annual leave",
        "Absent on annual leave",
        "Absence: annual leave",
        "I was on leave",
        "A/L",
        "Family holiday",
        "Trip abroad",
        "TOIL",
    ],
    "out of term": [
        "School holidays",
        "The October break",
        "Holiday",
        "Easter",
        "Over Christmas",
        "Half term",
        "Outwith term time",
        "Time out of school term",
        "School was closed for the summer",
        "Term had ended",
        "Inset day",
        "Saor-làithean na sgoile",
    ],
}
ACCEPTED = [
    "Bereavement",
    "A death in the family over the October holidays",
    "Funeral on the due day; I was also busy",
    "Illness",
    "Sick leave",
    "Ill on annual leave",
    "Signed off with stress caused by workload",
    "Burnt out and overwhelmed; mental health leave",
    "Phased return after an operation, little time",
    "Inspection week, no time for anything else",
    "Depute absent and workload",
    "Staff absence",
    "School closed by storm damage",
    "Evacuated: burst pipe, school closed for the week",
    "Power cut",
    "Jury duty",
    "Maternity leave",
    "Leave of absence",
    "Carer's leave",
    "Child in hospital during half term",
    "Safeguarding matter",
    "Bàs san teaghlach",
    "Industrial action",
    "School closed",
    "The lead left the school",
    "Agreed with the programme team",
]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in REFUSED.items() for text in texts])
def test_work_leave_and_holidays_are_refused_in_any_words(kind: str, text: str) -> None:
    """Volume of work, annual leave and time out of term are planned round, however they are put."""
    found = refused(text)
    assert (found.refused, found.kind) == (True, kind)


@pytest.mark.parametrize("text", ACCEPTED)
def test_what_may_be_exceptional_is_never_refused(text: str) -> None:
    """A reason that may be exceptional stands, also beside one that is not, and a doubtful one is left to people."""
    assert not refused(text).refused
