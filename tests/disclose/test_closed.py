"""Closed sections are cut however their heading is written, and nothing opens them but a heading."""

from __future__ import annotations

import time
from datetime import date

import pytest

from mfi_site.disclose import disclose
from mfi_site.disclose.closed import body_without, without
from mfi_site.model.board import Settings
from mfi_site.read import read_project
from mfi_site.read.identifiers import without as without_identifiers
from mfi_site.read.markdown_body import read_body
from mfi_site.read.notes import Notes
from mfi_site.read.reports import read_report

CLOSED = ("Learning and reflection",)
WAYS = {
    "hash": "## Learning and reflection\n\nsecret",
    "hash without a space": "##Learning and reflection\nsecret",
    "one hash without a space": "#Learning and reflection\nsecret",
    "closing hashes": "## Learning and reflection ##\nsecret",
    "spaces before": "  ## Learning and reflection\nsecret",
    "capitals": "## LEARNING AND REFLECTION\nsecret",
    "bold": "## **Learning and reflection**\nsecret",
    "colon": "## Learning and reflection:\nsecret",
    "ampersand": "## Learning & reflection\nsecret",
    "entity": "## Learning &amp; reflection\nsecret",
    "link": "## [Learning and reflection](x.md)\nsecret",
    "wide spaces": "## Learning\u00a0and  reflection\nsecret",
    "invisible": "## Learning\u200b and reflection\nsecret",
    "element": "## <b>Learning and reflection</b>\nsecret",
    "underlined with =": "Learning and reflection\n===\nsecret",
    "underlined with -": "Learning and reflection\n---\nsecret",
    "underlined with one -": "Learning and reflection\n-\nsecret",
    "underlined in the middle of a paragraph": "words\nLearning and reflection\n---\nsecret",
    "bold alone": "**Learning and reflection**\n\nsecret",
    "quoted": "> ## Learning and reflection\n> secret",
    "in a list": "- ## Learning and reflection\n  secret",
    "in a fence that is none": "```\n\n## Learning and reflection\nsecret",
    "in an indented fence": " ```\n## Learning and reflection\nsecret\n ```",
    "deeper heading": "## Learning and reflection\n### Ours\nsecret\n#### More\nsecret",
    "nested": "## Measures\n### Learning and reflection\nsecret\n#### More\nsecret\n## Measures",
    "a rule inside": "## Learning and reflection\na line\n---\nsecret",
    "a comment in code": "## Learning and reflection\n```\n# not a heading\nsecret\n```\nsecret",
}


@pytest.mark.parametrize("way", sorted(WAYS))
@pytest.mark.parametrize("before", ["", "## Aim\n\nwords\n\n"])
def test_a_closed_section_is_cut(way: str, before: str) -> None:
    """Whatever its heading looks like, nothing of a closed section is left in a page or in sections."""
    body = before + WAYS[way] + "\n\n# Next steps\n\nopen"
    sections = without(read_body(body, 1, Notes("x.md")), CLOSED)
    text = "\n".join(f"{s.heading}\n{s.text}" for s in sections)
    for cut in (body_without(body, CLOSED), text):
        assert "secret" not in cut
        assert "open" in cut.split()
        assert ("words" in cut) == ("words" in body)


@pytest.mark.parametrize("underline", ["===", "-----"])
def test_headings_that_are_underlined_open_again(underline: str) -> None:
    """In a text whose headings are all underlined, the next one ends a closed section."""
    body = f"Aim\n{underline}\none\n\nLearning and reflection\n{underline}\nsecret\n\nNext\n{underline}\nopen\n"
    cut = body_without(body, CLOSED)
    assert "secret" not in cut and "open" in cut and "one" in cut


def test_underlined_headings_are_sections() -> None:
    """Underlined headings are read as headings of level 1 and 2, at the line that they stand on."""
    sections = read_body("Plan\n====\n\ntext\n\nDo\n--\nmore\n", 5, Notes("x.md"))
    assert [(s.heading, s.level, s.text, s.line) for s in sections] == [("Plan", 1, "text", 5), ("Do", 2, "more", 10)]


@pytest.mark.parametrize("body", ["a | b\n--|--\n1 | 2", "- one\n---\ntwo", "words\n\n---\n\nwords", "> x\n---\ny",
                                  "## Plan\nwords\n---\nwords", "one\ntwo\n---\nthree"])
def test_rules_and_tables_are_no_headings(body: str) -> None:
    """A rule, a table's second line and a line under a list make no heading of what stands above."""
    assert all(s.heading in ("", "Plan") for s in read_body(body, 1, Notes("x.md")))


def test_nothing_closed_changes_nothing() -> None:
    """Without closed sections a body is the same text, byte for byte."""
    body = "Aim\n===\n\n\ntext  \n"
    assert body_without(body, ()) == body
    assert body_without(body, ("***",)) == body


def public_report(report: str) -> str:
    """What the public may read of a report of 2025-10 with one head and this body."""
    files = {"projects/p/charter.md": b"---\ntitle: P\nstarted: 2025-08-25\n---\n",
             "projects/p/reports/2025-10.md": report.encode()}
    settings = Settings(name="A school")
    written, _ = read_project("p", files, settings, date(2026, 1, 5))
    project = disclose(written, settings, "public")
    assert project is not None
    return "\n".join(f"{s.heading}\n{s.text}" for r in project.reports for s in r.sections)


@pytest.mark.parametrize("heading", [
    "## Human side of change", "## The human side of change", "## 7. Human side of change", "## Human side",
    "## Human side of change (for us)", "## Human side of change \u2013 staff", "## Human-side of change",
    "## Human side of the change", "## Human side of chnage", "## Humen side of change", "## People side of change",
    "**The human side of change**", "Our people side", "## \U0001f465 Human side of change", "## HUMAN SIDE",
])
def test_the_human_side_of_change_is_closed_however_it_is_named(heading: str) -> None:
    """A heading that is nearly "Human side of change" is for the coach too: a slip of the pen publishes nothing."""
    shown = public_report("---\nsubmitted: 2025-10-14\n---\n## Aim\n\nopen1\n\n"
                          f"{heading}\n\nsecret\n\n## Next steps\n\n- open2\n")
    assert "secret" not in shown and "open1" in shown and "open2" in shown


@pytest.mark.parametrize("start", [
    "**Human side of change:** secret", "**Human side of change** secret", "*Human side of change*: Jean",
    "Human side of change: Jean", "Human side of change \u2013 Jean", "Human side of change. Jean",
    "> **Human side:** Jean",
    "7. Human side of change", "7) Human side of change", "7 Human side", "**7. Human side of change (for us)**",
    "g) Human side of change", "- **Human side of change**:", "- [x] **Human side**:", "* Human side of change - Jean",
    "| What | Ours |\n|---|---|\n| Human side of change | secret |", "Human side | Jean\n---|---\nHow we feel |",
    "<h2>Human side of change</h2> Jean", "<b>Human side of change</b>: Jean", "[^1]: Human side of change",
    "Human side of the changes", "**Human side of chnage**", "**Humen side of change:** Jean",
    "## Taobh daonna an atharrachaidh", "Taobh daonna an atharrachaidh", "An taobh daonna: Jean",
])
def test_the_human_side_of_change_is_closed_without_a_heading(start: str) -> None:
    """A line that starts with the name closes what follows, whatever mark parts the two, and the next heading opens."""
    shown = public_report(f"---\nsubmitted: 2025-10-14\n---\n## Aim\n\nopen1\n\n{start}\n\nsecret\n\n"
                          "## Next steps\n\n- We talk about the human side of change.\n- open2\n")
    assert "secret" not in shown and "open1" in shown and "open2" in shown


@pytest.mark.parametrize("line", ["The human side of change is what we planned for.", "Changes to people: side by side",
                                  "People like us", "On the human side of change, we are well."])
def test_a_sentence_is_no_heading(line: str) -> None:
    """A sentence that speaks of the human side of change closes nothing."""
    assert "open1" in public_report(f"---\nsubmitted: 2025-10-14\n---\n## Aim\n\n{line}\n\nopen1\n")


def test_a_line_that_closes_with_its_text_is_told() -> None:
    """Where a line is closed for how it starts, its author is told, since a heading may not be meant."""
    body = "## Aim\n\nPlanning: a day\n\n## Planning\n\nPlanning: more\n"
    notes = Notes("projects/p/reports/2025-10.md")
    read_report("2025-10", 1, f"---\nsubmitted: 2025-10-14\ncoach_only: [Planning]\n---\n{body}".encode(), notes)
    assert [(f.rule, f.line) for f in notes.findings] == [("markdown", 7)]


@pytest.mark.parametrize("slip", ["Privat thoughts", "**Private thougts:** Jean", "7. Private thouhgts"])
def test_a_slip_in_a_line_closes_it(slip: str) -> None:
    """An entry of `coach_only` that no heading is like closes the line that it is nearly the name of, and is told."""
    shown = public_report("---\nsubmitted: 2025-10-14\ncoach_only: [Private thoughts]\n---\n"
                          f"## Aim\n\nopen1\n\n{slip}\n\nsecret\n")
    assert "secret" not in shown and "open1" in shown


@pytest.mark.parametrize("heading", ["## Changes", "## Side effects of the change", "## Understanding our system"])
def test_other_headings_of_a_report_stay_open(heading: str) -> None:
    """Only what is meant as the human side of change is closed without being named."""
    assert "open1" in public_report(f"---\nsubmitted: 2025-10-14\n---\n{heading}\n\nopen1\n")


@pytest.mark.parametrize("heading", ["Planning (for us)", "Our planning", "2. Planning", "Plannings"])
def test_a_heading_that_holds_a_closed_name_is_closed(heading: str) -> None:
    """A name of the format that is closed closes the headings that only add words to it."""
    shown = public_report("---\nsubmitted: 2025-10-14\ncoach_only: [Planning]\n---\n"
                          f"## {heading}\n\nsecret\n\n## Measures\n\nopen1\n")
    assert "secret" not in shown and "open1" in shown


JEAN = "call Jean on 07700 900123"


@pytest.mark.parametrize("body", [
    f"## Human side of change\nJean: {JEAN}. secret", f"## Human side of change: {JEAN}\n\nsecret",
    f"> ## Human side of change\n> {JEAN}\n\nsecret", f"- ## Human side of change\n{JEAN}\n\nsecret",
    f"**Human side of change**\n{JEAN}\n\nsecret", f"Human side of change\n===\n{JEAN}\n\nsecret",
    f"Human side of change\n---\n{JEAN}\n\nsecret",
    f"## Human side of change\n\n```\n{JEAN}\n## Next steps\nsecret\n```", f"<!-- {JEAN}\n\n## Aim\n\nsecret -->",
    f"Human side of change\nJean: {JEAN}\n\nsecret", f"The human side of change:\nJean: {JEAN}\n\nsecret",
    f"7. Human side of change\n   Jean: {JEAN}\n\nsecret", f"Human side of change: {JEAN}\n\nsecret",
    f"**Human side of change:** {JEAN}\n\nsecret", f"| Human side of change | {JEAN} |\n\nsecret",
    f"**Human side of change:** {'x' * 2100}\n\nsecret", f"Human side of change: {'(' * 60}\n\nsecret",
    f"## Human side of change\n{'(' * 60}\n\nsecret", f"## Human side of change {'x' * 2100}\n\nsecret",
])
def test_what_is_left_out_opens_nothing(body: str) -> None:
    """A sentence, line or paragraph that is left out does not take with it the heading that closes what follows."""
    shown = public_report(f"---\nsubmitted: 2025-10-14\n---\n{body}\n")
    assert "secret" not in shown and "900123" not in shown


def test_a_closed_name_with_an_identifier_closes() -> None:
    """An entry of `coach_only` loses its identifier as the heading does that it closes."""
    shown = public_report(f"---\nsubmitted: 2025-10-14\ncoach_only: [\"Talk ({JEAN})\"]\n---\n## Aim\n\nopen1\n\n"
                          f"## Talk ({JEAN})\n\nsecret\n")
    assert "secret" not in shown and "900123" not in shown and "open1" in shown


@pytest.mark.parametrize("body", [f"## Aim\n{JEAN}\n\nopen1", f"## {JEAN}\n\nopen1", f"**Aim**\n{JEAN}\n\nopen1",
                                  f"## Aim\n\nopen1\n{JEAN}\n\nAim\n===\n\n- {JEAN}\n- last"])
def test_an_identifier_goes_with_its_sentence_and_no_more(body: str) -> None:
    """The heading above a sentence with an identifier and the text under it stay; the identifier never does."""
    shown = public_report(f"---\nsubmitted: 2025-10-14\n---\n{body}\n")
    assert "900123" not in shown
    assert ("last" if "last" in body else "open1") in shown and ("Aim" in shown) == ("Aim" in body)


@pytest.mark.parametrize("part", ["> ", "\t", "**a", "# ", "-", "=\n", "**a**\n", "1. ", "a\n-"])
def test_leaving_out_is_quick(part: str) -> None:
    """No repeated mark makes the largest text that may be written take a second of processor time."""
    text = f"{(part * 65_536)[:65_000]} {JEAN}"
    began = time.process_time()
    without_identifiers(text)
    assert time.process_time() - began < 1.0
