"""YAML as text: what was typed stays, with its place."""

from __future__ import annotations

import pytest

from mfi_site.read.notes import Notes
from mfi_site.read.yaml_text import Document, read_yaml


def _read(text: str, first_line: int = 1) -> tuple[Document, Notes]:
    notes = Notes("x.yml")
    document = read_yaml(text, notes, first_line)
    assert document is not None
    return document, notes


@pytest.mark.parametrize("typed", ["no", "12:30", "2025-08", "010", "1e3", "2024-13-01", "true", "0x1F", "1_000"])
def test_a_scalar_stays_what_was_typed(typed: str) -> None:
    """No scalar becomes a yes, a number, a time or a date before the model asks for one."""
    document, notes = _read(f"key: {typed}\n")
    assert (document.value, notes.findings) == ({"key": typed}, [])


@pytest.mark.parametrize(("typed", "meant"), [
    ("“% on track”", "% on track"), ("‘It’s ours’", "It’s ours"), ("[“a”, ‘b’]", ["a", "b"]),
    ("\u00a0Writing\u00a0in P4", "Writing in P4"), ("A “good one” wall", "A “good one” wall"),
    ("“Yes” and “no”", "“Yes” and “no”"), ("‘a’ or ‘b’", "‘a’ or ‘b’"), ("“", "“"), ("'“a”'", "“a”"), ("–", "–"),
    ("— to be agreed", "— to be agreed"),
])
def test_quotes_and_spaces_of_a_word_processor_are_quotes_and_spaces(typed: str, meant: object) -> None:
    """Curly quotes around a whole value are its quotes; inside it, or in straight ones, they are part of the text."""
    document, notes = _read(f"key: {typed}\n")
    assert (document.value, notes.findings) == ({"key": meant}, [])


def test_a_key_without_a_value_is_nothing() -> None:
    """An empty value and a null are both nothing; a quoted empty text is a text."""
    assert _read("a:\nb: ~\nc: null\nd: ''\n")[0].value == {"a": None, "b": None, "c": None, "d": ""}


@pytest.mark.parametrize(("text", "place"), [
    ("title:Writing\nstarted: 2025-08-18\n", (1, 7)),
    ("started: 2025-08-18\ntitle:Writing\n\n# The team\nstatus: active\n", (2, 7)),
    ("title: Writing\nstarted:2025-08-18\n", (2, 9)),
    ("team:\n  - role:Teacher\n    lead: yes\n", (2, 10)),
])
def test_a_colon_without_its_space_is_told_where_it_stands(text: str, place: tuple[int, int]) -> None:
    """The line that lacks the space is told, not the next one, at which YAML stumbles."""
    notes = Notes("x.yml")
    read_yaml(text, notes, 1)
    assert [(f.line, f.column, f.message) for f in notes.findings] == [(*place, "There is no space after the colon.")]


@pytest.mark.parametrize("text", ["aim: By 12:30: all\n", "aim: see https://a.example: here\n", "url:\n  x\nb: c: d\n"])
def test_a_second_colon_is_not_taken_for_a_missing_space(text: str) -> None:
    """Times, addresses and texts with a colon are told as a second colon."""
    notes = Notes("x.yml")
    read_yaml(text, notes, 1)
    assert [f.message for f in notes.findings] == ["A second colon on this line cannot be understood."]


def test_places_count_from_the_first_line_of_the_file() -> None:
    """A scalar's place is where it starts, a list's that of its key, an item's its own."""
    document, _ = _read("title: x\ntags: [a, b]\nteam:\n  - role: y\n", first_line=2)
    assert document.place(("title",)) == (2, 8)
    assert document.place(("tags",)) == (3, 1)
    assert document.place(("tags", 1)) == (3, 11)
    assert document.place(("team", 0, "role")) == (5, 11)
    assert document.place(("team", 0, "missing")) == (5, 5)


def test_what_is_refused_goes_alone() -> None:
    """An anchor, an alias or a tag costs its own value and nothing beside it."""
    document, notes = _read("a: &x 1\nb: *x\nc: !!int 3\nd: [1, *x]\ne: kept\n")
    assert {key: value for key, value in document.value.items() if key != "d"} == {"e": "kept"}
    assert document.value["d"][0] == "1"
    assert [finding.line for finding in notes.findings] == [1, 2, 3, 4]


def test_the_first_of_two_keys_is_used() -> None:
    """A key given twice keeps its first value, and the finding stands at the second."""
    document, notes = _read("a: 1\nb: 2\na: [3, {c: 4}]\n")
    assert document.value == {"a": "1", "b": "2"}
    assert [(finding.rule, finding.line, finding.column) for finding in notes.findings] == [("duplicate", 3, 1)]


def test_eight_levels_are_allowed_and_nine_are_not() -> None:
    """Nesting to eight levels is read; the ninth is left out and what stands beside it kept."""
    assert _read("a: [[[[[[[x]]]]]]]\n")[1].findings == []
    document, notes = _read("a: [[[[[[[[x]]]]]]]]\nb: 1\n")
    assert document.value["b"] == "1"
    assert [finding.rule for finding in notes.findings] == ["limit"]
