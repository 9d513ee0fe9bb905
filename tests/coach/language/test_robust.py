"""Hostile and odd texts: every function ends quickly, and every span lies inside the text."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfi_site.coach.language import aim, exception, idea, measure, prose, reflection, study
from mfi_site.coach.language.text import plain

FUNCTIONS: tuple[Callable[[str], object], ...] = (
    aim.how_much,
    aim.baseline,
    aim.by_when,
    aim.for_whom,
    aim.scope,
    aim.solution,
    idea.task,
    idea.concept,
    measure.vague,
    measure.direction,
    study.refers_to_data,
    reflection.about_improvement,
    exception.refused,
)
PIECES = [
    "By June 2026 all P3 learners will ",
    "9 ",
    "by ",
    "all ",
    "from ",
    "( ",
    "1/",
    "of ",
    "in the next ",
    "waiting for more than ",
    "at the end of the ",
    "staff will have ",
    "one of ",
    "3 may 2026 ",
    "the school will develop a ",
    "review of the ",
    "ask what they ",
    "within 30 days ",
    "is 5, and we ",
    "(in may 5 ",
    "x",
    "- ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_ten_thousand_characters_take_a_tenth_of_a_second(piece: str) -> None:
    """No pattern backtracks without end: 10,000 characters stay quick, best of three."""
    text = (piece * 10_000)[:10_000]
    for function in (*FUNCTIONS, prose.small_numbers):
        best = 1.0
        for attempt in range(3):
            started = time.process_time()
            function(text + " " * attempt)
            best = min(best, time.process_time() - started)
        assert best < 0.1, (getattr(function, "__name__", function), best)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from([*PIECES, "İ", "ﬁ", "–", "85% ", "½", "\u202e", "pupils ", "Easter", "\n", "to "]), max_size=12
    )
)
def test_spans_lie_inside_the_text(pieces: list[str]) -> None:
    """Whatever is written, a span covers at least one character of it."""
    text = "".join(pieces)
    for function in FUNCTIONS:
        span = getattr(function(text), "span", None)
        assert span is None or 0 <= span.start < span.end <= len(text)


@given(st.text())
def test_plain_moves_nothing(text: str) -> None:
    """The plain text is as long as the text it came from."""
    assert len(plain(text)) == len(text)
