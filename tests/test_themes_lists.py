"""Lists come out as GitHub shows them, whichever way a teacher set them in."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mfi_site.themes_lists import lists_as_read
from mfi_site.themes_markdown import render_markdown

CHANGED = {
    "two spaces": ("- a\n  - b\n  - c\n- d", "- a\n    - b\n    - c\n- d"),
    "three spaces under a number": ("1. a\n   - b\n2. c", "1. a\n    - b\n2. c"),
    "three levels": ("- a\n  - b\n    - c\n- d", "- a\n    - b\n        - c\n- d"),
    "tabs": ("- a\n\t- b", "- a\n    - b"),
    "after a paragraph": ("We tried:\n- a\n- b", "We tried:\n\n- a\n- b"),
    "a first number after a paragraph": ("We tried:\n1. a\n2. b", "We tried:\n\n1. a\n2. b"),
    "a bracket after the number": ("1) a\n2) b", "1. a\n2. b"),
    "another kind of list": ("- a\n1. b", "- a\n\n1. b"),
    "a paragraph of an item": ("- a\n\n  more\n- b", "- a\n\n    more\n\n- b"),
    "a line of a nested item": ("- a\n  - b\n    more", "- a\n    - b\n      more"),
}
LEFT = {
    "four spaces": "- a\n    - b\n- c",
    "a plain list": "Text.\n\n- a\n- b\n\nMore.",
    "an item over two lines": "- a\n  goes on\n- b",
    "no list": "3.5 of 10 - a third\n-- and so on",
    "a year in a sentence": "It began in\n2025. It went well.",
    "a minus": "from\n-5 to 5",
    "a rule": "Text.\n\n* * *\n\n- - -",
    "code set in": "Text.\n\n    - code",
    "code in a fence": "```\n- a\n  - b\n```",
    "a line of a paragraph set in": "Text\n    - still text",
    "words in bold": "**Next**\n*soon*",
}
_LINES = st.lists(st.one_of(
    st.builds("{}- {}".format, st.sampled_from(["", "", "  ", "    "]), st.sampled_from("abc")),
    st.just(""),
    st.builds("{}{}".format, st.sampled_from(["", "  "]), st.sampled_from("abc")),
), min_size=1, max_size=8)  # fmt: skip
_GITHUB = MarkdownIt("commonmark")


@pytest.mark.parametrize("name", CHANGED)
def test_a_list_is_written_as_the_converter_wants_it(name: str) -> None:
    """Four spaces a level, a blank line before a list, a point after a number."""
    before, after = CHANGED[name]
    assert lists_as_read(before) == after


@pytest.mark.parametrize("name", LEFT)
def test_what_is_right_or_no_list_stays(name: str) -> None:
    """A list that the converter reads as meant, and what only looks like one, is left as it was typed."""
    assert lists_as_read(LEFT[name]) == LEFT[name]


def _outline(html: str) -> str:
    """Lists and words alone: loose items, spaces and line ends do not count."""
    html = re.sub(r"\s+", " ", re.sub(r"</?p>", "", html))
    return re.sub(r" ?(</?(?:ul|ol|li)>) ?", r"\1", html).strip()


@settings(max_examples=300, deadline=None)
@given(_LINES)
def test_lists_nest_as_on_github(lines: list[str]) -> None:
    """Bullets, paragraphs and blank lines in any order give the lists that CommonMark gives."""
    text = "\n".join(lines)
    wanted = _GITHUB.render(text)
    if "<pre>" not in wanted:
        assert _outline(str(render_markdown(text))) == _outline(wanted)


@given(st.text(alphabet="a1-*.) \n\t`#>", max_size=80))
def test_no_word_is_lost_and_twice_is_as_once(text: str) -> None:
    """Only spaces, blank lines and the bracket after a number change, and nothing changes a second time."""
    once = lists_as_read(text)
    bare = str.maketrans("", "", " \n\t.)")
    assert once.translate(bare) == text.translate(bare)
    assert lists_as_read(once) == once
