"""HTML comments in Markdown: gone before a body is parted, whatever they hold; code keeps its own."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfi_site.read.comments import without_comments
from mfi_site.read.notes import Notes


def cut(body: str, notes: Notes | None = None) -> str:
    return without_comments(body, 5, notes or Notes("x.md"))


@pytest.mark.parametrize("comment", [
    "<!-- secret -->", "<!--secret-->", "<!-- secret\n\n## Next steps\n\nsecret\n-->", "<!--\n- secret\n- secret\n-->",
    "<!-- a -- secret > secret -> secret --!>", "<!--\n```\nsecret\n-->", "<!-- ` secret -->", "<!--> secret -->",
    "<!--\n---\ntitle: secret\n---\n-->", "\n```in line``` <!--\n## Next\nsecret\n--> after\n\n```\ncode\n```\n",
])
def test_nothing_of_a_comment_is_left(comment: str) -> None:
    """A comment is gone with its headings, lists and blank lines, and every line after it keeps its number."""
    body = f"## Aim\n\nbefore {comment} after\n\n## Next\n\n- last\n"
    left = cut(body)
    assert "secret" not in left and "before " in left and " after" in left and left.endswith("## Next\n\n- last\n")
    assert left.count("\n") == body.count("\n")


@pytest.mark.parametrize("code", [
    "`<!-- kept -->`", "``<!-- kept -->``", "```\n<!-- kept\n```", "~~~ html\n<!-- kept -->\n~~~",
    "````\n```\n<!-- kept -->\n```\n````",
])
def test_code_keeps_its_comments(code: str) -> None:
    """What stands in code is there to be read."""
    assert cut(f"a\n\n{code}\n\nb <!-- gone -->") == f"a\n\n{code}\n\nb "


def test_a_comment_without_an_end_is_told_and_goes_on() -> None:
    """What somebody began to hide is not shown; the author is told the place."""
    notes = Notes("x.md")
    assert cut("one\ntwo <!-- secret\n\n## Next\nsecret", notes).split() == ["one", "two"]
    (found,) = notes.findings
    assert (found.kind, found.rule, found.line, found.column) == ("problem", "markdown", 6, 5)


def test_a_fence_without_an_end_hides_no_comment() -> None:
    """A fence that is never closed is no code, so a comment after it goes."""
    assert "secret" not in cut("```\n<!-- secret -->\n\n~~~\n<!-- secret -->")


PARTS = st.sampled_from(["<!--", "-->", "`", "```", "\n", "~~~", "word", "--", "<!", ">", "    "])


@given(st.lists(PARTS, max_size=60))
def test_any_body_keeps_its_lines(parts: list[str]) -> None:
    """Whatever is written, the lines keep their numbers and nothing is added."""
    body = "".join(parts)
    left = cut(body)
    assert left.count("\n") == body.count("\n")
    assert len(left) <= len(body)
    assert ("<!--" in body) or left == body


@pytest.mark.parametrize("part", ["<!--", "```\n", "`", "<!-- -->", "````\n```\n", "`a", "~~~\n<!--\n", " `` ` "])
def test_a_text_of_the_largest_size_is_quick(part: str) -> None:
    """No repeated pattern of 64 KiB takes a second of processor time."""
    body = (part * 65_536)[:65_536] + "<!--"
    began = time.process_time()
    cut(body)
    assert time.process_time() - began < 1.0
