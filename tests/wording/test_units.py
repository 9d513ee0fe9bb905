"""A unit behind a value of one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfi_site.wording import Words
from mfi_site.wording.units import parted, with_unit


@pytest.mark.parametrize(("number", "unit", "said"), [
    ("2", "minutes", "2 minutes"), ("0", "minutes", "0 minutes"), ("1.0", "minutes", "1.0 minutes"),
    ("1", "minutes", "1 minute"), ("1", "red cards", "1 red card"), ("−1", "Days", "−1 Day"),
    ("1", "mm", "1 mm"), ("1", "out of 10", "1 out of 10"), ("1", "sentences", "1 sentence"),
    ("1", "lunches", "lunches: 1"), ("1", "minutes a week", "minutes a week: 1"), ("1", "classes", "classes: 1"),
    ("1", "pupils' books", "pupils' books: 1"), ("1", "stories", "stories: 1"),
])
def test_one_of_a_unit_is_not_said_in_the_plural(number: str, unit: str, said: str) -> None:
    """One minute, not one minutes; where the singular is not sure the unit stands first."""
    assert with_unit(number, unit, Words()) == said


def test_another_language_has_no_english_singular() -> None:
    """A unit in Gaelic keeps its letters."""
    assert with_unit("1", "leabhraichean", Words("gd")) == "leabhraichean: 1"


@given(st.sampled_from(["0", "1", "−1", "2", "12.5"]),
       st.text(st.characters(categories=["L", "Zs"]), max_size=20).map(lambda u: " ".join(u.split()) or "m"))
def test_a_value_and_its_unit_come_apart_again(number: str, unit: str) -> None:
    """What was put together can be set as a figure with the unit under it."""
    said = with_unit(number, unit, Words())
    apart, form = parted(said, unit)
    assert apart == number and form.strip("()") in said


def test_a_unit_that_stood_first_is_in_brackets_behind() -> None:
    """A figure of one is not followed by a plural as if it were its unit: 1 (lunches), not 1 lunches."""
    assert parted("lunches: 1", "lunches") == ("1", "(lunches)")


def test_a_unit_within_a_masked_value_comes_out() -> None:
    """An end keeps its words when the unit goes."""
    assert parted("20 lates or under", "lates") == ("20 or under", "lates")
