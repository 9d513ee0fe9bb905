"""What is understood of aims, and where in the text it was found."""

from __future__ import annotations

import pytest

from mfi_site.coach.language import aim

GOOD = "By 26 June 2026, 85% of our 24 Primary 4 pupils will be on track in writing, up from 54% in August 2025."


def test_spans_point_at_the_words() -> None:
    """Each part of a good aim is found where it stands."""
    how_much, baseline, by_when, for_whom = (
        aim.how_much(GOOD),
        aim.baseline(GOOD),
        aim.by_when(GOOD),
        aim.for_whom(GOOD),
    )
    assert [part.of(GOOD) for part in how_much.targets] == ["85%"]
    assert baseline.span is not None and baseline.span.of(GOOD) == "54%"
    assert by_when.span is not None and by_when.span.of(GOOD).endswith("26 June 2026")
    assert for_whom.span is not None and for_whom.span.of(GOOD) == "Primary 4"


def test_the_size_of_the_class_and_the_date_are_not_the_end() -> None:
    """Numbers of pupils, of classes, of terms and of days do not say how much."""
    for text in (
        "By 26 June 2026 our 24 Primary 4 pupils will be better writers",
        "Improve writing for the 18 children in P3 by the end of term 3",
        "By June 2027 the 3-5 room will be calmer",
        "In session 2025/26 S1 and S2 classes will be more settled in period 6",
        "Improve reading in the next 12 weeks for SIMD Q1 and 2 learners",
    ):
        assert not aim.how_much(text).present, text


@pytest.mark.parametrize(
    "text",
    [
        "Reduce lates by 20%",
        "Halve the number of incidents",
        "Twice as many families come to the library",
        "A 10% increase in attendance",
        "Increase reading by one quarter",
        "Improve spelling by at least five percentage points",
        "Detentions to fall 30% this autumn term",
        "Half as many accidents by June as last year",
        "Lates cut to half of what they are",
        "Improve the score by one point between Sept and June",
    ],
)
def test_a_change_alone_is_relative(text: str) -> None:
    """By how much says nothing of where it ends."""
    assert aim.how_much(text).relative_only


@pytest.mark.parametrize(
    "text",
    [
        "half of our parents",
        "at least 3 in 4 lessons",
        "every child can swim",
        "zero exclusions in S2",
        "no more than two lates",
        "from 88 to 93 per cent",
        "All P3 learners will read for pleasure each night",
        "three quarters of P6 finish",
        "lates by 50% to 4 a week",
        "nobody is late",
        "used by 80% of staff",
        "fewer than 5 incidents",
        "≥90% of S2",
        "<5 a day",
        "12/15 pupils",
        "85–90% of P4",
        "an average of 4.5 out of 5",
        "95pc of pupils",
        "nobody waits more than a minute",
        "not a single exclusion",
        "one call a month for each family",
        "4 days at present, 1 by Easter",
    ],
)
def test_an_end_is_an_end_however_it_is_written(text: str) -> None:
    """Words, fractions, all and none count as quantified ends."""
    assert aim.how_much(text).present


@pytest.mark.parametrize(
    "text",
    [
        "Oral marks are averaging 14/20 - to be 17/20 by January",
        "Reply rate: 1 in 5, to become 4 in 5",
        "Suspensions, 140 in SY25. Goal: 70 or fewer in SY27.",
        "Of the 22 pupils in Room 9, 6 put their hand up. Goal is 18.",
        "The cost averages £310 a year; under £150 by August 2027",
        "The 2024 cohort averaged 81% attendance; ours should average 92%.",
    ],
)
def test_the_first_of_two_numbers_is_where_it_starts(text: str) -> None:
    """With the goal said after it, a number without one is today's."""
    assert aim.baseline(text).present and aim.how_much(text).present


@pytest.mark.parametrize(
    "text",
    [
        "by Easter",
        "before the October break",
        "by the end of P4",
        "by the end of term 3",
        "by end-2016",
        "in 12 weeks",
        "in 12 weeks' time",
        "by 1/6/26",
        "by 2026-06-26",
        "by mid-March",
        "by the summer holidays",
        "this session",
        "over the next two terms",
        "by June",
        "by the end of session 2025/26",
        "within one school year",
        "by Feb '26",
        "by FY2019",
        "end of the school year",
        "ro dheireadh an teirm",
        "by week beginning 4 May",
        "by half-term",
        "June 2026",
        "by the time they sit prelims",
        "by Q4 2025",
        "by hogmanay",
        "by next summer",
        "until 31st March 2027",
    ],
)
def test_times_are_read_as_schools_write_them(text: str) -> None:
    """Dates, terms, sessions, feasts and spans of weeks say by when."""
    assert aim.by_when(f"85% of P4 on track {text}").present


@pytest.mark.parametrize(
    "text",
    [
        "85% of P4 on track, up from 54% in August 2025",
        "Since August 2025 attendance has been 90%; we want 95%",
        "Reduce lates compared to 2024 levels",
        "90% of P3 seen within five working days of referral",
        "80% of children may choose a book each week",
        "P4 read for 20 minutes a day",
        "Children march in lines of three",
    ],
)
def test_other_times_are_no_end(text: str) -> None:
    """Dates of a baseline, waiting times, rates and the verbs may and march do not say by when."""
    assert not aim.by_when(text).present


@pytest.mark.parametrize(
    "text",
    [
        "By 26 June 2026 attendance in P7 reaches 95%",
        "By June, lates fall by 20%",
        "By half of the term P4 read daily",
        "Attendance as measured by SEEMiS reaches 95%",
        "95% of pupils using full stops by May",
        "Improve attendance by reducing lates in P7 from 9 to 2",
        "P3 develop their vocabulary to 500 words",
        "Children can create and tell a story by June",
        "80% of P6 enjoy reading, as shown through the pupil survey",
        "P1 through P3 attend 95% of days",
    ],
)
def test_outcomes_are_not_solutions(text: str) -> None:
    """Dates, shares, measures and what pupils do are left alone."""
    assert not aim.solution(text).present, aim.solution(text)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Raise attendance to 95% by introducing a breakfast club", "means"),
        ("80% know their sounds through daily phonics", "means"),
        ("80% know their sounds using a daily phonics programme", "means"),
        ("80% of families reply via the app", "means"),
        ("Introduce a soft start", "delivery"),
        ("By August we will roll out a new planner", "delivery"),
        ("Every class has a calm corner", "delivery"),
        ("All staff will be trained in Makaton", "delivery"),
    ],
)
def test_solutions_are_found(text: str, how: str) -> None:
    """A means and a delivery are both solutions."""
    assert (aim.solution(text).present, aim.solution(text).how) == (True, how)


def test_the_name_of_an_own_idea_is_a_solution() -> None:
    """An aim that names a change idea holds its solution; a shared topic is not enough."""
    ideas = ["Five-minute peer edit with a checklist", "Improve writing attainment", "Call home for late pupils in P4"]
    found = aim.solution("85% of P4 do a peer edit by June", ideas)
    assert found.how == "own idea" and found.span is not None
    assert found.span.of("85% of P4 do a peer edit by June") == "peer edit"
    assert not aim.solution("Writing attainment of P4 reaches 85% by June; no late pupils", ideas).present


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("Raise attendance in all schools in the authority", True),
        ("Improve behaviour across the whole school", True),
        ("All pupils in P4 reach first level", False),
        ("Reduce lates at our school", False),
        ("Raise attendance throughout the school year in P2", False),
    ],
)
def test_scope(text: str, wide: bool) -> None:
    """An authority or a whole school is too wide to start with; a class is not."""
    assert aim.scope(text).too_wide is wide
