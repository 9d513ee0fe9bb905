"""What will be better is no solution, and numbers that say where things are today or how large they may be at most."""

from __future__ import annotations

import pytest

from mfi_site.coach.language import aim


@pytest.mark.parametrize(
    "text",
    [
        "By Thanksgiving, 70% of fifth graders will be finishing their morning work.",
        "Get the dinner queue down from 20 minutes to 8.",
        "Make Monday mornings quieter for the Butterfly Room",
        "Maths to get better by the next tracking point",
        "To ensure that bilingual learners have their needs met",
        "To build stronger partnerships with families",
        "Cut the minutes lost through absence from 900 to 400 a month.",
        "Reduce use of the quiet room by Year 8 by a half",
    ],
)
def test_an_end_state_is_no_solution(text: str) -> None:
    """An aim that only says what will be better is not said to contain a solution."""
    assert not aim.solution(text).present


@pytest.mark.parametrize(
    "text",
    [
        "To improve attendance by moving to a later start",
        "Creation of a calm corner in the library",
        "Teachers to use the agreed marking code in every jotter",
        "Pupils will take part in the daily mile to improve their fitness.",
        "A teaching assistant to be appointed for P2",
        "All lunchtime staff trained in restorative talk",
        "Attendance of P6 reaches 94% by May, backed by a daily call home",
        "Fewer lessons lost in S2 owing to a seating plan in every class",
        "The way to 90% is a mentor for each of them; the path to this is a weekly talk",
        "A drop-in for new parents, once a month",
        "A homework hub up and running for S1 by Easter",
        "Reduce worry about the move to S1 by having them visit for a week",
    ],
)
def test_a_delivery_without_its_usual_verb_is_a_solution(text: str) -> None:
    """Things that are made, given, used by staff or taken part in belong in a driver."""
    assert aim.solution(text).present


@pytest.mark.parametrize(
    "text",
    ["One fall a week at most", "From 22 a month in autumn 2024 to fewer than 5 a month: arguments in the lunch hall",
     "We want no more than one upset drop-off a day", "Boys take up at most 60% of the pitch"],
)  # fmt: skip
def test_a_limit_is_an_end(text: str) -> None:
    """No more than, fewer than and at most say how much."""
    assert aim.how_much(text).present


@pytest.mark.parametrize(
    "text",
    ["Late slips: 31 last block, under 6 next block", "Pass rate: 64% (June 25) -> 80% (June 26)",
     "Average score of 2.4 on the scale, to be 3.5", "Tidying up (11 minutes in our May timings) takes 4 by Easter.",
     "Reading at benchmark: BOY 41%, goal for EOY 70%", "Lates on Fridays: 40 a month, aiming for 10",
     "20 of 24 can swim a length by June (9 could in August)", "Spelling age of P4 from 7y10m to 9y2m by May",
     "Visits to the office from a dozen a week to 3 by Easter"],
)  # fmt: skip
def test_the_first_of_two_numbers_is_todays(text: str) -> None:
    """Two numbers with their times or with a goal between them say from where, and how much."""
    assert aim.baseline(text).present
    assert aim.how_much(text).present


@pytest.mark.parametrize(
    "text",
    [
        "Fewer Y8s sent out",
        "Half of upper sixth apply",
        "Half of Gr 3 read daily",
        "70% of the Grade 9s pass",
        "Kinder settle in 5 minutes",
    ],
)
def test_short_names_of_classes_are_people(text: str) -> None:
    """Gr 3, Grade 9s and Kinder say for whom."""
    assert aim.for_whom(text).present


@pytest.mark.parametrize("text", ["Share the bikes in Spring Room", "Pupils in Year 3 may take more risks"])
def test_rooms_and_verbs_are_no_dates(text: str) -> None:
    """A room that is named after a season and what a class may do are no deadline."""
    assert not aim.by_when(text).present


@pytest.mark.parametrize(
    "text", ["Reduce office referrals 25 percent", "Cut noise 30% with a light", "Raise scores 5%"]
)
def test_a_change_without_by_is_a_change(text: str) -> None:
    """A share right after what is to change says by how much, and not what it will be."""
    assert aim.how_much(text).relative_only


@pytest.mark.parametrize(
    "text", ["12 of 20 pass at the next diet", "Fewer than 5% are overdue at the May stocktake",
             "Scores rise by 8 points between the autumn and spring tests"],
)  # fmt: skip
def test_what_happens_in_a_named_month_is_a_deadline(text: str) -> None:
    """The May stocktake, the next diet and the spring tests say by when."""
    assert aim.by_when(text).present


@pytest.mark.parametrize(
    "text",
    [
        "Cut calls home caused by missing forms to none by June",
        "Bring the number of lost forms down to none by Easter",
        "Reduce exclusions to nil",
        "Late forms to be none by June",
        "By May all 9 boys in the Tuesday nurture group will be able to name five feelings",
        "All 14 staff in the infant department will have watched a colleague by May",
        "Every teacher will post success criteria daily",
    ],
)
def test_none_and_all_are_ends(text: str) -> None:
    """To none, all twelve of a group and every teacher say how much."""
    assert aim.how_much(text).present


@pytest.mark.parametrize(
    "text",
    ["Improve reading for all 12 children in the group", "All 12 children in the group will make better progress",
     "Access to none of the clubs", "All learners will experience success"],
)  # fmt: skip
def test_all_and_none_that_say_no_end_are_none(text: str) -> None:
    """Whom it is for, and hopes for all of them, do not say how much."""
    assert not aim.how_much(text).present


@pytest.mark.parametrize(
    "text",
    [
        "Cut the number of injuries caused by running in corridors to 3 a month",
        "Reduce lessons lost to disruption caused by arriving late",
    ],
)
def test_what_something_is_caused_by_is_no_means(text: str) -> None:
    """What a problem comes from is not how it will be solved."""
    assert not aim.solution(text).present


@pytest.mark.parametrize(
    "now",
    ["; we are starting at 22%.", ", starting at 22%", "; starting from about 22%", ". At the moment it is 22%",
     " (at the moment it's 22%)", "; our starting point is 22%", ". We began at 22%", "; so far it is 22%"],
)  # fmt: skip
def test_the_start_may_be_said_afterwards(now: str) -> None:
    """A number of today after the aim says from where, and is no second end."""
    text = f"By June 60% of fathers will take part{now}"
    assert aim.baseline(text).present
    assert [text[place.start : place.end] for place in aim.how_much(text).targets] == ["60%"]


@pytest.mark.parametrize(
    "text", ["60% of pupils come to a breakfast club starting at 8", "80% of fathers take part, starting from August"]
)
def test_when_a_thing_starts_is_no_start_of_a_measure(text: str) -> None:
    """The hour or the month that something starts at is not where the number stands today."""
    assert not aim.baseline(text).present
