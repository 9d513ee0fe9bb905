"""What was asked for and is there now, and what only cannot be asked for any more."""

from __future__ import annotations

from datetime import date

import pytest

from mfi_site.building.reviewing import review_between
from mfi_site.building.revisions import Revisions, memory_snapshot
from mfi_site.coach.change.formats._shared import settled_texts
from mfi_site.coach.change.model import Review

Files = dict[str, str]
CHARTER = """\
---
title: Tables
aim: By 26 June 2026 all will be better at tables.
started: 2025-09-01
team: [{role: Teacher, lead: true}]
drivers:
  - name: Practice
    changes: [map]
changes:
  - {id: map, idea: Map the lessons}
measures:
  - {id: facts, name: "% of pupils with 40 facts", type: outcome, group: 26}
  - {id: mood, name: Pupil confidence}
---

## Why this matters

Facts free the mind.
"""
REPORT = "---\nsubmitted: 2025-10-10\n---\n\n## Next steps\n\nGo on.\n"
TEST = "---\nchange: map\nstarted: 2025-10-01\n---\n\n## Plan\n\nTry it.\n"
BEFORE = {
    "charter.md": CHARTER, "reports/2025-10.md": REPORT, "pdsa/01-map.md": TEST,
    "measures/facts.csv": "date,value\n2025-09-05,30\n2025-09-12,3x\n2025-09-19,40\n",
}  # fmt: skip


def _review(before: Files, after: Files) -> Review:
    def snapshot(files: Files) -> dict[str, bytes]:
        placed = {f"projects/tables/{path}": text.encode() for path, text in files.items()}
        return {"board.yml": b"name: School\n", **placed}

    found = Revisions(memory_snapshot(snapshot(before), "before"), memory_snapshot(snapshot(after), "after"))
    return review_between(found, "coach", date(2025, 11, 20), {})


def _settled(after: Files) -> set[str]:
    return {f.rule for change in _review(BEFORE, after).projects for f in change.settled}


def _charter(old: str, new: str) -> Files:
    assert old in CHARTER
    return {**BEFORE, "charter.md": CHARTER.replace(old, new)}


def _without(path: str) -> Files:
    return {name: text for name, text in BEFORE.items() if name != path}


@pytest.mark.parametrize("after", [
    _charter("  - {id: mood, name: Pupil confidence}\n", ""),
    _charter("  - {id: map, idea: Map the lessons}\n", "  []\n"),
    _charter("  - name: Practice\n    changes: [map]\n", "  []\n"),
    _charter("aim: By 26 June 2026 all will be better at tables.\n", ""),
    _charter("started:", "status: paused\nstarted:"),
    _charter("started:", "status: complete\nstarted:"),
    _charter("started:", "review: {ignore: [aim-how-much, aim-baseline, measure-vague, team-two], because: No}\n"
             "started:"),
    _without("reports/2025-10.md"), _without("pdsa/01-map.md"), _without("measures/facts.csv"),
    {**BEFORE, "measures/facts.csv": "date,value\n"},
], ids=["measure", "idea", "driver", "aim", "paused", "complete", "silenced", "report", "test", "data", "values"])
def test_what_is_taken_out_answers_nothing(after: Files) -> None:
    """No rule praises a team for what it took out, silenced or paused."""
    assert _settled(after) <= {"number"}, "the row that could not be read is gone, and so is its problem"


@pytest.mark.parametrize(("after", "rule"), [
    (_charter("Pupil confidence", "Score on the Leuven scale"), "measure-vague"),
    (_charter("name: Pupil confidence", "name: Pupil confidence, type: balancing"), "measure-type"),
    (_charter("idea: Map the lessons", "idea: Three minutes of flash cards after lunch"), "idea-task"),
    (_charter("lead: true}", "lead: true}, {role: Depute, lead: true}"), "team-two"),
    (_charter("all will be better", "80% of our 26 pupils in P6, up from 35%, will be better"), "aim-how-much"),
    ({**BEFORE, "reports/2025-10.md": REPORT + "\n## Human side of change\n\nTwo are keen.\n"}, "human-side"),
    ({**BEFORE, "pdsa/01-map.md": TEST + "\n### Prediction\n\nFour of five will.\n"}, "pdsa-prediction"),
])
def test_what_is_done_is_said(after: Files, rule: str) -> None:
    """What was asked for and is there now is named, also where the words that were asked about are new."""
    assert rule in _settled(after)


def test_a_repaired_row_is_put_right() -> None:
    """A problem that is gone while its file stays was put right; one whose file went was not."""
    mended = {**BEFORE, "measures/facts.csv": "date,value\n2025-09-05,30\n2025-09-12,36\n2025-09-19,40\n"}
    (change,) = _review(BEFORE, mended).projects
    assert any(text.startswith("Put right: ") for text in settled_texts(change))
    (change,) = _review(BEFORE, _without("measures/facts.csv")).projects
    assert not settled_texts(change)


def test_what_is_asked_of_a_new_measure_is_new() -> None:
    """A measure that was mended does not hide that a new one needs the same."""
    after = _charter("name: Pupil confidence", "name: Score on the Leuven scale}\n  - {id: fun, name: Pupil enjoyment")
    (change,) = _review(BEFORE, after).projects
    assert '"Pupil enjoyment" said what would be counted' in {f.message for f in change.better}
    assert '"Pupil confidence" said what would be counted' in {f.message for f in change.settled}


def test_an_answer_leaves_out_what_was_before() -> None:
    """Counts of what there was, and why it was asked, are no part of what is there now."""
    many = "date,value\n" + "".join(f"2025-09-{day:02},{30 + day}\n" for day in range(1, 13))
    after = {**_charter("idea: Map the lessons", "idea: Cards after lunch"), "measures/facts.csv": many}
    (change,) = _review(BEFORE, after).projects
    (said,) = [text for text in settled_texts(change) if text.startswith("Asked for")]
    assert '"% of pupils with 40 facts" had ten values before anything is read into it' in said
    assert '"Map the lessons" stood in your next steps' in said
    assert "there are" not in said and "it is a task" not in said
