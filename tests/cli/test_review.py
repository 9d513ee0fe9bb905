"""`mfi-site review` tells each kind of change of a project and of the board around it."""

from __future__ import annotations

import re
import shutil

import pytest
from jsonschema import validate
from pydantic import BaseModel

from mfi_site.coach.change import measures, texts
from mfi_site.model.project import Change, Charter, CycleHead, Measure
from tests.cli.histories import BOARD, CHARTER, SCHEMA, History, only, rows


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


def test_a_measure_with_a_new_id_is_the_same_measure(history: History) -> None:
    """A renamed id whose file came with it is told as that, not as all its values taken out and added."""
    history.write("projects/reading-p3/measures/nights.csv", rows(12, roll=18).replace(",18,\n", ",18,Book week\n", 1))
    history.write("projects/reading-p3/pdsa/01-bag.md", f"---\nmeasures: [nights]\n{TEST.removeprefix('---')}")
    history.commit()
    history.change("projects/reading-p3/charter.md", "id: nights", "id: evenings")
    history.change("projects/reading-p3/pdsa/01-bag.md", "[nights]", "[evenings]")
    folder = history.content / "projects/reading-p3/measures"
    (folder / "nights.csv").rename(folder / "evenings.csv")
    review = history.json("HEAD")
    project = only(review)
    assert project["others"] == ["The id of “% of P3 pupils who read at home” was nights and is evenings."]
    assert (project["measures"], project["privacy"]) == ([], [])
    assert "value" not in review["summary"]


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
