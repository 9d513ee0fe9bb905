"""Lines of text reckoned without a font."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mfi_site.diagrams.kit import text

WIDEST = 40.0


@given(st.text(max_size=120), st.floats(WIDEST, 400), st.booleans())
def test_no_line_is_wider_than_its_room(said: str, room: float, bold: bool) -> None:
    """Whatever is written, each line fits its room by the reckoned width."""
    assert all(text.width(line, 17, bold=bold) <= room + 1e-6 for line in text.lines(said, room, 17, bold=bold))


@given(st.text(max_size=120), st.floats(WIDEST, 400))
def test_lines_lose_no_character(said: str, room: float) -> None:
    """Breaking a text moves spaces and nothing else."""
    assert "".join("".join(text.lines(said, room, 14)).split()) == "".join(said.split())


@given(st.text(max_size=200), st.integers(1, 4))
def test_a_limit_of_lines_is_kept_and_seen(said: str, most: int) -> None:
    """At most so many lines stand, the last still within its room and ending in an ellipsis where text was cut."""
    whole, cut = text.lines(said, 90, 14), text.lines(said, 90, 14, most=most)
    assert len(cut) == min(len(whole), most)
    assert all(text.width(line, 14) <= 90 + 1e-6 for line in cut)
    assert len(whole) <= most or cut[-1].endswith("…")


def test_a_long_word_is_broken_and_a_hyphen_is_a_place_to_break() -> None:
    """A word of forty letters takes several lines; "three-point" may break after its hyphen."""
    assert len(text.lines("x" * 40, 120, 14)) > 1
    assert text.lines("three-point", 70, 14) == ("three-", "point")


def test_marks_stay_with_their_letters() -> None:
    """A combining accent never begins a line."""
    broken = text.lines("e\u0301" * 30, 60, 17)
    assert len(broken) > 1 and not any(line.startswith("\u0301") for line in broken)


def test_direction_is_that_of_the_first_strong_letter() -> None:
    """Digits and signs do not decide; Hebrew and Arabic letters read from the right."""
    assert text.direction("12 שלום abc") == "rtl"
    assert text.direction("(a) שלום") == "ltr"
    assert text.direction("12", "rtl") == "rtl"
