"""By when: every family of deadlines that schools write, and the times that are none."""

from __future__ import annotations

import pytest

from mfi_site.coach.language import aim

DEADLINES = {
    "days and months": """
        31/3; 6/27; 31-Mar-27; 04/05/2026; 05-04-2026; the 31st of March; Mar. 31; Sept 26; June '27; '27;
        around Easter; approximately June; Friday 12th; the end of next June; next August; w/c 4 May
    """,
    "years": """
        the end of SY27; AY 26/27; end 26/27; FY 26-27; fiscal 2027; SY 2026-27; its 2028 review; close of
        Q2
    """,
    "terms and their parts": """
        T3 W5; T2W10; end T4; HT3; Autumn 1; Aut 2; Spr1; Summer Half Term 2; Sem 2; Trinity term; the
        second trimester; the third nine weeks; the 3rd quarter; MP3; marking period 3; Wk 10; week ten; mid
        term 3; halfway through term 2; the back end of term 3; EOY; MOY; mid-session; the last bell in
        June; their 8th week
    """,
    "reporting points": """
        tracking period 3; data drop 3; DD3; AP2; checkpoint 3; report 2; the third benchmark; interims;
        window 3; PDSA cycle 3; the third cycle; round 3; the 10-week mark; the halfway point; day 60; the
        100th day
    """,
    "stages": """
        the end of Key Stage 2; the end of Reception; the end of third class; the end of Senior Infants; the
        end of Prep; the end of TY; the end of the Junior Cycle; the end of sixth form; the end of
        progression step 2
    """,
    "feasts": """
        Hallowe'en; Samhain; Lughnasa; Burns Night; Bonfire Night; Remembrance Sunday; Matariki; NAIDOC
        Week; Juneteenth; Martin Luther King Day; the King's Birthday; Shrove Tuesday; Yom Kippur; Chinese
        New Year; Advent
    """,
    "holidays": """
        the Hallowe'en break; March break; the bank holiday; tattie week; the hols; Whit half-term; Glasgow
        Fair; the long weekend; Presidents' week; the second exeat; the equinox; harvest; lambing
    """,
    "what happens once": """
        the carol service; the school show; the P7 prom; the gala; awards night; A-level results day; the
        phonics screening check; NAPLAN; the MTC; KS2 SATs; finals; the AGM; our next Estyn visit; the ACEL
        return; parent-teacher conferences; the in-service day in May; the morning of the prelim; P1 entry;
        transfer
    """,
    "spans": """
        the end of an 8-week block; the end of the first nine weeks; the end of the three-year plan; month
        six
    """,
}
WHOLE = (
    "before the clocks change", "when the clocks go forward", "by when we break up",
    "by the time school closes for summer", "between now and the summer holidays", "between Sept and June",
    "from now until Easter", "in the weeks before the exams", "in the run-up to Christmas",
    "over the coming months", "in the year ahead", "within 6 mths", "in 8 wks", "six months from today",
    "in time for the new term", "ahead of the exams", "prior to study leave", "(June)", ", Easter 2027",
    "Due: June", "Timescale: one term", "End date: 26/6", "When: end of T3", "by the time of transition",
    "over the rest of the session", "this coming June", "at the June check", "erbyn mis Mehefin", "ron Chàisg",
)  # fmt: skip
NONE = (
    "by half", "by one level", "by the class teacher", "by hand", "by 9.05", "by the bell", "by bedtime",
    "by Friday", "by SIMD quintile", "by three months", "by trained staff", "by Reciprocal Teaching",
    "by better communication", "before lunch", "before the lesson starts", "by the time the register closes",
    "at the end of each lesson", "by the end of every day", "at the end of each week",
    "in the first week of each term", "within a week", "within two weeks of referral",
    "within a fortnight of arriving", "for six consecutive weeks", "last session", "than in 2024",
    "compared to the 2023-24 baseline", "(54% in August 2025)", "who arrived in August 2025",
    "before Christmas last year", "as measured by the summer tests", "as seen at the last inspection",
    "in summer-born boys", "at Christmas club", "as in session 2024-25", "affected by the 2025 flood",
)  # fmt: skip
TIMES = [time.strip() for family in DEADLINES.values() for time in family.replace("\n", " ").split(";")]


@pytest.mark.parametrize("family", DEADLINES)
def test_each_family_of_deadlines_is_read_wherever_it_stands(family: str) -> None:
    """A time after "by" says by when, at the end of an aim and at its head."""
    for time in (" ".join(time.split()) for time in DEADLINES[family].split(";")):
        assert aim.by_when(f"90% of P4 pupils will read daily by {time}").present, time
        assert aim.by_when(f"By {time}, 90% of P4 pupils will read daily").present, time


@pytest.mark.parametrize("time", WHOLE)
def test_a_deadline_needs_no_by(time: str) -> None:
    """Clauses, spans, labels and times in brackets say by when as well."""
    assert aim.by_when(f"90% of P4 pupils will read daily {time}").present


@pytest.mark.parametrize("time", NONE)
def test_what_is_no_deadline_is_not_taken_for_one(time: str) -> None:
    """Amounts, agents, hours of the day, rhythms and the past do not say by when."""
    assert not aim.by_when(f"90% of P4 pupils will read daily {time}").present


@pytest.mark.parametrize("time", TIMES)
def test_the_number_in_a_deadline_is_not_how_much(time: str) -> None:
    """Week ten, data drop 3 and 31/3 are no ends and no changes."""
    found = aim.how_much(f"Improve reading in P4 by {' '.join(time.split())}")
    assert not found.present and not found.relative_only


@pytest.mark.parametrize(
    "text",
    [
        "By giving P2 more time, improve handwriting",
        "By better communication with families, raise attendance to 95%",
        "By 9.15 each day, all registers are closed",
        "By the use of buddies, EAL pupils feel at home",
        "In the 2025 survey just 38% of staff felt listened to. Our aim is 90%.",
        "To improve outcomes, as recommended in the 2023 inspection report",
        "Since August four in ten of our P1s have come in after the bell. We'd like one in ten.",
    ],
)
def test_a_means_or_a_picture_of_today_at_the_head_is_no_deadline(text: str) -> None:
    """What an aim begins with is not always its date."""
    assert not aim.by_when(text).present


def test_the_later_of_two_years_is_the_end() -> None:
    """ "from 58% (2024) to 80% (2027)" ends, and "54% (2024)" only begins."""
    text = "Improve leavers with an award from 58% (2024) to 80% (2027)"
    found = aim.by_when(text)
    assert found.span is not None and found.span.of(text) == "2027"
    assert not aim.by_when("80% of leavers have an award, up from 58% (2024)").present
