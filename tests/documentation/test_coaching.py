"""docs/coaching.md says of scores and dates what the review goes by."""

from __future__ import annotations

import re
from pathlib import Path

from mfi_site.cli.check import FORMATS
from mfi_site.coach.rules.score_over import RULE
from mfi_site.coach.stage import MEANINGS
from mfi_site.coach.timeliness import ESCALATED_DAYS, INACTIVE_SCHOOL_DAYS
from mfi_site.model.board import Reports
from mfi_site.wording import words

GUIDE = (Path(__file__).parents[2] / "docs/coaching.md").read_text("utf-8")
WRITTEN = {7: "seven"}


def test_the_scale_is_the_programs() -> None:
    """Each score has the meaning that the review gives it and the words that public pages show."""
    rows = [row.strip("| ").split(" | ") for row in GUIDE.splitlines() if re.match(r"\| \d\.\d ", row)]
    shown = [words("en-GB").say(f"coach.stage-{score.replace('.', '-')}") for score, *_ in rows]
    assert [float(score) for score, *_ in rows] == [n / 2 for n in range(1, 11)]
    assert [(row[1], row[3]) for row in rows] == list(zip(MEANINGS, shown, strict=True))


def test_the_dates_are_the_programs() -> None:
    """Due days, the clock of feedback and the days that raise a concern are those of the review."""
    due = Reports()
    assert f"on the {due.due_day}th of its month" in GUIDE and f"at {ESCALATED_DAYS} days late" in GUIDE
    assert f"within {WRITTEN[due.feedback_days]} days (`feedback_days`)" in GUIDE
    assert f"within {INACTIVE_SCHOOL_DAYS} school days" in GUIDE


def test_the_ways_of_writing_are_the_programs() -> None:
    """The guide names each format of `check`, and the gap between two scores that its rules ask about."""
    line = next(part for part in GUIDE.split("\n\n") if part.startswith("`--format`"))
    assert set(re.findall(r"`([a-z]+)`", line)) == set(FORMATS)
    assert "less than 1.0 above" in RULE.asks and "1.0 or more\napart" in GUIDE
