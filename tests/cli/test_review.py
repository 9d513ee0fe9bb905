"""`mfi-site review` on real histories."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from jsonschema import validate
from pydantic import BaseModel

from mfi_site.cli import program
from mfi_site.coach.change import measures, texts
from mfi_site.model.project import Change, Charter, CycleHead, Measure

WHO = {f"GIT_{who}_{what}": f"t{'@t.example' if what == 'EMAIL' else ''}"
       for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schemas/review-v1.json").read_text("utf-8"))
BOARD = "name: Craigrowan Primary School\nas_of: 2026-06-26\n"
CHARTER = """\
---
title: Reading at home
aim: By 26 June 2026, 80% of our 24 Primary 3 pupils will read at home four nights a week, up from 50%.
population: The 24 pupils of Primary 3
started: 2026-01-05
changes:
  - id: bag
    idea: A book bag that goes home on Mondays with one question on a card
measures:
  - id: nights
    name: "% of P3 pupils who read at home"
    short: Reading
    type: outcome
    goal: 80
    frequency: weekly
---

## Why this matters

Reading at home makes readers.
"""
DAYS = ("01-09", "01-16", "01-23", "01-30", "02-06", "02-13", "02-27", "03-06", "03-13", "03-20",
        "03-27", "04-24", "05-01", "05-08", "05-15", "05-22", "05-29", "06-05", "06-12", "06-19")
COUNTS = (12, 13, 11, 12, 13, 11, 12, 13, 11, 12, 13, 14, 15, 15, 16, 16, 17, 17, 18, 18)


def rows(n: int, roll: int = 24) -> str:
    return "date,numerator,denominator,note\n" + "".join(
        f"2026-{d},{c},{roll},\n" for d, c in zip(DAYS[:n], COUNTS[:n], strict=True))


class History:
    """A content folder in a repository of its own."""

    def __init__(self, top: Path) -> None:
        self.top, self.content = top, top / "content"
        self.write("board.yml", BOARD)
        self.write("projects/reading-p3/charter.md", CHARTER)
        self.write("projects/reading-p3/measures/nights.csv", rows(12))
        self.git("init", "-q", "-b", "main")
        self.commit()

    def write(self, path: str, text: str) -> None:
        place = self.content / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        text = (self.content / path).read_text("utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def git(self, *arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=self.top, env={**os.environ, **WHO}, check=True,
                              capture_output=True, text=True)
        return done.stdout.strip()

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "A change")

    def run(self, *arguments: str, env: dict[str, str] | None = None) -> Result:
        options = ["--content", str(self.content)]
        return CliRunner().invoke(program, ["review", *arguments, *options], env={"CI": "", **(env or {})})

    def json(self, *arguments: str) -> dict:  # type: ignore[type-arg]
        result = self.run(*arguments, "--format", "json")
        assert result.exit_code == 0, result.output
        found = json.loads(result.output)
        assert isinstance(found, dict)
        return found


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "school")


def only(review: dict) -> dict:  # type: ignore[type-arg]
    (found,) = review["projects"]
    assert isinstance(found, dict)
    return found


def test_new_values_and_the_signal_they_make(history: History) -> None:
    """New rows are listed, and the headline is the signal that they bring."""
    history.write("projects/reading-p3/measures/nights.csv", rows(20))
    history.commit()
    review = history.json("HEAD~1..HEAD")
    validate(review, SCHEMA)
    measure = only(review)["measures"][0]
    assert [v["kind"] for v in measure["values"]] == ["new"] * 8
    assert measure["values"][-1] == {"kind": "new", "date": "2026-06-19", "before": None, "after": "18 of 24, 75%"}
    assert review["headline"].startswith("Eight new values")
    assert "Reading" in review["headline"]
    assert review["summary"] == "One project changes. Eight values added."
    assert measure["before"]["state"] != measure["after"]["state"]


def test_values_without_a_new_signal_say_so(history: History) -> None:
    """A value that moves no signal is not made more of than it is."""
    history.write("projects/reading-p3/measures/nights.csv", rows(13))
    review = history.json("HEAD")
    validate(review, SCHEMA)
    assert review["headline"] == "One new value in “Reading at home” changes no signal"


def test_a_corrected_value_is_shown_before_and_after(history: History) -> None:
    """A value that was put right shows both, and raises a question."""
    history.change("projects/reading-p3/measures/nights.csv", "2026-01-16,13,24", "2026-01-16,10,24")
    review = history.json("HEAD")
    assert only(review)["measures"][0]["values"] == [
        {"kind": "corrected", "date": "2026-01-16", "before": "13 of 24, 54%", "after": "10 of 24, 42%"}]
    assert any("was 13 of 24, 54% and is now 10 of 24, 42%" in q for q in review["questions"])


def test_a_renamed_project_is_one_project(history: History) -> None:
    """A folder that was renamed keeps its history: no value is new, and its findings are neither new nor gone."""
    bones = "tool: fishbone\neffect: Few read\ncauses: {Home: [No book]}\n"
    history.write("projects/reading-p3/tools/bones.yml", bones)
    history.commit()
    history.git("mv", "content/projects/reading-p3", "content/projects/reading-at-home")
    history.change("projects/reading-at-home/charter.md", "title: Reading at home", "title: Reading at home in P3")
    history.commit()
    project = only(history.json("HEAD~1..HEAD"))
    assert (project["kind"], project["before_id"], project["id"]) == ("renamed", "reading-p3", "reading-at-home")
    assert project["measures"] == []
    assert project["findings"]["better"] == project["findings"]["liked"] == []
    assert project["others"] == ["The title was “Reading at home” and is “Reading at home in P3”."]


def test_a_project_added_and_one_removed(history: History) -> None:
    """What joins the board and what leaves it are named, never taken for a renaming of each other."""
    shutil.rmtree(history.content / "projects/reading-p3")
    late = "---\ntitle: Late arrivals\nstarted: 2026-02-02\n---\n\n## Plan\n\nTo be made.\n"
    history.write("projects/late/charter.md", late)
    kinds = {p["id"]: p["kind"] for p in history.json("HEAD")["projects"]}
    assert kinds == {"reading-p3": "removed", "late": "added"}


def test_a_measure_added(history: History) -> None:
    """A new measure is named, and asked what it will tell."""
    history.change("projects/reading-p3/charter.md", "    frequency: weekly\n", "    frequency: weekly\n"
                   "  - {id: minutes, name: Minutes read at home in a week, type: process, unit: minutes}\n")
    project = only(history.json("HEAD"))
    assert "New measure: “Minutes read at home in a week”." in project["others"]
    assert any("its other measures do not" in q for q in project["questions"])


def test_a_reworded_aim_stands_beside_the_old_one(history: History) -> None:
    """The aim is shown in its old and new words, and what the change settles or breaks in it is told."""
    old = re.search(r"aim: (.*)", CHARTER)
    assert old
    history.change("projects/reading-p3/charter.md", old[1], "Improve reading at home.")
    review = history.json("HEAD")
    project = only(review)
    assert project["aim"] == {"before": old[1], "after": "Improve reading at home.", "because": ""}
    rules = {f["rule"] for f in project["findings"]["better"]}
    assert {"aim-how-much", "aim-by-when"} <= rules
    history.commit()
    history.change("projects/reading-p3/charter.md", "Improve reading at home.", old[1])
    back = only(history.json("HEAD"))
    assert {"aim-how-much", "aim-by-when"} <= {f["rule"] for f in back["findings"]["settled"]}


def test_tests_of_change_started_ended_and_decided(history: History) -> None:
    """A test is told when it starts, when it ends, and when its decision is another."""
    path = "projects/reading-p3/pdsa/01-bag.md"
    body = "scale: class\n---\n\n### Prediction\n\nMost will read.\n"
    history.write(path, f"---\nchange: bag\nstarted: 2026-03-02\n{body}")
    assert only(history.json("HEAD"))["cycles"][0]["text"] == "Started 2 March: one class"
    history.commit()
    history.write(path, f"---\nchange: bag\nstarted: 2026-03-02\nended: 2026-03-20\ndecision: adapt\n"
                        f"prediction_met: partly\n{body}")
    ended = only(history.json("HEAD"))["cycles"][0]
    assert (ended["kind"], ended["state"]) == ("ended", "adapted")
    assert ended["text"] == "Ended 20 March, partly as predicted: one class"
    history.commit()
    history.change(path, "decision: adapt", "decision: abandon")
    decided = history.json("HEAD")
    validate(decided, SCHEMA)
    assert only(decided)["cycles"][0]["text"] == "Now abandoned, before adapted"
    assert any("was dropped after test 1" in q for q in decided["questions"])


def test_a_merge_commit_and_a_main_branch_that_moved_on(history: History) -> None:
    """Only what the branch did is told, as two dots and as three, before and after it is merged."""
    history.git("checkout", "-q", "-b", "month")
    history.write("projects/reading-p3/measures/nights.csv", rows(13))
    history.commit()
    history.git("checkout", "-q", "main")
    history.write("projects/other/charter.md", "---\ntitle: Another\nstarted: 2026-02-02\n---\n")
    history.commit()
    for asked in ("main..month", "main...month"):
        assert [p["id"] for p in history.json(asked)["projects"]] == ["reading-p3"]
    history.git("merge", "-q", "--no-ff", "-m", "Merge", "month")
    assert [p["id"] for p in history.json("HEAD~1..HEAD")["projects"]] == ["reading-p3"]


def test_a_shallow_clone_says_what_it_cannot_know(history: History, tmp_path: Path) -> None:
    """Without the older history the review says so, and still reads the board as it stands."""
    first = history.git("rev-parse", "HEAD")
    history.write("projects/reading-p3/measures/nights.csv", rows(13))
    history.commit()
    shallow = tmp_path / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth", "1", history.top.as_uri(), str(shallow)], check=True)
    history.content = shallow / "content"
    review = history.json(f"{first}..HEAD")
    assert "git fetch --unshallow" in review["notes"][0]
    assert review["headline"] == "The board as it stands"
    assert only(review)["kind"] == "standing"


def test_no_git_at_all_reads_the_board_as_it_stands(history: History) -> None:
    """A plain folder gets its findings, and is told that nothing can be compared."""
    shutil.rmtree(history.top / ".git")
    review = history.json("main..HEAD")
    assert "has no history" in review["notes"][0]
    assert only(review)["findings"]["liked"]


def test_a_version_that_is_none_is_a_mistake_of_usage(history: History) -> None:
    """An unknown name exits 2 with what to write, and no traceback."""
    result = history.run("nowhere..HEAD")
    assert result.exit_code != 0 and isinstance(result.exception, Exception)
    assert "'nowhere' names no version" in str(result.exception)


def test_a_version_that_is_none_is_told_with_the_branches_there_are(history: History) -> None:
    """Where git called the first branch otherwise than main, the message says how, and nothing of main."""
    history.git("branch", "-M", "trunk")
    said = str(history.run("main..HEAD").exception)
    assert "There are: trunk." in said and "such as trunk..HEAD" in said


def test_nothing_changed(history: History) -> None:
    """The review of no change says so in a line."""
    result = history.run("HEAD")
    assert result.output.startswith("## Nothing that shows has changed")


def test_a_roll_that_loses_one_pupil_is_told_before_it_is_public(history: History) -> None:
    """A roll of 24 that becomes 23 is named for the coach; in public its numbers are not said."""
    history.write("projects/reading-p3/measures/nights.csv", rows(12) + "2026-05-01,15,23,\n")
    (note,) = only(history.json("HEAD"))["privacy"]
    assert "a roll of 24 becomes 23" in note
    (note,) = only(history.json("HEAD", "--audience", "public"))["privacy"]
    assert "changes a little" in note and not re.search(r"\b2[34]\b", note.replace("24 April", ""))


def test_a_hidden_roll_that_changes_is_told_without_its_days(history: History) -> None:
    """Where the groups are not published, the public review says neither when the roll changed nor by how many."""
    path = "projects/reading-p3/measures/nights.csv"
    history.write(path, "date,numerator,denominator,note\n2026-04-17,7,12,\n2026-04-24,7,12,\n")
    history.commit()
    history.write(path, "date,numerator,denominator,note\n2026-04-17,7,12,\n2026-04-24,7,12,\n2026-05-01,7,11,\n")
    notes = only(history.json("HEAD", "--audience", "public"))["privacy"]
    (note,) = [note for note in notes if "changes a little" in note]
    assert not re.search(r"\b\d|April|May|the one", note)


def test_a_percentage_that_gives_a_count_away_is_told(history: History) -> None:
    """A new percentage of 14 pupils that only one count can give is named, for the coach with the count."""
    history.write("projects/reading-p3/measures/nights.csv", rows(3, roll=14))
    history.commit()
    history.write("projects/reading-p3/measures/nights.csv", rows(4, roll=14))
    (note,) = only(history.json("HEAD"))["privacy"]
    assert "can only be 12 of 14" in note
    (note,) = only(history.json("HEAD", "--audience", "public"))["privacy"]
    assert "12 of 14" not in note and "only come from one count" in note


def test_a_measure_that_was_closed_and_opens(history: History) -> None:
    """A sensitive measure that is approved, and a project that opens, are said to become public."""
    path = "projects/reading-p3/charter.md"
    history.change(path, "    goal: 80\n", "    goal: 80\n    sensitive: yes\n")
    history.commit()
    history.change(path, "    sensitive: yes\n", "    sensitive: yes\n    approved_by: Headteacher, 2026-05-01\n")
    assert any("public for the first time" in n for n in only(history.json("HEAD"))["privacy"])
    history.change(path, "title: Reading", "audience: coach\ntitle: Reading")
    history.commit()
    history.change(path, "audience: coach\n", "")
    assert any("whole project" in n for n in only(history.json("HEAD", "--audience", "public"))["privacy"])


def test_a_public_review_does_not_tell_that_something_closed_changed(history: History) -> None:
    """Pages, parts and projects for the coach alone that are new or say another thing make no line in public."""
    page = "---\ntitle: Talks\ncoach_only: [Ours]\n---\nopen\n\n**Ours:** one\n"
    history.write("pages/talks.md", page)
    history.write("pages/private.md", "---\ntitle: Private\naudience: coach\n---\none\n")
    history.commit()
    unchanged = history.json("HEAD", "--audience", "public")
    history.write("pages/talks.md", page.replace("one", "two"))
    history.write("pages/private.md", "---\ntitle: Private\naudience: coach\n---\ntwo\n")
    history.write("pages/about-one-pupil.md", "---\ntitle: One\naudience: coach\n---\nnew\n")
    history.write("projects/hidden/charter.md", "---\ntitle: Hidden\nstarted: 2026-01-05\naudience: coach\n---\n")
    assert history.json("HEAD", "--audience", "public") == unchanged
    assert len(history.json("HEAD", "--audience", "coach")["board"]) == 3
    history.write("pages/talks.md", page.replace("open", "another"))
    assert history.json("HEAD", "--audience", "public")["board"] == ["The page \u201ctalks\u201d changed."]


def test_what_is_for_the_coach_alone_is_in_no_public_review(history: History) -> None:
    """A secret word in every closed place is in no format of the public review, and CI is public by itself."""
    secret = "Xylophonist"
    path = "projects/reading-p3/charter.md"
    history.change(path, "started: 2026-01-05\n", f"started: 2026-01-05\nmanager: {secret}\ninfluence: {secret}\n"
                   f"coach_only: [Private]\nprogress: 2.5\n")
    why = "Reading at home makes readers.\n"
    history.change(path, why, f"{why}\n## Private\n\n{secret}\n")
    history.write("projects/reading-p3/contacts.yml", f"- {{date: 2026-03-03, how: call, note: {secret}}}\n")
    history.write("projects/reading-p3/reports/2026-03.md", f"---\nsubmitted: 2026-03-14\nexception: {secret}\n---\n\n"
                  f"## Next steps\n\nBags.\n\n## Human side of change\n\n{secret}\n")
    history.write("projects/reading-p3/reports/2026-03.feedback.md", f"---\nsent: 2026-03-20\n---\n\n{secret}\n")
    test = f"---\nchange: bag\naudience: coach\nconditions: {secret}\n---\n"
    history.write("projects/reading-p3/pdsa/01-bag.md", test)
    history.write("projects/closed/charter.md", f"---\ntitle: {secret}\naudience: coach\nstarted: 2026-02-02\n---\n")
    for form in ("markdown", "html", "json"):
        for arguments, env in ((("--audience", "public"), {}), ((), {"CI": "true"})):
            output = history.run("HEAD", "--format", form, *arguments, env=env).output
            assert "Reading at home" in output and secret not in output
    assert "for the coach" in history.run("HEAD", "--audience", "coach", env={"CI": "true"}).output


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


def test_a_phase_is_proposed_in_lines_that_can_be_pasted(history: History) -> None:
    """The proposed lines are YAML that the charter can hold, with the reason left for the team to give."""
    test = "---\nchange: bag\nstarted: 2026-03-30\nended: 2026-04-22\n---\n"
    history.write("projects/reading-p3/pdsa/01-bag.md", test)
    weekly = "    frequency: weekly\n"
    history.change("projects/reading-p3/charter.md", weekly, f"{weekly}    baseline: 11\n")
    history.commit()
    history.write("projects/reading-p3/measures/nights.csv", rows(20))
    (measure,) = only(history.json("HEAD"))["measures"]
    validate(history.json("HEAD"), SCHEMA)
    phase = measure["phase"]
    assert yaml.safe_load(phase["yaml"]) == {
        "phases": [{"from": yaml.safe_load("2026-03-27"), "because": "", "pdsa": "01-bag"}]}
    assert "was it test 1?" in phase["text"]
    history.change("projects/reading-p3/charter.md", "    baseline: 11\n", f"    baseline: 11\n{phase['yaml']}\n")
    assert only(history.json("HEAD"))["findings"]["problems"] == []


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


def test_only_what_changed_is_read(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many projects only the one that differs is read."""
    import mfi_site.building.reviewing as reviewing

    for n in range(20):
        history.write(f"projects/p{n}/charter.md", CHARTER)
    history.commit()
    history.write("projects/p7/charter.md", CHARTER.replace("Reading", "Writing"))
    seen: list[str] = []
    real: Callable[..., object] = reviewing.read_project

    def counted(name: str, *rest: object) -> object:
        seen.append(name)
        return real(name, *rest)

    monkeypatch.setattr(reviewing, "read_project", counted)
    history.json("HEAD")
    assert set(seen) == {"p7"}


def test_a_project_that_can_no_longer_be_read(history: History) -> None:
    """Only why is said, not that all its values are gone; once mended, it is read again as it stands."""
    history.change("projects/reading-p3/charter.md", "title: Reading at home", "title: [Reading at home")
    history.commit()
    review = history.json("HEAD~1..HEAD")
    validate(review, SCHEMA)
    assert review["headline"] == "“Reading at home” can no longer be read"
    assert (only(review)["kind"], only(review)["measures"], only(review)["aim"]) == ("unreadable", [], None)
    assert len(only(review)["findings"]["problems"]) == 1
    history.change("projects/reading-p3/charter.md", "title: [Reading at home", "title: Reading at home")
    history.commit()
    review = history.json("HEAD~1..HEAD")
    assert review["headline"] == "“Reading at home” can be read again"
    assert review["summary"] == "One project can be read again."
    assert only(review)["measures"][0]["values"][0]["kind"] == "new"
    assert "New values" not in history.run("HEAD~1..HEAD").output


def test_a_board_moved_to_another_folder_is_the_same_board(history: History) -> None:
    """The folder that the board had is found, so that a move is no change, and a change beside it is one."""
    (history.top / "schools").mkdir()
    history.git("mv", "content", "schools/craigrowan")
    history.content = history.top / "schools/craigrowan"
    history.commit()
    review = history.json("HEAD~1..HEAD")
    assert review["headline"] == "Nothing that shows has changed"
    assert review["notes"] == [
        "The board's folder was content and is schools/craigrowan: what is the same in both counts as unchanged."
    ]
    history.change("projects/reading-p3/charter.md", "title: Reading at home", "title: Reading")
    assert only(history.json("HEAD~1"))["kind"] == "changed"


def test_line_ends_are_no_change(history: History) -> None:
    """A folder saved on another system is the same board, free pages included."""
    history.write("pages/visit.md", "---\ntitle: Visit us\n---\n\nCome in.\n")
    history.commit()
    for path in history.content.rglob("*.*"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    review = history.json("HEAD")
    assert (review["headline"], review["board"], review["projects"]) == ("Nothing that shows has changed", [], [])


def test_what_changes_around_the_projects_is_named(history: History) -> None:
    """Settings, pages, screens and other schools are told one by one."""
    history.write("pages/visit.md", "---\ntitle: Visit us\n---\n\nCome in.\n")
    history.commit()
    history.write("pages/visit.md", "---\ntitle: Visit us\n---\n\nDo come in.\n")
    history.write("shared/schools.yml", "schools: [{name: Other, feed: ../other.json}]\n")
    history.write("shared/other.json", "{}\n")
    for number in range(13):
        history.write(f"screens/hall-{number:02}.yml", f"title: Hall {number}\n")
    history.write("board.yml", BOARD + "privacy: {smallest_group: 8}\nreports: {due_day: 20}\n")
    review = history.json("HEAD")
    assert review["headline"] == "The board changes around its projects"
    assert review["board"] == [
        "In board.yml, the smallest group that is shown and when reports are due changed.",
        "The smallest group that is shown was 5 and would be 8: values shown so far are hidden.",
        "The page “visit” changed.",
        *(f"The screen “hall-{number:02}” is new." for number in range(12)),
        "1 more file in screens/ changed.",
        "The list of other schools is new.",
    ]


def test_a_question_stands_with_its_project(history: History) -> None:
    """The question comes after what was found, beside the evidence for it, as the coach will ask it."""
    history.write("projects/reading-p3/measures/nights.csv", rows(20))
    history.commit()
    text = history.run("HEAD~1..HEAD").output
    assert text.index("### Reading at home") < text.index("**A question to ask:**") < text.index("**For the coach**")


@pytest.mark.parametrize(("files", "said"), [
    ({"measures/nights.csv": ("2026-01-09,12,24,", "2026-01-09,11,24,")}, "New and changed values bring a"),
    ({"charter.md": ("type: outcome", "type: outcome\n    better: lower")}, "Changed values and a changed plan bring"),
    ({"charter.md": ("type: outcome", "type: outcome\n    definition: In the diary")}, "Eight new values bring a"),
])
def test_one_cause_of_several_is_not_picked(history: History, files: dict[str, tuple[str, str]], said: str) -> None:
    """New values are given as the cause of a signal only where nothing else could be."""
    history.write("projects/reading-p3/measures/nights.csv", rows(20))
    for path, (old, new) in files.items():
        history.change(f"projects/reading-p3/{path}", old, new)
    assert history.json("HEAD")["headline"].startswith(said)


def test_a_declared_phase_is_no_lost_improvement(history: History) -> None:
    """A team that gives an improvement its own median is not told that the signal ended."""
    history.write("projects/reading-p3/measures/nights.csv", rows(20))
    history.commit()
    start = rows(20).splitlines()[13].partition(",")[0]
    history.change("projects/reading-p3/charter.md", "type: outcome",
                   f"type: outcome\n    phases: [{{from: {start}, because: Bags go home}}]")
    headline = history.json("HEAD")["headline"]
    assert headline.startswith("A new phase of ") and " moves from " in headline, headline


TEST = """\
---
change: bag
started: 2026-02-02
scale: class
conditions: One class
---

## Plan

Send it home.
"""


@pytest.mark.parametrize(("path", "old", "new", "said"), [
    ("pdsa/01-bag.md", "scale: class\nconditions: One class", "scale: school\nconditions: All",
     "Of test 1, its scale and its conditions changed."),
    ("pdsa/01-bag.md", "2026-02-02", "2026-02-09", "Of test 1, when it began changed."),
    ("charter.md", "    idea: A book bag", "    from: A parent\n    idea: A book bag",
     "Of the idea “A book bag that goes home on Mondays with one question on a card”, who had it changed."),
    ("charter.md", "started: 2026-01-05", "started: 2026-01-05\nadapted_from: https://board.other.example/",
     "Where it was adapted from changed."),
    ("measures/nights.csv", "2026-01-16,13,24,", "2026-01-16,13,24,Snow: half at home",
     "Note on “Reading”, 16 January: “Snow: half at home”."),
    ("measures/nights.csv", "2026-01-09,12,24,A note", "2026-01-09,12,24,",
     "The note on “Reading”, 9 January, was taken out."),
])
def test_what_shows_beside_the_values_is_told(history: History, path: str, old: str, new: str, said: str) -> None:
    """A note, a test's conditions or who had an idea stands on public pages, so that a change of it is no silence."""
    history.write("projects/reading-p3/pdsa/01-bag.md", TEST)
    history.change("projects/reading-p3/measures/nights.csv", "2026-01-09,12,24,", "2026-01-09,12,24,A note")
    history.commit()
    history.change(f"projects/reading-p3/{path}", old, new)
    assert said in only(history.json("HEAD"))["others"]


@pytest.mark.parametrize(("form", "told"), [
    (Charter, {*texts._CHARTER, "title", "aim", "status", "progress", "drivers", "changes", "measures"}),
    (Change, {*texts._IDEA, "id"}), (CycleHead, {*texts._TEST, "decision"}), (Measure, {*measures._PLAN, "id"}),
])
def test_every_key_has_words_for_its_change(form: type[BaseModel], told: set[str]) -> None:
    """A key of a charter, an idea, a test or a measure that is new to the format is new to the review too."""
    assert set(form.model_fields) == told


@pytest.mark.parametrize(("old", "new", "asked"), [
    ("80% of our 24", "90% of our 24", True), ("up from 50%", "up from 54%", False),
    ("80% of our 24", "80 in 100 of our 24", False),
])
def test_an_aim_that_leaves_its_goal_behind_is_asked_about(history: History, old: str, new: str, asked: bool) -> None:
    """Where the aim said the number that a chart still has for its goal, the coach may ask which holds."""
    history.change("projects/reading-p3/charter.md", old, new)
    questions = only(history.json("HEAD"))["questions"]
    assert ("The aim no longer says 80, and the goal of “Reading” still does. Which of the two holds?" in questions) \
        == asked
