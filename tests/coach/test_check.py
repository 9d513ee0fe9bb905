"""The commands as a person runs them: what they print, their exit codes, and who may read what."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mfi_site.cli import program

BOARD = (
    "name: Craigrowan Primary School\nas_of: 2025-12-10\n"
    "programme: {started: 2025-08-25, ends: 2026-06-26, contact: Community Planning team}\n"
)
GOOD = """---
title: Writing in Primary 4
aim: By 26 June 2026, 85% of our 24 Primary 4 pupils will be on track in writing, up from 54% in August 2025.
started: 2025-08-25
influence: SECRETWORD every lesson is ours
progress: 4.0
team: [{role: Primary 4 teacher, lead: true}, {role: Depute headteacher, lead: true}]
drivers: [{name: Feedback is used, changes: [code]}]
changes: [{id: code, idea: One marking code of four symbols on a desk card}]
---

## Why this matters

Thirteen of 24 pieces met the must-haves.
"""
REPORT = (
    "---\nsubmitted: {day}\nexception: SECRETWORD workload\n---\n## Human side of change\n\nSECRETWORD is wary.\n\n"
    "## Next steps\n\nTest the code.\n"
)


def _write(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A board with two active projects, one of them with a late report and closed words."""
    return _write(
        tmp_path / "content",
        {
            "board.yml": BOARD,
            "projects/one/charter.md": GOOD,
            "projects/two/charter.md": GOOD.replace("SECRETWORD ", ""),
            "projects/one/reports/2025-10.md": REPORT.format(day="2025-10-20"),
            "projects/one/reports/2025-10.feedback.md": "---\nsent: 2025-10-30\n---\n## Notes\n\nSECRETWORD\n",
            "projects/one/contacts.yml": "- {date: 2025-10-02, with: [team], how: call, note: SECRETWORD}\n",
        },
    )


def _run(*args: str | Path, **env: str) -> Result:
    return CliRunner().invoke(program, [str(a) for a in args], env=env or None)


def _json(content: Path, *args: str) -> dict[str, list[dict[str, str]]]:
    return json.loads(_run("check", content, "--format", "json", *args).stdout)  # type: ignore[no-any-return]


def test_what_is_said_of_a_project_stands_together(content: Path) -> None:
    """Concerns about a project as a whole stand before its files, not before all projects."""
    projects = [f["project"] for f in _json(content, "--as-of", "2025-11-20")["findings"]]
    assert set(projects) == {"one", "two"} and projects == sorted(projects)


def test_what_would_be_better_exits_0_and_1_only_with_strict(content: Path) -> None:
    """Advice never fails a build unless it is asked to; a concern never does."""
    assert any(f["kind"] == "concern" for f in _json(content)["findings"])
    assert _run("check", content).exit_code == 0
    assert _run("check", content, "--strict").exit_code == 1


def test_a_concern_alone_passes_strict(content: Path) -> None:
    """Lateness is between coach and team; it fails nobody's build."""
    silenced = (
        "review: {ignore: [score-over, contact-monthly], because: Agreed with the coach}\ntags: [a]\n---\n\n## Why"
    )
    for name in ("one", "two"):
        place = content / f"projects/{name}/charter.md"
        place.write_text(place.read_text("utf-8").replace("---\n\n## Why", silenced), "utf-8")
    found = [f for f in _json(content, "--project", "two")["findings"] if f["kind"] in ("better", "problem")]
    assert found == []
    assert _run("check", content, "--project", "two", "--strict").exit_code == 0


def test_a_problem_exits_1(content: Path) -> None:
    """What cannot be read as the format says fails the check, and its file and line are named."""
    _write(content, {"projects/two/charter.md": GOOD.replace("started: 2025-08-25", "started: yesterday")})
    done = _run("check", content)
    assert done.exit_code == 1 and "projects/two/charter.md:4" in done.stdout
    assert _run("check", content, "--project", "one").exit_code == 0


def test_a_board_that_cannot_be_used_exits_2(content: Path, tmp_path: Path) -> None:
    """Without a usable board.yml, or for a project that is not there, the message says so."""
    _write(content, {"board.yml": "strapline: x\n"})
    assert _run("check", content).exit_code == 2
    assert _run("check", content, "--format", "json").exit_code == 2
    assert _run("check", tmp_path / "nowhere").exit_code != 0


def test_a_project_that_is_not_there_is_refused(content: Path) -> None:
    """The message names the projects there are."""
    done = _run("check", content, "--project", "three")
    assert done.exit_code != 0 and "one, two" in str(done.exception)


def test_only_the_wanted_projects_are_told_of(content: Path) -> None:
    """--project may be repeated; stages are those of the projects that were wanted."""
    assert set(_json(content, "--project", "two")["stages"]) == {"two"}
    assert {f["project"] for f in _json(content, "--project", "two")["findings"]} == {"two"}
    assert set(_json(content, "--project", "two", "--project", "one")["stages"]) == {"one", "two"}


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "markdown"])
def test_nothing_closed_is_said_in_public(content: Path, form: str) -> None:
    """In the public audience no format has a concern, a score of the team's own, or a word that is closed."""
    done = _run("check", content, "--format", form, "--audience", "public")
    for word in ("SECRETWORD", "late", "4.0", "concern", "exception", "human side", "influence"):
        assert word not in done.stdout, word


@pytest.mark.parametrize(
    ("form", "closed"), [("text", False), ("json", False), ("markdown", False), ("github", True), ("sarif", True)]
)
def test_logs_are_public_by_default(content: Path, form: str, closed: bool) -> None:
    """github and sarif go where anyone may read them, so they tell the public's findings unless asked."""
    assert ("days late" not in _run("check", content, "--format", form).stdout) == closed
    assert "days late" in _run("check", content, "--format", form, "--audience", "coach").stdout


def test_what_is_closed_is_not_asked_for_in_public(content: Path) -> None:
    """The public is not told that prose is missing which is there, and closed to it."""
    place = content / "projects/two/charter.md"
    place.write_text(place.read_text("utf-8").replace("drivers:", "coach_only: [Why this matters]\ndrivers:"), "utf-8")
    assert "rationale" not in {f["rule"] for f in _json(content, "--audience", "public")["findings"]}


def test_a_problem_in_a_closed_place_keeps_its_words_to_itself(content: Path) -> None:
    """The public reads that the file has a problem, not what stands there."""
    _write(content, {"projects/one/contacts.yml": "- {date: SECRETWORD, with: [team], how: call}\n"})
    done = _run("check", content, "--audience", "public", "--format", "json")
    assert done.exit_code == 1 and "SECRETWORD" not in done.stdout
    assert "SECRETWORD" in _run("check", content, "--format", "json").stdout


def test_the_job_summary_is_written(content: Path, tmp_path: Path) -> None:
    """github adds the whole review to the file that GitHub names."""
    summary = tmp_path / "summary.md"
    _run("check", content, "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert summary.read_text("utf-8").startswith("# Review")


def test_as_of_sets_the_day(content: Path) -> None:
    """The clocks run to the day that is given."""
    rules = {f["rule"] for f in _json(content, "--as-of", "2025-09-10")["findings"]}
    assert "report-due" in rules and "report-late" not in rules


def test_a_report_that_cannot_be_read_is_not_missing(content: Path) -> None:
    """It has a problem and counts as a report; nobody is reminded of it, and the public does not hear of it."""
    _write(content, {"projects/two/reports/2025-11.md": "## Aim\n\nNo front matter.\n"})
    said = json.loads(_run("check", content, "--format", "json", "--as-of", "2025-11-20").stdout)
    about = [f for f in said["findings"] if f["project"] == "two"]
    assert [f["path"] for f in about if f["kind"] == "problem"] == ["projects/two/reports/2025-11.md"]
    assert not [f for f in about if f["rule"] == "report-late" and "November" in f["message"]]
    assert [f for f in about if f["rule"] == "report-late" and "October" in f["message"]]
    assert said["stages"]["two"]["report"] == 1
    told = json.loads(_run("check", content, "--format", "json", "--audience", "public").stdout)
    assert told["stages"]["two"]["report"] == 0


def test_status_is_a_worklist_and_reminds(content: Path) -> None:
    """The worklist names what is late; the texts come only when they are asked for."""
    done = _run("status", content, "--as-of", "2025-11-20")
    assert done.exit_code == 0 and "Reports late" in done.stdout and "Subject:" not in done.stdout
    assert (
        "Subject: Writing in Primary 4: the report for November 2025"
        in _run("status", content, "--as-of", "2025-11-20", "--remind").stdout
    )


def test_feedback_is_started_once(content: Path) -> None:
    """The file has both headings with what was found, reads without a problem, and is never overwritten."""
    place = content / "projects/one/reports/2025-10.feedback.md"
    before = place.read_text("utf-8")
    assert _run("feedback", "one", "2025-10", "--content", content).exit_code != 0
    assert place.read_text("utf-8") == before
    place.unlink()
    assert _run("feedback", "one", "2025-10", "--content", content).exit_code == 0
    text = place.read_text("utf-8")
    assert text.index("## What we liked") < text.index("The aim says how much") < text.index("## Even better if")
    assert "- [ ] " in text.split("## Even better if")[1] and "late" not in text
    assert not [f for f in _json(content)["findings"] if f["kind"] == "problem"]


def test_feedback_that_is_only_started_does_not_stop_the_clock(content: Path) -> None:
    """Until `sent` is written, the feedback is not sent."""
    (content / "projects/one/reports/2025-10.feedback.md").unlink()
    _run("feedback", "one", "2025-10", "--content", content)
    assert any(f["rule"] == "feedback-late" for f in _json(content)["findings"])


@pytest.mark.parametrize("args", [("one", "2025-11"), ("one", "October"), ("three", "2025-10"), ("../one", "2025-10")])
def test_feedback_needs_a_report(content: Path, args: tuple[str, str]) -> None:
    """There is nothing to start for a month without a report, or a project that is not there."""
    assert _run("feedback", *args, "--content", content).exit_code != 0


def test_rules_are_listed_and_told() -> None:
    """`rules` lists every rule; a name gives its page."""
    from mfi_site.coach.engine import plugs

    listed = _run("rules").stdout
    assert all(plug.rule.id in listed for plug in plugs())
    assert "operating procedure" in _run("rules", "aim-solution").stdout
    assert _run("rules", "no-such-rule").exit_code != 0


def test_the_demonstration_school_reads_well() -> None:
    """The example has no problem, and each of its active projects is told what is good about it."""
    root = Path(__file__).parents[2] / "content"
    found = _json(root)["findings"]
    assert not [f for f in found if f["kind"] == "problem"]
    assert {f["project"] for f in found if f["kind"] == "liked"} >= {"writing-p4", "lateness-p1-p3", "red-cards-p6"}
    aims = [f for f in found if f["rule"].startswith("aim-") and f["kind"] == "better"]
    assert aims == []


def test_check_draws_nothing() -> None:
    """The review needs no chart, template or sanitiser, so it loads none."""
    import subprocess
    import sys

    code = (
        "import sys; from mfi_site.cli._coach import usable, review_of; from pathlib import Path; "
        "f = usable(Path(sys.argv[1]), None); review_of(f, f.names, 'coach'); "
        "print([m for m in ('altair', 'jinja2', 'nh3', 'vl_convert') if m in sys.modules])"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code, str(root / "content")], capture_output=True, text=True, check=True, cwd=root
    )
    assert done.stdout.strip() == "[]"
