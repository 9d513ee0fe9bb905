"""What `check` and `status` know from the folder's git history, and what they say they cannot know."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from mfi_site.cli import program

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

BOARD = """\
name: Craigrowan Primary School
programme: {started: 2025-08-25, ends: 2026-02-27}
calendar:
  terms: [2025-08-18 to 2025-10-10, 2025-10-27 to 2025-12-19, 2026-01-06 to 2026-03-27]
"""
AIM = "By 26 June 2026, 80% of our 24 Primary 3 pupils will read at home four nights a week, up from 50%."
CHARTER = f"""\
---
title: Reading at home
aim: {AIM}
population: The 24 pupils of Primary 3
started: 2025-08-25
measures:
  - {{id: nights, name: "% of P3 pupils who read at home", type: outcome, goal: 80, frequency: weekly, group: 24}}
---

## Why this matters

Reading at home makes readers.
"""
PROJECT = "projects/reading-p3"


class School:
    """A content folder in a repository, each commit on a day of its own."""

    def __init__(self, top: Path) -> None:
        self.top, self.content = top, top / "content"
        self.write("board.yml", BOARD)
        self.write(f"{PROJECT}/charter.md", CHARTER)
        self.write(f"{PROJECT}/measures/nights.csv", "date,numerator,denominator\n2025-08-29,12,24\n")
        self.git("init", "-q", "-b", "main")
        self.commit("2025-08-26")

    def write(self, path: str, text: str) -> None:
        place = self.content / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")

    def change(self, old: str, new: str) -> None:
        text = (self.content / PROJECT / "charter.md").read_text("utf-8")
        assert old in text
        self.write(f"{PROJECT}/charter.md", text.replace(old, new))

    def report(self, month: str, submitted: str) -> None:
        self.write(f"{PROJECT}/reports/{month}.md", f"---\nsubmitted: {submitted}\n---\n\n## Next steps\n\nA card.\n")

    def reports(self) -> None:
        for month, day in (("2025-09", "12"), ("2025-10", "13"), ("2025-11", "14")):
            self.report(month, f"{month}-{day}")
            self.commit(f"{month}-{day}")

    def git(self, *arguments: str, day: str = "2025-08-26") -> None:
        moment = f"{day}T16:00:00+00:00"
        who = {f"GIT_{w}_{k}": v for w in ("AUTHOR", "COMMITTER")
               for k, v in (("NAME", "t"), ("EMAIL", "t@t.example"), ("DATE", moment))}
        subprocess.run(["git", *arguments], cwd=self.top, env={**os.environ, **who}, check=True, capture_output=True)

    def commit(self, day: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "A change", day=day)

    def findings(self, day: str, rule: str) -> list[str]:
        options = ["check", str(self.content), "--as-of", day, "--format", "json"]
        found = json.loads(CliRunner().invoke(program, options).stdout)["findings"]
        return [f["message"] for f in found if f["rule"] == rule]

    def status(self, day: str) -> str:
        return CliRunner().invoke(program, ["status", str(self.content), "--as-of", day]).stdout


@pytest.fixture
def school(tmp_path: Path) -> School:
    return School(tmp_path / "school")


@pytest.mark.parametrize(("day", "said"), [("2025-10-01", []), ("2025-11-20", [", on 20 November 2025"])])
def test_an_aim_that_changed_after_report_2_is_known_by_its_commit(school: School, day: str, said: list[str]) -> None:
    """Without aim_changed in the charter, the commit tells that the aim changed, once report 2 was in."""
    if day < "2025-10-13":
        school.change("80%", "75%")
        school.commit(day)
        school.reports()
    else:
        school.reports()
        school.change("80%", "75%")
        school.commit(day)
    found = school.findings("2025-11-28", "aim-settled")
    assert found == [f"the charter said why the aim changed after report 2{s}" for s in said]


@pytest.mark.parametrize("key", ['"aim"', "'aim'", "aim "])
def test_a_key_in_quotes_is_the_aim_too(school: School, key: str) -> None:
    """However YAML lets a key be written, a change of the aim is seen."""
    school.change("aim:", f"{key}:")
    school.commit("2025-08-27")
    school.reports()
    school.change("80%", "75%")
    school.commit("2025-11-20")
    assert len(school.findings("2025-11-28", "aim-settled")) == 1


def test_a_reason_written_since_answers_for_the_aim(school: School) -> None:
    """A reason given with the change, or a week later, is enough; its day need not be the commit's."""
    school.reports()
    school.change("80%", "75%")
    school.commit("2025-11-20")
    assert school.findings("2025-11-28", "aim-settled")
    school.change("population:", "aim_changed: {on: 2025-11-18, because: The baseline was lower}\npopulation:")
    school.commit("2025-11-27")
    assert school.findings("2025-11-28", "aim-settled") == []
    school.change("75%", "70%")
    school.commit("2025-11-28")
    assert len(school.findings("2025-11-28", "aim-settled")) == 1


def test_a_comma_a_capital_or_a_new_line_makes_no_other_aim(school: School) -> None:
    """Only the aim's words and numbers count, and a later day is not looked ahead to."""
    school.reports()
    school.change(f"aim: {AIM}", f"aim: >-\n  {AIM.replace(',', '').replace(' will', chr(10) + '  WILL')}")
    school.commit("2025-11-20")
    assert school.findings("2025-11-28", "aim-settled") == []
    school.change("80%", "75%")
    school.commit("2025-12-05")
    assert school.findings("2025-11-28", "aim-settled") == []
    assert len(school.findings("2025-12-05", "aim-settled")) == 1


def test_the_public_is_told_nothing_of_the_history(school: School) -> None:
    """What the commits alone show stays with the coach."""
    school.reports()
    school.change("80%", "75%")
    school.commit("2025-11-20")
    options = ["check", str(school.content), "--as-of", "2025-11-28", "--format", "json", "--audience", "public"]
    assert "aim-settled" not in CliRunner().invoke(program, options).stdout


@pytest.mark.parametrize(("committed", "days"), [("2025-10-15", 0), ("2025-10-16", 1), ("2025-10-20", 5)])
def test_a_report_is_as_late_as_its_commit(school: School, committed: str, days: int) -> None:
    """A report that says the 14th and came on the 20th came 5 days late, and the finding gives both days."""
    school.report("2025-10", "2025-10-14")
    school.commit(committed)
    said = [m for m in school.findings("2025-10-21", "report-late") if "October" in m]
    assert len(said) == bool(days)
    assert not days or (f"{days} day" in said[0] and "14 October 2025" in said[0])


@pytest.mark.parametrize(("today", "late"), [("2025-10-27", False), ("2025-10-28", True)])
def test_feedback_has_seven_days_from_the_commit(school: School, today: str, late: bool) -> None:
    """The coach's week begins when the report came: day 7 is on time, day 8 late."""
    school.report("2025-10", "2025-10-14")
    school.commit("2025-10-20")
    assert bool(school.findings(today, "feedback-late")) is late


def test_the_history_moves_no_evidence(school: School) -> None:
    """The level that a project reaches is read from its files alone, as the public pages read it."""
    def evidence(path: Path) -> object:
        options = ["check", str(path), "--as-of", "2025-11-28", "--format", "json"]
        return json.loads(CliRunner().invoke(program, options).stdout)["stages"]["reading-p3"]

    school.reports()
    school.change("80%", "75%")
    school.commit("2025-11-20")
    known = evidence(school.content)
    shutil.rmtree(school.top / ".git")
    assert evidence(school.content) == known


def test_a_report_that_had_not_come_yet_is_waited_for(school: School) -> None:
    """Read as on a day before its commit, a report is not there, whatever day it gives."""
    school.report("2025-10", "2025-10-14")
    school.commit("2025-10-20")
    assert any("was due" in m and "October" in m for m in school.findings("2025-10-18", "report-late"))


def test_a_board_put_under_git_later_is_taken_at_its_word(tmp_path: Path) -> None:
    """Reports that were there when the project came, or that came together, keep the days that they give."""
    school = School(tmp_path / "school")
    shutil.rmtree(school.top / ".git")
    school.report("2025-09", "2025-09-12")
    school.git("init", "-q", "-b", "main")
    school.commit("2025-10-01")
    school.report("2025-10", "2025-10-14")
    school.report("2025-11", "2025-11-14")
    school.commit("2025-12-01")
    assert school.findings("2025-12-05", "report-late") == []


def test_a_renamed_project_keeps_its_past(school: School) -> None:
    """Moved files are followed, so that reports that came in time stay in time."""
    school.reports()
    school.git("mv", "content/projects/reading-p3", "content/projects/reading")
    school.commit("2025-12-10")
    assert school.findings("2025-12-12", "report-late") == []


def test_a_correction_by_commit_is_activity(school: School) -> None:
    """A value corrected last week is no silence, though its date is months ago."""
    school.reports()
    assert school.findings("2026-01-23", "inactive")
    school.write(f"{PROJECT}/measures/nights.csv", "date,numerator,denominator\n2025-08-29,13,24\n")
    school.commit("2026-01-16")
    assert school.findings("2026-01-23", "inactive") == []


def test_the_worklist_says_what_moved_since_last_month(school: School) -> None:
    """The history gives how often values, tests and reports changed, and where nothing did."""
    school.reports()
    school.write(f"{PROJECT}/measures/nights.csv", "date,numerator,denominator\n2025-08-29,13,24\n")
    school.write(f"{PROJECT}/measures/more.csv", "date,value\n2025-08-29,13\n")
    school.write(f"{PROJECT}/pdsa/01-card.md", "---\nchange: card\n---\n")
    school.commit("2025-11-17")
    told = school.status("2025-11-20")
    assert "Changed since last month" in told
    assert "reading-p3 (Reading at home): values twice, tests once and reports once." in told
    assert "Nothing moved in reading-p3." in school.status("2026-01-23")


def test_the_worklist_says_what_has_run_out(school: School) -> None:
    """A finish that has passed and terms that ended are told until the new session is written down."""
    school.change("started: 2025-08-25", "started: 2025-08-25\nfinish: 2026-03-20")
    assert "Run out:" not in school.status("2026-03-20")
    told = school.status("2026-05-20")
    assert "its finish, 20 March 2026, has passed" in told and "its last term ended on 27 March 2026" in told
    school.change("finish: 2026-03-20", "finish: 2026-06-26")
    school.write("board.yml", BOARD.replace("2026-03-27]", "2026-03-27, 2026-04-20 to 2026-06-26]"))
    assert "Run out:" not in school.status("2026-05-20")


def test_a_new_programme_asks_for_none_of_the_old_reports(school: School) -> None:
    """Once the programme's days are those of a new session, what was missing in the old one is no longer told."""
    assert "September 2025" in school.status("2026-02-20")
    school.write("board.yml", BOARD.replace("started: 2025-08-25, ends: 2026-02-27", "started: 2026-08-24"))
    told = school.status("2026-09-18")
    assert "September 2025" not in told
    assert "The report for September 2026 was due on 15 September 2026: 3 days late." in told
    assert "0 school days" not in told


def test_a_projects_folder_is_no_board(school: School) -> None:
    """Who names a project's folder is given the command that works for it."""
    refused = CliRunner().invoke(program, ["check", str(school.content / PROJECT)])
    assert refused.exit_code
    command = str(refused.exception).partition("mfi-site ")[2]
    assert CliRunner().invoke(program, shlex.split(command)).exit_code == 0


def test_work_that_is_not_committed_is_not_called_standing_still(school: School) -> None:
    """Where the files tell of newer days than the history, the worklist says so and not that nothing moved."""
    school.write(f"{PROJECT}/measures/nights.csv", "date,numerator,denominator\n2025-08-29,12,24\n2026-01-16,13,24\n")
    told = school.status("2026-01-23")
    assert "its files tell of 16 January 2026. What is not committed is not seen here." in told
    assert "Nothing moved" not in told


def test_a_shallow_clone_says_what_it_cannot_know(school: School, tmp_path: Path) -> None:
    """Without the older commits no report is called late by history, and a line says from when it is known."""
    school.reports()
    school.change("80%", "75%")
    school.commit("2025-11-20")
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--depth", "1", school.top.as_uri(), str(clone)], check=True)
    result = CliRunner().invoke(program, ["status", str(clone / "content"), "--as-of", "2025-11-28"])
    assert "before 20 November 2025 is not known" in result.stderr
    checked = CliRunner().invoke(program, ["check", str(clone / "content"), "--as-of", "2025-11-28"])
    assert "aim-settled" not in checked.stdout
    assert "report-late" not in checked.stdout


def test_a_plain_folder_needs_no_history(school: School) -> None:
    """Without git all of it works by the days that the files give."""
    school.reports()
    shutil.rmtree(school.top / ".git")
    assert school.findings("2025-11-28", "aim-settled") == []
    assert "since last month" not in school.status("2025-11-28")
