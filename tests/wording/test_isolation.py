"""Right-to-left letters inside a left-to-right sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfi_site.wording import Words

FIRST, LAST = "\u2068", "\u2069"


@pytest.mark.parametrize("name", ["مشروع القراءة", "% قراءة", "שלום", "Reading قراءة"])
def test_a_right_to_left_name_is_set_apart(name: str) -> None:
    """Digits and colons after an Arabic or Hebrew name stay on their side of it."""
    said = Words().say("page.event-value", measure=name, value="73%", verdict="no signal")
    assert said == f"{FIRST}{name}{LAST}: 73%, no signal"


@given(st.text(st.characters(max_codepoint=0x58f, exclude_categories=["Cs", "Cc"])))
def test_other_names_are_left_as_they_are(name: str) -> None:
    """Latin, Greek and Cyrillic names gain no invisible characters."""
    assert FIRST not in Words("gd").say("page.event-value", measure=name, value="73%", verdict="no signal")
