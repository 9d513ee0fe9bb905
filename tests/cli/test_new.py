"""`mfi-site new`: templates that teach, and nothing overwritten."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mfi_site.building import starting
from mfi_site.building.charter_edit import CannotInsert, with_item
from mfi_site.cli import program


def run(*words: object) -> Result:
    return CliRunner().invoke(program, [str(word) for word in words])


@pytest.fixture
def content(tmp_path: Path) -> Path:
    assert run("init", tmp_path, "--name", "Our school").exit_code == 0
    return tmp_path / "content"


def new(content: Path, *words: str) -> Result:
    result = run("new", *words, "--content", content)
    assert result.exit_code == 0, result.output + str(result.exception)
    return result


def everything(content: Path) -> None:
    new(content, "project", "writing-p4", "--title", 'Writing: the "P4" way')
    new(content, "measure", "writing-p4", "on-track", "--name", "% of P4 pupils on track")
    new(content, "measure", "writing-p4", "minutes", "--value")
    new(content, "pdsa", "writing-p4", "peer-edit")
    new(content, "report", "writing-p4", "2025-10")
    new(content, "screen", "hall")


def test_everything_new_builds_without_a_problem(content: Path, tmp_path: Path) -> None:
    """A project with one of everything from the templates is published, and no file of it has a problem."""
    everything(content)
    built = run("build", content, "-o", tmp_path / "public", "--strict")
    assert built.exit_code == 0 and "No problem" in built.output, built.output
    page = (tmp_path / "public/projects/writing-p4/index.html").read_text("utf-8")
    assert "Writing: the &#34;P4&#34; way" in page and "Example:" not in page and "coach will look" not in page


def test_the_coach_asks_only_for_what_is_still_to_be_written(content: Path) -> None:
    """What the review finds in fresh templates is what nobody has written yet: nothing liked, nothing wrong."""
    everything(content)
    import json

    checked = run("check", content, "--format", "json")
    found = json.loads(checked.stdout)["findings"]
    assert checked.exit_code == 0
    assert {f["kind"] for f in found} == {"better"}
    assert {f["rule"] for f in found} <= {
        "aim-missing", "rationale", "influence", "team-two", "measure-type", "measure-plan", "measure-vague",
        "pdsa-prediction", "human-side", "next-steps", "idea-loose", "theory", "projects-two", "idea-concept",
    }


@pytest.mark.parametrize("words", [
    ("project", "writing-p4"), ("measure", "writing-p4", "on-track"), ("report", "writing-p4", "2025-10"),
    ("screen", "hall"),
])
def test_new_never_overwrites(content: Path, words: tuple[str, ...]) -> None:
    """What exists is refused, and every byte of the board stays."""
    everything(content)
    before = {p: p.read_bytes() for p in content.rglob("*") if p.is_file()}
    refused = run("new", *words, "--content", content)
    assert refused.exit_code != 0
    assert {p: p.read_bytes() for p in content.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize(("today", "ends"), [(date(2025, 9, 1), "2026-06-26"), (date(2026, 2, 1), "2026-06-26"),
                                             (date(2026, 5, 20), "2027-06-26")])
def test_the_example_of_an_aim_lies_ahead(today: date, ends: str) -> None:
    """Who copies the example's days starts with an aim that can still be reached."""
    text = starting.project("writing-p4", "", today).new["projects/writing-p4/charter.md"].decode()
    assert f"# finish: {ends}" in text and f"By 26 June {ends[:4]}" in text and f"August {int(ends[:4]) - 1}" in text


@pytest.mark.parametrize(("how", "unit"), [((), "%"), (("--value",), "minutes")])
def test_the_example_of_a_measure_fits_its_table(content: Path, how: tuple[str, ...], unit: str) -> None:
    """With every # taken off, the plan of a measure is read without a problem, and its unit is that of the table."""
    new(content, "project", "writing-p4")
    new(content, "measure", "writing-p4", "one", *how)
    charter = content / "projects/writing-p4/charter.md"
    charter.write_text(re.sub(r"^    # (?=[a-z]+: )", "    ", charter.read_text(), flags=re.MULTILINE))
    assert re.search(rf"^    unit: \W?{unit}", charter.read_text(), re.MULTILINE)
    assert "No problem" in run("build", content, "-o", content.parent / "public", "--strict").output


@pytest.mark.parametrize(("today", "autumn"), [("2026-01-10", 2025), ("2026-05-31", 2025), ("2026-06-01", 2026)])
def test_a_new_board_offers_the_session_that_counts(today: str, autumn: int) -> None:
    """The terms and programme of a new board.yml are those of this session, and from June of the next."""
    text = starting.board_files("Our school", date.fromisoformat(today))["content/board.yml"].decode()
    assert set(re.findall(r"20\d\d", text)) == {str(autumn), str(autumn + 1)}


def test_every_line_may_lose_its_hash(content: Path) -> None:
    """With the # taken off every line that offers a key, each file of `init` and `new` is read without a problem."""
    everything(content)
    freed = 0
    for path in [p for p in content.rglob("*") if p.suffix in (".yml", ".md")]:
        offered = r"(^ *)# (?=[a-z_]+:| +\S)" if path.name == "board.yml" else r"(^ *)# (?=[a-z_]+:)"
        text, count = re.subn(offered, r"\1", path.read_text(), flags=re.MULTILINE)
        path.write_text(text)
        freed += count
    checked = run("check", content, "--as-of", "2099-01-01")
    assert freed > 40 and checked.exit_code == 0, checked.output


@pytest.mark.parametrize("words", [
    ("project", "reading-p3"), ("measure", "writing-p4", "late"), ("pdsa", "writing-p4", "peer-edit"),
    ("report", "writing-p4", "2025-11"), ("screen", "gym"),
])
def test_each_new_file_says_what_comes_next(content: Path, words: tuple[str, ...]) -> None:
    """Every command of `new` ends with a next step, whose command finds the board from where it was given."""
    everything(content)
    told = new(content, *words).output.partition("Next: ")[2]
    assert told and ("mfi-site" not in told or content.as_posix() in told)


def test_a_suggested_measure_can_be_copied(content: Path) -> None:
    """The command that `new project` suggests is right as it stands."""
    command = new(content, "project", "reading-p3").output.partition("  mfi-site ")[2].split()
    assert run(*command).exit_code == 0 and (content / "projects/reading-p3/measures/on-track.csv").exists()


def test_feedback_is_sent_by_taking_a_hash_off(content: Path) -> None:
    """The line that marks feedback as sent is right as soon as its # is gone."""
    everything(content)
    assert run("feedback", "writing-p4", "2025-10", "--content", content).exit_code == 0
    path = content / "projects/writing-p4/reports/2025-10.feedback.md"
    path.write_text(path.read_text().replace("\n# sent:", "\nsent:"))
    assert re.search(r"^sent: \d{4}-\d\d-\d\d ", path.read_text(), re.MULTILINE)
    assert run("check", content).exit_code == 0


def test_cycles_are_numbered_on(content: Path) -> None:
    """The second cycle of an idea is the project's next number, and the idea stands once in the charter."""
    everything(content)
    new(content, "pdsa", "writing-p4", "peer-edit")
    assert {p.name for p in (content / "projects/writing-p4/pdsa").iterdir()} == {
        "01-peer-edit.md", "02-peer-edit.md"}
    assert (content / "projects/writing-p4/charter.md").read_text().count("\n  - id: peer-edit\n") == 1


@pytest.mark.parametrize(("words", "repair"), [
    (("project", "Writing P4"), "writing-p4"), (("measure", "writing", "x"), "writing-p4"),
    (("pdsa", "writing-p4", "peer-edti"), "peer-edit"), (("report", "writing-p4", "October"), "2025-10"),
    (("screen", "../x"), "such as x"), (("project", "../../x"), "such as x"),
])
def test_a_slip_is_told_with_its_repair(content: Path, words: tuple[str, ...], repair: str) -> None:
    """A wrong name or month changes nothing, and the message holds what to write instead."""
    everything(content)
    refused = run("new", *words, "--content", content)
    assert refused.exit_code and repair in str(refused.exception)


CHARTER = "---\ntitle: A\nstarted: 2025-08-25\n{}\n---\n\n## Why\n"


@pytest.mark.parametrize(("keys", "expected"), [
    ("measures:", "measures:\n  - id: x"),
    ("measures: []  # none", "measures:  # none\n  - id: x"),
    ("measures:\n- id: a\n  name: b\ntags: [c]", "measures:\n- id: a\n  name: b\n- id: x\ntags: [c]"),
    ("measures:\n    - id: a\n      # b\n\ntags: [c]", "measures:\n    - id: a\n      # b\n    - id: x\n\ntags: [c]"),
    ("tags: [c]", "tags: [c]\nmeasures:\n  - id: x"),
])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_list_gains_an_item_and_nothing_else_changes(keys: str, expected: str, end: str, mark: bytes) -> None:
    """The item goes to the end of its list in the list's own indentation, line ends and mark kept."""
    before = mark + CHARTER.format(keys).replace("\n", end).encode()
    assert with_item(before, "measures", "- id: x") == mark + CHARTER.format(expected).replace("\n", end).encode()


@pytest.mark.parametrize("charter", ["title: A\n", CHARTER.format("measures: [{id: a, name: b}]"), "---\ntitle: A\n"])
def test_what_only_a_person_can_add_to_is_left_alone(charter: str) -> None:
    """A list on one line, or a file without front matter, is refused."""
    with pytest.raises(CannotInsert):
        with_item(charter.encode(), "measures", "- id: x")
