"""Random texts in every form of Markdown: nothing of a closed part is public, and what is open stays."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfi_site.disclose.closed import body_without, without
from mfi_site.model.board import PageHead
from mfi_site.model.project import Section
from mfi_site.outputs.views.project import prose
from mfi_site.read.heads import read_headed
from mfi_site.read.notes import Notes
from mfi_site.themes_markdown import render_markdown

NAME = "Our own notes"
BLOCKS = (
    "{0}", "{0} and\n{0}", "{0}\n---\n{0}", "{0}\n\n***\n\n{0}", "{0}\n-\n{0}", "one\ntwo {0}\n===\n{0}",
    "- {0}\n- {0}", "1. {0}\n2) {0}", "- {0}\n\n  ## In an item\n  {0}", "1. {0}\n\n   # In an item\n\n   {0}",
    "- {0}\n  - {0}\n\n    {0}", "* {0}\n---\n{0}", "> {0}\n> ## In a quotation\n> {0}", "> {0}\n{0}",
    "```\n# code {0}\n```", "~~~ python title\n## code\n```\n## {0}\n~~~", "````\n```\n## {0}\n```\n````", "```{0}```",
    "    ## code {0}", "\t# code {0}", "- {0}\n\n      ## code {0}", "| a | b |\n|---|---|\n| ## {0} | {0} |",
    "a | b\n--|--\n{0} | b", "#hashtag {0}", "####### seven {0}", "\\## {0}", "##\n{0}", "## ##\n\n{0}", "#\n{0}",
    "<h2>{0}</h2>\n\n{0}", "<!--\n\n## Gone {0}\n\n-->\n{0}", "`<!--` {0} `-->`", "[{0}]: x.md\n\n[{0}]", "[^1]: {0}",
    "\u00a0## {0}", "\u200b## {0}", "\ufeff{0}", "{0}\u2028{0}", "{0}\r{0}", "**{0}**", "&#35;# {0}",
    "### Under it\n\n{0}", "#### Far under it\n{0}", "### Under [it](x.md) ###\n{0}", "Jean is at 07700 900123.\n\n{0}",
)
HEADS = ("## {}", "##{}", "## {} ##", "  ## {}", "## **{}**", "## [{}](x.md)", "## {}:", "## 3. {}", "## `{}`",
         "## &#79;ur own notes", "## {} 07700 900123", "**{}**", "{}", "{}:", "> ## {}", "- ## {}", "7. {}",
         "**{}:** secret", "{}\nJean: 07700 900123", "| {} | secret |", "*{}* \u2013 secret")
NEXT = ("## Next", "# Next", "##Next", "## Next ##", " ## Next", "Next\n====", "## [Next](x.md)", "## *Next*",
        "##\tNext")


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Open blocks, a closed part with secret blocks, and after the next heading open ones."""
    blocks = st.lists(st.sampled_from(BLOCKS), max_size=4)
    before, inside = draw(blocks), draw(blocks)
    above = [] if not before else ["## Before", *(b.format("open") for b in before)]
    closed = [draw(st.sampled_from(HEADS)).format(NAME), *(b.format("secret") for b in inside)]
    return "\n\n".join([*above, *closed, draw(st.sampled_from(NEXT)), "last words", "- and an item"])


def read(body: str) -> tuple[tuple[Section, ...], tuple[Section, ...], str, str]:
    """The sections for the coach and for the public, and the same of a free page's body."""
    written = f"---\ntitle: A\ncoach_only: [{NAME}]\n---\n{body}\n"
    one = read_headed(PageHead, written.encode(), Notes("pages/a.md"), "a page")
    assert one.head is not None
    closed = one.head.coach_only
    return one.sections, without(one.sections, closed), one.body, body_without(one.body, closed)


@settings(max_examples=300, deadline=None)
@given(documents())
def test_what_is_closed_is_nowhere_and_what_follows_is_there(document: str) -> None:
    """However a closed part and what is around it are written, its text is gone and the next heading opens again."""
    _, public, _, body = read(document)
    for shown in ("".join(f"{p.heading}{p.body}" for p in prose(public, {}, {})), str(render_markdown(body))):
        assert "secret" not in shown
        assert "last words" in shown and "and an item" in shown


def outer_headings(text: str) -> list[str]:
    """The words of the headings of a text that stand in no list and no quotation."""
    depth, found = 0, []
    shown = str(render_markdown(text))
    for tag, heading in re.findall(r"<(/?(?:ul|ol|blockquote)|h\d)\b[^>]*>((?:.*?</h\d>)?)", shown):
        depth += {"/": -1, "h": 0}.get(tag[0], 1)
        if tag[0] == "h" and not depth:
            found.append(unescape(re.sub(r"<[^>]*>", "", heading)).strip())
    return found


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from((*BLOCKS, *NEXT, *HEADS)), max_size=6))
def test_reader_and_converter_find_the_same_headings(blocks: list[str]) -> None:
    """The headings that the converter makes at the outer level of a text are those at which the reader parts it."""
    body = "\n\n".join(block.format("open") for block in blocks)
    sections, _, text, _ = read(body)
    wanted = [heading for s in sections if s.level for heading in outer_headings(f"# {s.heading}")]
    assert outer_headings(text) == wanted


@pytest.mark.parametrize("body", ["#hashtag", "####### seven", "words\n-\nwords", "- a\n---\nb", "a\nb\n===\nc",
                                  "- one\n===\n", "## Plan\nwords\n---\nwords"])
def test_what_is_no_heading_makes_none(body: str) -> None:
    """A hashtag, seven hashes and a rule under a line are shown as such, whatever the converter would make of them."""
    assert len(re.findall("<h", str(render_markdown(body)).replace("<hr", ""))) == body.count("## Plan")
