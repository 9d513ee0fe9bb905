"""What `mfi-site review` makes of values: which signal they bring, and what else may have brought it."""

from __future__ import annotations

import pytest
import yaml
from jsonschema import validate

from tests.cli.histories import SCHEMA, History, only, rows


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


@pytest.mark.parametrize(("files", "said"), [
    ({"measures/nights.csv": ("2026-01-09,12,24,", "2026-01-09,11,24,")}, "New and changed values bring a"),
    ({"charter.md": ("type: outcome", "type: outcome\n    better: lower")}, "New values and a changed plan bring"),
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
