"""Names of measures: countable or vague, with or without a direction."""

from __future__ import annotations

import pytest

from mfi_site.coach.language import measure


@pytest.mark.parametrize(
    "name",
    [
        "Staff confidence",
        "Pupil engagement",
        "Writing attainment",
        "Levels of engagement",
        "Pupil engagement over time",
    ],
)
def test_topics_are_vague(name: str) -> None:
    """A topic cannot be counted."""
    assert measure.vague(name)


@pytest.mark.parametrize(
    "name",
    [
        "Number of lates",
        "% on track",
        "Time to settle",
        "Late arrivals a week",
        "Confidence score (1-5)",
        "Red cards",
        "Zorbs",
        "",
    ],
)
def test_counts_are_left_alone(name: str) -> None:
    """Counts, shares, times, scores, things in the plural and unknown words are not vague."""
    assert not measure.vague(name)


def test_a_unit_makes_a_name_countable() -> None:
    """A measure in per cent is counted whatever it is called."""
    assert not measure.vague("Engagement", unit="%")


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Increase in lates", "increase"),
        ("% improvement in reading", "improvement"),
        ("Fewer red cards", "fewer"),
        ("Shorter waits", "shorter"),
        ("Closing the gap", "closing"),
        ("Growth in reading", "growth"),
        ("Attendance improved", "improved"),
        ("Reduced level of noise", "reduced"),
    ],
)
def test_directions(name: str, word: str) -> None:
    """The word that gives the direction is found."""
    found = measure.direction(name)
    assert found.span is not None and found.span.of(name).lower() == word


@pytest.mark.parametrize(
    "name",
    [
        "Pupils with more than 10% absence",
        "No more than 3 lates",
        "More able pupils at club",
        "Improvement plan actions done",
        "Lower school lates",
        "Higher English passes",
        "Raised hands per lesson",
        "Wider achievement awards",
        "Seconds to line up",
    ],
)
def test_thresholds_are_no_direction(name: str) -> None:
    """More than, more able, improvement plans and names with such a word in them are left alone."""
    assert not measure.direction(name).present
