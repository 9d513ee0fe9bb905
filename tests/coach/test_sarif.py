"""What code scanning services read of a review: the shape of SARIF 2.1.0, and what GitHub asks beyond it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from mfi_site.cli import program
from mfi_site.coach.engine import plugs
from mfi_site.coach.formats import sarif
from mfi_site.coach.review import Review
from mfi_site.model.finding import Finding

ROOT = Path(__file__).parents[2]
BOARD = "name: Board\nprogramme: {started: 2025-08-25}\n"
CHARTER = "---\ntitle: Writing\nstarted: 2025-09-01\naim: To improve\nzzz: 1\n---\n"


def _object(required: str, **properties: Any) -> dict[str, Any]:
    """An object that has what is required, and nothing that is not named."""
    needed = required.split()
    return {"type": "object", "required": needed, "additionalProperties": False, "properties": properties}


def _array(items: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "array", "items": items, **more}


STRING = {"type": "string", "minLength": 1}
TEXT = _object("text", text=STRING)
COUNT = {"type": "integer", "minimum": 1}
PLACE = _object(
    "artifactLocation region",
    artifactLocation=_object("uri", uri={"type": "string", "pattern": r"^([A-Za-z0-9/._~-]|%[0-9A-F]{2})+$"}),
    region=_object("startLine", startLine=COUNT, startColumn=COUNT),
)
RESULT = _object(
    "ruleId ruleIndex level message locations",
    ruleId=STRING,
    ruleIndex={"type": "integer", "minimum": 0},
    kind={"const": "pass"},
    level={"enum": ["none", "note", "warning", "error"]},
    message=TEXT,
    locations=_array(_object("physicalLocation", physicalLocation=PLACE), minItems=1, maxItems=1),
)
RULES = _array(_object("id", id=STRING, shortDescription=TEXT, help=TEXT), uniqueItems=True)
DRIVER = _object("name semanticVersion rules", name=STRING, semanticVersion=STRING, rules=RULES)
RUN = _object(
    "tool columnKind results",
    tool=_object("driver", driver=DRIVER),
    columnKind={"const": "unicodeCodePoints"},
    results=_array(RESULT),
)
SARIF = _object(
    "$schema version runs", **{"$schema": STRING}, version={"const": "2.1.0"}, runs=_array(RUN, minItems=1, maxItems=1)
)


def _run(text: str) -> dict[str, Any]:
    """The run of a document that is as SARIF and GitHub ask."""
    assert text.isascii()
    document = json.loads(text)
    jsonschema.validate(document, SARIF)
    run: dict[str, Any] = document["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert (result["level"] == "none") == ("kind" in result), "kind pass goes with level none"
        _literal(result["message"]["text"])
    for rule in run["tool"]["driver"]["rules"]:
        for said in ("shortDescription", "help"):
            _literal(rule.get(said, {}).get("text", ""))
    return run


def _literal(text: str) -> None:
    """Nothing of a text would be filled in, and nothing would be a link."""
    assert not re.search(r"[{}]", text.replace("{{", "").replace("}}", "")), text
    assert "](" not in text


def _rendered(findings: Sequence[Finding]) -> dict[str, Any]:
    return _run(sarif.render(Review(tuple(findings), audience="coach", root="content/")))


def _uris(run: dict[str, Any]) -> list[str]:
    return [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]]


def test_kinds_have_their_levels() -> None:
    """A problem is an error, a concern a warning, even better if a note, and what was liked is passed."""
    kinds = ("problem", "concern", "better", "liked")
    run = _rendered([Finding("aim-by-when", kind, "a", path="board.yml") for kind in kinds])
    assert [r["level"] for r in run["results"]] == ["error", "warning", "note", "none"]
    assert run["results"][2]["message"]["text"] == "Even better if a."


def test_a_finding_without_a_place_stands_in_its_charter() -> None:
    """GitHub refuses the whole document for one result without a file, so that each has one, and a line."""
    run = _rendered([
        Finding("inactive", "concern", "a", project="one"), Finding("board", "problem", "b"),
        Finding("liked-study", "liked", "c", path="projects/one/charter.md", project="one"),
    ])  # fmt: skip
    assert _uris(run) == ["content/projects/one/charter.md", "content/board.yml", "content/projects/one/charter.md"]
    assert [r["locations"][0]["physicalLocation"]["region"] for r in run["results"]] == [{"startLine": 1}] * 3


def test_an_address_is_encoded() -> None:
    """A file's name is percent-encoded, and comes back as it was."""
    run = _rendered([Finding("date", "problem", "a", path="projects/one/pdsa/a b%é.md")])
    assert _uris(run) == ["content/projects/one/pdsa/a%20b%25%C3%A9.md"]
    assert unquote(_uris(run)[0]) == "content/projects/one/pdsa/a b%é.md"


def test_every_rule_can_be_described() -> None:
    """Whichever rules are used, their descriptions are as SARIF asks."""
    rules = [plug.rule.id for plug in plugs()]
    assert len(_rendered([Finding(name, "better", "a", path="board.yml") for name in rules])["results"]) == len(rules)


@given(
    st.text(st.characters(codec="utf-8") | st.sampled_from("[](){}01\\ :/"), min_size=1),
    st.sampled_from(["problem", "concern", "better", "liked"]),
    st.none() | st.integers(1, 5000),
    st.none() | st.just("one"),
)
def test_no_text_forges_a_part(said: str, kind: Any, line: int | None, project: str | None) -> None:
    """Whatever an author writes, the document keeps its shape and the text its meaning."""
    finding = Finding(
        "aim-by-when", kind, f"It says {said}", said, f"projects/one/{said}" if line else None, line, line, project
    )
    assert len(_rendered([finding])["results"]) == 1


@pytest.mark.parametrize("audience", ["public", "coach"])
@pytest.mark.parametrize("files", [
    {"board.yml": BOARD}, {"board.yml": "name: ["},
    {"board.yml": BOARD, "projects/one/charter.md": CHARTER, "projects/one/measures/a b%.csv": "date,value\n"},
    {"board.yml": BOARD, "projects/one/charter.md": "---\ntitle: [\n---\n"},
], ids=["no projects", "no board", "one project", "no charter"])  # fmt: skip
def test_the_whole_command_keeps_to_it(
    files: dict[str, str], audience: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty board, one that cannot be read, and one with concerns without a place are told as SARIF."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    for name, text in files.items():
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_text(text, "utf-8")
    done = CliRunner().invoke(program, ["check", "--format", "sarif", "--audience", audience, "--as-of", "2025-11-20"])
    _run(done.stdout)
