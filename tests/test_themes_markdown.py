"""Markdown from a school becomes safe HTML that fits the page's outline."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfi_site.themes_markdown import first_sentences, listed_items, plain_text, render_markdown


@pytest.mark.parametrize("text", [
    "<script>alert(1)</script>", "<div onclick='alert(1)'>alert(1)</div>", "a <img src=x onerror=alert(1)> b",
    "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](data:text/html,alert(1))",
    "<a href='javascript:alert(1)'>x</a>", "![x](javascript:alert(1))", "<svg><script>alert(1)</script></svg>",
    "[x]: javascript:alert(1)\n\n[x]", "<!-- --!> <img src=x onerror=alert(1)> -->",
])
def test_nothing_that_runs_comes_through(text: str) -> None:
    """Raw HTML is dropped and addresses that run are no links."""
    said = str(render_markdown(text))
    assert not re.search(r"<(?!/?(?:p|a|em|ul|li)\b)|href=\"(?!https?:|mailto:)|onerror=|onclick=", said)


def test_links_of_the_four_kinds_stay() -> None:
    """http, https, mailto and relative links are kept, and a folder's link names its index.html."""
    said = render_markdown("[a](https://x.org) [b](http://x.org) [c](mailto:a@b.org) [d](../ideas/#x) [e](page.html)")
    assert re.findall(r'href="([^"]+)"', said) == [
        "https://x.org", "http://x.org", "mailto:a@b.org", "../ideas/index.html#x", "page.html"]


def test_only_listed_images_are_shown() -> None:
    """An image with consent is shown from its address; any other leaves its words."""
    said = render_markdown("![Desk](images/desk.png) ![Face](images/face.png) ![Far](https://x.org/desk.png)",
                           {"desk.png": "images/desk.png"})
    assert re.findall(r"<img[^>]+>", said) == ['<img alt="Desk" src="images/desk.png">']
    assert "<em>Face</em>" in said and "<em>Far</em>" in said


def test_an_image_without_words_takes_those_of_its_consent() -> None:
    """The alternative text of images.yml stands in where the author gave none."""
    said = render_markdown("![](desk.png)", {"desk.png": "images/desk.png"}, alternatives={"desk.png": "A desk"})
    assert 'alt="A desk"' in said


def test_headings_fit_the_outline() -> None:
    """Headings start at the given level and never skip one, and carry no identifiers."""
    said = render_markdown("# A\n\n#### B\n\n# C\n\ntext", top=3)
    assert re.findall(r"<h(\d)", said) == ["3", "4", "3"]
    assert " id=" not in said


def test_table_alignment_is_a_class() -> None:
    """A table keeps its alignment without a style, in a part that scrolls by itself."""
    said = render_markdown("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert '<td class="right">2</td>' in said and "style" not in said and 'class="scroll"' in said


@pytest.mark.parametrize("bad", [
    "[" * 64_000, "[a](" * 15_000, "<a " * 20_000, "<!--" * 15_000, "![ " * 20_000, "> " * 30_000, "*" * 64_000,
    "([" * 30_000, "`" * 60_000, "```a\n" * 13_000, "~~~~\n~~~a\n" * 6_500,
    "\n".join("  " * (n % 300) + "- a" for n in range(180)), "- a\n  - b\n\n    c\n" * 3_000,
])
def test_hostile_text_costs_less_than_two_seconds(bad: str) -> None:
    """No text within the limits of a file holds up a build."""
    text = bad if "\n" in bad else "\n".join(bad[i:i + 1900] for i in range(0, len(bad), 1900))
    started = time.process_time()
    render_markdown(text)
    assert time.process_time() - started < 2


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab <>&\"'`*_[]()!#|-\n\\:/=", max_size=200))
def test_whatever_is_written_the_result_has_only_plain_elements(text: str) -> None:
    """Any text gives elements of the list alone, without handlers or styles."""
    said = str(render_markdown(text))
    names = set(re.findall(r"<\s*/?\s*([a-zA-Z0-9]+)", said))
    assert names <= {"p", "ul", "ol", "li", "strong", "em", "code", "pre", "blockquote", "h2", "h3", "h4", "h5", "h6",
                     "a", "img", "table", "thead", "tbody", "tr", "th", "td", "hr", "br", "div"}
    assert not re.search(r"<[^>]+\s(?:style|on\w+)=", said)


def test_plain_words_and_first_sentences() -> None:
    """Marks go, entities are characters, and a long text ends at a sentence."""
    assert plain_text("**Bold** & [link](x) <b>raw</b>\nnext") == "Bold & link raw next"
    assert first_sentences("One two. Three four. Five six.", 20) == "One two. Three four."
    assert first_sentences("One two three four", 9) == "One two …"
    assert listed_items("- one\n  more\n- [x] two\n") == ("one more", "two")
    assert listed_items("A paragraph.\n\nAnother.") == ("A paragraph.", "Another.")
