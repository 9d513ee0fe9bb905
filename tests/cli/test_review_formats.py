"""The forms of `mfi-site review`: a comment in Markdown, a page, data, and a page of the preview."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from mfi_site.cli import program
from tests.cli.histories import CHARTER, History, rows

HOSTILE = ("::error::boo", "</style><script>alert(1)</script>", "[x](https://evil.example)", "![x](//evil.example/a)",
           "@everyone #1 <!-- -->", "```\n# Heading", "\u202eesrever", "| a | b |", "- [x] done", "1. one", "`code`",
           "{{ 7*7 }}", "https://evil.example", "***bold***", "&amp;", "a" * 1900)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_breaks_out_of_no_format(history: History, hostile: str) -> None:
    """Commands, markup, links and marks of direction in content stay plain text in every format."""
    one_line = " ".join(hostile.split())
    quoted = json.dumps(one_line, ensure_ascii=False)
    text = CHARTER.replace("title: Reading at home", f"title: {quoted}").replace(
        'name: "% of P3 pupils who read at home"', f"name: {quoted}").replace(
        "A book bag that goes home on Mondays with one question on a card", quoted)
    text = re.sub(r"aim: .*", lambda _: f"aim: {quoted}", text)
    history.write("projects/reading-p3/charter.md", text)
    history.write("projects/reading-p3/measures/nights.csv", rows(13))
    markdown = history.run("HEAD").output
    assert not re.search(r"(?m)^\s*::", markdown)
    assert not re.search(r"(?<!\\)[@|]|(?<![\\`])\]\(|<script|<!--|\u202e|https?://(?!\S*\\)", markdown)
    assert all(line.startswith(("#", "- ", ">", "**", "*Craigrowan", "```", "   ", "One ", "No ", "phases")) or not line
               for line in markdown.splitlines()), markdown
    page = history.run("HEAD", "--format", "html").output
    assert "<script" not in page and page.count("</style>") == 1 and "\u202e" not in page
    assert not re.search(r"""(?:src|href|action)\s*=|url\(|@import""", page)
    assert not re.search(r"(?m)^\s*::", page)
    assert json.loads(history.run("HEAD", "--format", "json").output)["version"] == 1


def test_markdown_fits_a_comment(history: History) -> None:
    """However much changes, the comment is at most 65,536 characters and says that it was cut."""
    for n in range(60):
        history.write(f"projects/p{n}/charter.md", CHARTER.replace("Reading at home", f"Project {n} " + "long " * 300))
        history.write(f"projects/p{n}/measures/nights.csv", rows(20))
    output = history.run("HEAD").output
    assert len(output) <= 65_536
    assert "too long for a comment" in output


def test_the_page_stands_alone(history: History) -> None:
    """The page holds both charts, asks for nothing from anywhere, and has no script."""
    history.write("projects/reading-p3/measures/nights.csv", rows(20))
    page = history.run("HEAD", "--format", "html").output
    assert page.count('<svg class="chart-plot"') == 2
    assert 'class="new"' in page and "default-src &#39;none&#39;" in page
    assert not re.search(r"""(?:src|href)\s*=|url\(|@import|<script""", page)


def test_links_lead_into_the_preview(history: History) -> None:
    """With a preview's address each chart is a link into it; an address that is none is refused."""
    history.write("projects/reading-p3/measures/nights.csv", rows(20))
    output = history.run("HEAD", "--preview-url", "https://preview.example/14/").output
    assert "](https://preview.example/14/projects/reading-p3/measures/nights/)" in output
    refused = history.run("HEAD", "--preview-url", "javascript:alert(1)")
    assert refused.exit_code != 0 and "not an address" in str(refused.exception)


def test_a_preview_holds_a_page_of_what_changed(history: History, tmp_path: Path) -> None:
    """A preview can have the page, under the site's strict policy; a published board and a coach's copy cannot."""
    history.write("projects/reading-p3/measures/nights.csv", rows(20))
    build = ["build", str(history.content), "-o", str(tmp_path / "public"), "--review", "HEAD"]
    result = CliRunner().invoke(program, [*build, "--preview"])
    assert result.exit_code == 0, result.output
    page = (tmp_path / "public/review/index.html").read_text("utf-8")
    assert "<style" not in page and " style=" not in page and "noindex" in page and "Draft" in page
    assert (tmp_path / "public/review/review.css").is_file()
    for extra in ((), ("--preview", "--audience", "coach")):
        refused = CliRunner().invoke(program, [*build, *extra])
        assert refused.exit_code != 0 and "--preview" in str(refused.exception)


def test_a_question_stands_with_its_project(history: History) -> None:
    """The question comes after what was found, beside the evidence for it, as the coach will ask it."""
    history.write("projects/reading-p3/measures/nights.csv", rows(20))
    history.commit()
    text = history.run("HEAD~1..HEAD").output
    assert text.index("### Reading at home") < text.index("**A question to ask:**") < text.index("**For the coach**")
