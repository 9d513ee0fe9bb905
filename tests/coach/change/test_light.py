"""Author's text as Markdown that stays text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from mfi_site.coach.change.formats._shared import light


@pytest.mark.parametrize("text", [
    "By 26 June 2026, 85% of our 24 pupils will read, up from 54%.", "7 points in a row: a possible signal.",
    "4 of 4, 100% · 3 of 4, 75%", "Free-write (ten minutes), four mornings a week", "66.7%",
])
def test_plain_sentences_stay_as_they_are(text: str) -> None:
    """A usual sentence reads the same before it is rendered."""
    assert light(text) == text


@pytest.mark.parametrize("text", [
    "# head", "- item", "1. item", "+ item", "> quote", "[a](http://b)", "![a](b)", "<b>", "**b**", "`c`", "| a |",
    "www.example.com", "https://example.com", "=====", "***", "- [ ] box", "~~x~~", "a\n\n# b",
])
def test_markup_stays_text(text: str) -> None:
    """What would be a heading, list, link, picture or tag is one paragraph of plain text."""
    html = markdown(light(text), extensions=["tables", "sane_lists"])
    assert re.sub(r"\\", "", html).count("<") == 2, html


@given(st.text(max_size=80))
def test_no_text_makes_markup(text: str) -> None:
    """No text at all makes an element other than its one paragraph, a mention or an address."""
    made = light(text)
    assert "\n" not in made
    assert not re.search(r"(?<!\\)[@<>\[\]`*_]", made)
    assert not re.match(r"\s*::", made)
