"""What a review looks like in each format, and that no text of an author's breaks out of one."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from markdown import markdown as rendered
from markdown_it import MarkdownIt
from markdown_it.token import Token

from mfi_site.cli._messages import print_findings
from mfi_site.coach.change.formats._shared import light
from mfi_site.coach.formats import github, markdown, text
from mfi_site.coach.formats import json as json_format
from mfi_site.coach.review import Review, StageNote
from mfi_site.model.finding import Finding

ROOT = Path(__file__).parents[2]
HOSTILE = [
    "::error file=x::forged",
    "a\n::set-output name=x::y\n%0A::add-mask::z",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "[click](javascript:alert(1)) ![x](https://evil.example/x.png) @everyone #1",
    "`code` ``` ~~~ | table | **bold** __b__ \\ &lt;b&gt; &amp;",
    "\u202eevil\u2066\u200f\u061c\x1b[31mred\x07\x00",
    "aim " * 2500,
    "a\r\nb\u2028c\u0085d",
    "# Heading\n\n- [ ] item\n\n| a | b |\n|---|---|",
    "owner/repo#12 GH-7 #7 @org/team a@b.example www.evil.example ftp://evil.example \U0001f469\u200d\U0001f393",
    "]: https://evil.example 'title'\n[a]: <//evil.example>\n<!-- mfi-site review -->",
    "    indented\n\tcode\n1) one\n+ two\n=====\n***",
    "::stop-commands::x\n##[error]forged\n\x00::debug::y",
]


def _finding(message: str, kind: str = "better", path: str | None = "projects/one/charter.md", **more: Any) -> Finding:
    return Finding(
        "aim-by-when", kind, message, more.pop("suggestion", ""), path, more.pop("line", 3), 1, "one", **more
    )  # type: ignore[arg-type]


def _review(*findings: Finding, source: str = "") -> Review:
    stages = {"one": StageNote(1, 1.5, 1.0, ("next steps in a report",))}
    return Review(findings, stages, "coach", lambda path: source or None, "content/", titles={"one": "Writing"})


@pytest.mark.parametrize("evil", HOSTILE)
def test_no_text_forges_a_workflow_command(evil: str) -> None:
    """In the log each finding is one line that begins with its own command, and holds no second one."""
    review = _review(_finding(evil, suggestion=evil, path=f"projects/one/{evil[:40]}"), source=f"1\n2\n{evil}")
    out = github.render(review)
    lines = out.splitlines()
    assert [line.count("::") for line in lines] == [2, 0]
    assert re.match(r"::warning file=[^:\n]*,line=3,col=1,title=aim-by-when::", lines[0])
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202a-\u202e\u2066-\u2069\u2028]", out)


@pytest.mark.parametrize("evil", HOSTILE)
def test_no_text_adds_a_line_to_the_terminal(evil: str) -> None:
    """Each finding is one line, with its source under it; nothing steers the terminal."""
    out = text.render(_review(_finding(evil, suggestion=evil), source=f"---\n\n{evil.splitlines()[0]}"))
    body = out.split("\n\n")[0].splitlines()
    assert len(body) == 2 and body[1].startswith("    ")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200f\u061c]", out)
    assert not re.search(r"(?m)^\s*::|##\[", out)


@pytest.mark.parametrize("evil", HOSTILE)
def test_no_text_commands_the_machine_that_builds(evil: str) -> None:
    """What `build` prints in a job's log begins no line with a command, and holds none of the older kind."""
    stream = StringIO()
    print_findings([_finding(evil, line=1)], "content/", lambda path: evil, stream)
    assert not re.search(r"(?m)^\s*::|##\[", stream.getvalue())


@pytest.mark.parametrize("evil", HOSTILE)
def test_no_text_is_markup_in_markdown(evil: str) -> None:
    """Rendered, an author's words are words: no element, link, picture, heading or list item of their own."""
    plain = rendered(markdown.render(_review(_finding("harmless", suggestion="x"), source="1\n2\nharmless")))
    out = rendered(markdown.render(_review(_finding(evil, suggestion=evil), source=f"1\n2\n{evil.splitlines()[0]}")))
    tags = re.findall(r"</?[a-z0-9]+", out)
    assert set(tags) <= set(re.findall(r"</?[a-z0-9]+", plain))
    assert out.count("<li>") == plain.count("<li>") and out.count("<h") == plain.count("<h")


@pytest.mark.parametrize("evil", HOSTILE)
@pytest.mark.parametrize("write", [
    lambda evil: markdown.render(_review(_finding(evil, suggestion=evil), source=f"1\n2\n{evil.splitlines()[0]}")),
    light,
], ids=["check", "review"])  # fmt: skip
def test_no_text_is_markup_to_github(write: Callable[[str], str], evil: str) -> None:
    """Parsed as GitHub does, text is text: no element of its own, and nothing it finds in words afterwards."""
    kinds = "link_open image html_inline html_block heading_open list_item_open table_open fence code_block hr s_open"
    harmless = [token.type for token in _tokens(write("harmless"))]
    tokens = _tokens(write(evil))
    for kind in (*kinds.split(), "blockquote_open", "strong_open", "em_open"):
        assert sum(t.type == kind for t in tokens) == harmless.count(kind), kind
    words = "\n".join(t.content for t in tokens if t.type == "text")
    assert not re.search(r"@[A-Za-z0-9]|#\d|\bGH-\d", words)


def _tokens(made: str) -> list[Token]:
    found = []
    for token in MarkdownIt("gfm-like", {"linkify": False}).disable("linkify").parse(made):
        found += [token, *(token.children or ())]
    return found


def test_markdown_keeps_the_words() -> None:
    """Escaping changes nothing that a reader sees; what GitHub would make a link of holds a space of no width."""
    out = rendered(markdown.render(_review(_finding("the aim * said [by] <when> & how_much_is #1"))))
    assert "the aim * said [by] <when> & how_much_is #1." in html.unescape(out).replace("\u200b", "")


def test_the_summary_mentions_nobody() -> None:
    """An at sign in the job summary calls no one."""
    assert not re.search(r"(?<!\\)@", github.summary(_review(_finding("@everyone"))))


@pytest.mark.parametrize("evil", HOSTILE)
def test_json_stays_valid(evil: str) -> None:
    """Whatever is in a text, it is one JSON document, in ASCII."""
    out = json_format.render(_review(_finding(evil, suggestion=evil, guidance="G")))
    assert out.isascii() and json.loads(out)


def test_json_is_as_its_schema_says() -> None:
    """docs/schemas/findings-v1.json describes what is written, a finding without a place included."""
    schema = json.loads((ROOT / "docs/schemas/findings-v1.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    nowhere = Finding("inactive", "concern", "Nothing has changed.", "Ask.", project="one")
    document = json.loads(json_format.render(_review(_finding("the aim said by when"), nowhere)))
    jsonschema.validate(document, schema)
    assert document["findings"][1]["path"] is None and document["findings"][1]["line"] is None
    assert document["findings"][0]["path"] == "projects/one/charter.md"
    assert document["stages"]["one"] == {
        "report": 1,
        "score": 1.5,
        "evidence": 1.0,
        "missing": ["next steps in a report"],
    }


def test_the_worst_ten_are_annotated_and_all_are_summarised() -> None:
    """GitHub shows ten errors and ten warnings a step: concerns before even better if, the rest in the summary."""
    findings = [
        *(_finding(f"better {n}") for n in range(30)),
        *(_finding(f"concern {n}", "concern") for n in range(4)),
        *(_finding(f"problem {n}", "problem") for n in range(12)),
        _finding("Liked.", "liked"),
    ]
    out = github.render(_review(*findings))
    assert (out.count("::error"), out.count("::warning")) == (10, 10)
    assert out.count("concern ") == 4 and "26 more in the job summary" in out
    assert github.summary(_review(*findings)).count("\n- ") == 47


def test_a_summary_that_would_be_refused_is_cut() -> None:
    """A job summary stays under GitHub's limit of one MiB."""
    out = github.summary(_review(*(_finding("x" * 5000) for _ in range(300))))
    assert len(out.encode()) <= 1024 * 1024 and out.endswith("too long for this page.\n")


def test_a_row_of_a_measure_is_never_shown() -> None:
    """The line under a finding is shown for words, never for data."""
    row = _finding("text in a number", "problem", "projects/one/measures/a.csv", line=1)
    assert "2025-09-01,3,7" not in text.render(_review(row, source="2025-09-01,3,7"))
    assert "2025-09-01,3,7" not in markdown.render(_review(row, source="2025-09-01,3,7"))


def test_a_project_without_a_report_has_none() -> None:
    """Neither format calls the stage before the first report a report 0; both give the team's own score."""
    for note, said in ((StageNote(0, None, 0.5, ()), "o report yet"), (StageNote(2, 1.5, 1.0, ()), "eport 2")):
        review = Review((), {"one": note}, "coach")
        for out in (text.render(review), markdown.render(review)):
            assert said in out and "eport 0" not in out and ("1.5" in out) == (note.score is not None)


def test_a_format_prefixes_what_would_be_better() -> None:
    """A kind better is a whole sentence where it stands alone."""
    assert "Even better if the aim said by when." in text.render(_review(_finding("the aim said by when")))
