"""Markdown bodies in sections."""

from __future__ import annotations

from mfi_site.read.markdown_body import read_body
from mfi_site.read.notes import Notes


def test_sections_have_their_headings_levels_and_lines() -> None:
    """A section's text ends at the next heading; text before the first has no heading."""
    body = "Before.\n\n## Plan\n\nText.\n### Prediction ##\nHalf.\n##Do\n"
    found = read_body(body, 10, Notes("x.md"))
    assert [(s.heading, s.level, s.text, s.line) for s in found] == [
        ("", 0, "Before.", 10),
        ("Plan", 2, "Text.", 12),
        ("Prediction", 3, "Half.", 15),
        ("Do", 2, "", 17),
    ]


def test_a_heading_in_a_code_fence_is_none() -> None:
    """What stands between fences is code; a fence that is never closed is none."""
    found = read_body("## A\n```\n## B\n```\n## C\n~~~\n## D\n", 1, Notes("x.md"))
    assert [section.heading for section in found] == ["A", "C", "D"]


def test_a_paragraph_past_a_limit_goes_alone() -> None:
    """A line too long and a paragraph nested too deep are left out; their neighbours stay where they were."""
    notes = Notes("x.md")
    found = read_body(f"One.\n\n{'a' * 2001}\n\n{'[' * 51}x\n\nTwo.\n## H\n", 1, notes)
    assert found[0].text.split() == ["One.", "Two."]
    assert [(finding.line, finding.column) for finding in notes.findings] == [(3, 1), (5, 51)]
    assert found[1].line == 8


def test_limits_leave_what_is_allowed() -> None:
    """Fifty brackets deep, 2,000 characters and any number of closed brackets are no problem."""
    notes = Notes("x.md")
    read_body(f"{'[' * 50}x\n\n{'a' * 2000}\n\n{'[ ] ' * 200}\n", 1, notes)
    assert notes.findings == []
