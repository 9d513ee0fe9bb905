"""Small numbers of people in prose."""

from __future__ import annotations

import pytest

from mfi_site.coach.language import prose


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3 of 7 pupils met it", "3 of 7"),
        ("Only two of the five children smiled", "two of the five"),
        ("3/7 pupils", "3/7"),
        ("4 out of 6 P4 pupils", "4 out of 6"),
        ("pupils: 3 of 7", "3 of 7"),
        ("Of the seven pupils, three improved", "Of the seven pupils, three"),
        ("none of the 5 looked-after children", "none of the 5"),
        ("one of our nine staff", "one of our nine"),
    ],
)
def test_small_numbers_are_found(text: str, found: str) -> None:
    """Digits or words, of, out of or a stroke, beside a word for people."""
    assert [n.span.of(text) for n in prose.small_numbers(text)] == [found]


@pytest.mark.parametrize(
    "text",
    [
        "13 of 24 pupils",
        "3 of 10 pupils",
        "Primary 4/5 pupils",
        "P3/4 pupils",
        "24/7 support for pupils",
        "3/4 of the pupils",
        "2 of 3 criteria were met by pupils",
        "one of the three classes",
        "4 of 5 days",
        "3 of 70 pupils",
        "9 of 7 pupils",
    ],
)
def test_others_are_left_alone(text: str) -> None:
    """Larger groups, composite classes, fractions and things are no risk."""
    assert prose.small_numbers(text) == ()


def test_the_limit_can_be_raised() -> None:
    """A board with larger smallest groups asks for more."""
    assert prose.small_numbers("13 of 24 pupils", below=25)[0].total == 24
