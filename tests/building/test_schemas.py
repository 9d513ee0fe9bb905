"""The schemas that editors complete from accept what the reader accepts and refuse what it refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from mfi_site.building.schemas import FILES, schema_of
from mfi_site.read.forms import read_form, read_list
from mfi_site.read.notes import Notes
from mfi_site.read.tools import read_tool
from mfi_site.read.yaml_text import read_yaml

GOOD = Path(__file__).parents[1] / "faults" / "good"
SCHOOL = Path(__file__).parents[2] / "content"
GUIDE = Path(__file__).parents[2] / "docs" / "format.md"
KINDS = (
    (r"board\.yml", "board"), (r"pages/.*", "page"), (r"screens/.*", "screen"), (r"shared/schools\.yml", "schools"),
    (r".*/charter\.md", "charter"), (r".*/pdsa/.*", "pdsa"), (r".*\.feedback\.md", "feedback"),
    (r".*/reports/.*", "report"), (r".*/tools/.*", "tool"), (r".*/contacts\.yml", "contacts"),
    (r".*/images\.yml", "images"),
)  # fmt: skip
WRITTEN = (
    "", "July", "[a, b]", "{a: b}", "-1", "0", "1.5", "yes", "true", "24", "'24'", "29/08/2025", "2025-13-01",
    "Weekly", "54%", "12:30",
)  # fmt: skip
EDITORS_TYPES = (
    ("bool", r"^(?:true|false)$", "tf"), ("null", r"^(?:~|null|)$", ["~", "n", ""]),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"), ("float", r"^[-+]?[0-9]+\.[0-9]*$", "-+0123456789"),
)  # fmt: skip


class EditorsLoader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: numbers, truths and nothing have types, days and yes have not."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  (overrides PyYAML's own attribute)


for _tag, _pattern, _first in EDITORS_TYPES:
    EditorsLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))


def _kind(path: str) -> str | None:
    return next((kind for pattern, kind in KINDS if re.fullmatch(pattern, path)), None)


def _heads(root: Path) -> Iterator[tuple[str, str, str]]:
    """Path, kind and YAML of every file of a content folder."""
    for file in sorted(root.rglob("*.*")):
        path = file.relative_to(root).as_posix()
        if (kind := _kind(path)) is not None and file.is_file():
            text = file.read_text("utf-8")
            yield path, kind, text.split("---\n")[1] if path.endswith(".md") else text


@cache
def _validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(schema_of(kind))


def _editor_accepts(kind: str, text: str) -> bool:
    return _validator(kind).is_valid(yaml.load(text, Loader=EditorsLoader))


def _reader_accepts(kind: str, text: str) -> bool:
    notes = Notes("file")
    if kind == "tool":
        read_tool("t", text.encode(), notes)
    else:
        form, document = FILES[kind][1], read_yaml(text, notes)
        assert document is not None
        if kind in ("contacts", "images"):
            read_list(form.__args__[0], document, notes, what="item")
        else:
            read_form(form, document, notes, what="a file")
    return not [f for f in notes.findings if f.rule not in ("reference", "identifier")]


def _changed(text: str) -> Iterator[tuple[str, str]]:
    """The text with each of its keys given each of the values in turn, what stood under the key taken out."""
    lines, seen = text.split("\n"), set()
    for number, line in enumerate(lines):
        match = re.match(r"(\s*(?:- )?)([\w-]+):(.*)$", line)
        if match is None or (match[2], len(match[1])) in seen:
            continue
        seen.add((match[2], len(match[1])))
        end = number + 1
        while not match[3].strip() and end < len(lines) and lines[end].startswith(" " * (len(match[1]) + 1)):
            end += 1
        for written in WRITTEN:
            yield f"{match[2]}: {written}", "\n".join(
                [*lines[:number], f"{match[1]}{match[2]}: {written}", *lines[end:]])


def _keys(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from node.get("properties", ())
        node = list(node.values())
    for each in node if isinstance(node, list) else ():
        yield from _keys(each)


@pytest.mark.parametrize("kind", FILES)
def test_every_key_is_in_the_guide_to_the_format(kind: str) -> None:
    """docs/format.md names every key that a schema has."""
    prose = re.sub(r"```.*?```", "", GUIDE.read_text("utf-8"), flags=re.DOTALL)
    named = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]+)`", prose))))
    assert set(_keys(schema_of(kind))) - named == set()


@pytest.mark.parametrize("root", [GOOD, SCHOOL], ids=["good", "school"])
def test_what_is_written_well_is_accepted_by_an_editor(root: Path) -> None:
    """Every file of the demonstration and of the board in tests/faults has no fault in an editor."""
    refused = [path for path, kind, text in _heads(root) if not _editor_accepts(kind, text)]
    assert refused == []


@pytest.mark.parametrize(("kind", "text"), [(k, t) for _, k, t in _heads(GOOD)],
                         ids=[path for path, _, _ in _heads(GOOD)])
def test_an_editor_and_the_reader_agree(kind: str, text: str) -> None:
    """Whatever is written for a key, an editor with the schema marks it where the reader has a problem, and only there.

    A number in quotes or with a sign past a limit is the reader's alone, and so is an address that is none.
    """
    apart = [said for said, changed in _changed(text)
             if _editor_accepts(kind, changed) != _reader_accepts(kind, changed)]
    assert [said for said in apart if not re.match(r"due_day: 54%|(url|theme): ", said)] == []


@pytest.mark.parametrize(("kind", "text"), [
    ("board", "name: 2025\nstrapline: no\nreports: {due_day: 20}\nprogramme: {started: 25/08/2025}"),
    ("board", "name: X\ncalendar: {terms: 18/08/2025 to 10 Oct 2025, closed: 2025-09-15}"),
    ("charter", "title: T\nstarted: 1 September 2025\nhgios: 2.3\ntags: reading\nfinish:"),
    ("charter", "title: T\nstarted: 2025-09-01\nmeasures: [{id: m, name: M, goal: 85%, sensitive: yes, minutes: 30}]"),
    ("screen", "show: all\nslides: chart"), ("tool", "tool: fishbone\neffect: E\ncauses: {People: New staff}"),
    ("board", "name: X\nlanguage: en-gb\nrules: IHI"), ("screen", "slides: [Chart, ABOUT]\norientation: Portrait"),
    ("charter", "title: T\nstarted: 2025-09-01\nstatus: Active\nmeasures: [{id: m, name: M, type: Outcome, chart: P}]"),
    ("pdsa", "change: c\nscale: Group\nprediction_met: Yes\ndecision: Adopt\naudience: Coach"),
    ("charter", "title: T\nstarted: 2025-09-01\ntags: literacy, writing\ndrivers: [{name: D, changes: 'a, b-c'}]"),
    ("screen", "slides: project, chart"), ("pdsa", "change: c\nmeasures: on-track, late"),
    ("contacts", "- {date: 2025-09-01, how: Visit, with: [Team]}"), ("feedback", "to: Team"),
    ("images", "- {file: a.png, people: pupils, withdrawn: yes}\n- {file: b.png, withdrawn: 2025-09-01}"),
])
def test_what_a_teacher_may_write_is_right_in_both(kind: str, text: str) -> None:
    """Day-first days, one item for a list, numbers for texts and blank keys are as good in an editor."""
    assert _reader_accepts(kind, text) and _editor_accepts(kind, text)


@pytest.mark.parametrize(("kind", "text"), [
    ("board", "title: X"), ("board", "name: ' '"), ("board", "name: X\nprivacy: {smallest_group: 4}"),
    ("board", "name: X\nreports: {due_day: 31}"), ("charter", "title: T\nstarted: soon"),
    ("charter", "title: T\nstarted: 2025-09-01\nprogress: 2.3"),
    ("charter", "title: T\nstarted: 2025-09-01\nmeasures: [{id: My measure, name: M}]"),
    ("charter", "title: T\nstarted: 2025-09-01\nmeasures: [{id: m, name: M, frequency: 400}]"),
    ("tool", "of: Lateness\ncounts: {Bus: 3}"), ("tool", "tool: pareto\nof: Lateness\ncounts: {Bus: -3}"),
    ("contacts", "- {date: 2025-09-01, how: letter}"), ("screen", "slides: [charts]"),
    ("screen", "slides: project, charts"), ("pdsa", "change: c\nmeasures: on-track, My measure"),
])
def test_what_is_no_part_of_the_format_is_wrong_in_both(kind: str, text: str) -> None:
    """An editor marks what the reader would call a problem."""
    assert not _reader_accepts(kind, text) and not _editor_accepts(kind, text)
