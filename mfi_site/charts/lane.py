"""The test lane: a row an idea, a bar a cycle, so that it shows which change came before which point."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from mfi_site.model.project import Cycle, IdeaState, Project
from mfi_site.wording import Words

MOST_ROWS = 6
_COUNTS = re.compile(r"(?:change|idea|test|pdsa|ci|[a-z]{1,2})?-?\d+(?:-?[a-z])?|[a-z]", re.IGNORECASE)
_SHAPES: dict[str, IdeaState] = {"adopt": "adopted", "adapt": "adapted", "abandon": "abandoned"}


@dataclass(frozen=True, slots=True)
class Bar:
    """A cycle from `start` to `end`; `shape` is its decision's, None while it runs."""

    number: int
    start: date
    end: date
    shape: IdeaState | None


@dataclass(frozen=True, slots=True)
class LaneRow:
    name: str
    state: IdeaState
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """Rows in order of first test; `more` says how many ideas are not drawn."""

    rows: tuple[LaneRow, ...]
    title: str
    description: str
    heading: str
    more: str = ""

    @property
    def bars(self) -> tuple[Bar, ...]:
        return tuple(bar for row in self.rows for bar in row.bars)

    def as_data(self) -> dict[str, Any]:
        """Plain data, days as numbers."""
        return {
            "title": self.title,
            "description": self.description,
            "heading": self.heading,
            "more": self.more,
            "rows": [
                [
                    row.name,
                    row.state,
                    [[bar.number, bar.start.toordinal(), bar.end.toordinal(), bar.shape] for bar in row.bars],
                ]
                for row in self.rows
            ],
        }


def lane(project: Project, today: date, words: Words) -> Lane | None:
    """The lane of a project's tests, None where none has begun; the six ideas tested last where more were."""
    rows = []
    for change in project.charter.changes:
        bars = tuple(b for c in project.cycles_of(change.id) if (b := _bar(c, today)))
        if bars:
            rows.append(LaneRow(idea_name(change.id, change.idea), project.state_of(change.id), bars))
    if not rows:
        return None
    kept = sorted(rows, key=lambda r: max(b.end for b in r.bars))[-MOST_ROWS:]
    kept.sort(key=lambda r: (min(b.start for b in r.bars), r.name))
    hidden = len(rows) - len(kept)
    return Lane(
        tuple(kept),
        words.say("chart.test-lane"),
        " ".join(_said(row, words) for row in kept),
        words.say("chart.tests"),
        words.say("chart.more-ideas", n=hidden) if hidden else "",
    )


def is_numbered(identifier: str) -> bool:
    """Whether an identifier only counts ideas, as "c1" or "idea-2" do, and says nothing to a reader."""
    return _COUNTS.fullmatch(identifier) is not None


def idea_name(identifier: str, idea: str = "") -> str:
    """A change idea's short name: its identifier as words, or the idea itself where that only counts."""
    text = idea if idea and is_numbered(identifier) else identifier.replace("-", " ")
    return text[:1].upper() + text[1:]


def _bar(cycle: Cycle, today: date) -> Bar | None:
    head = cycle.head
    if head.started is None:
        return None
    end = head.ended or max(today, head.started)
    return Bar(cycle.number, head.started, end, _SHAPES.get(head.decision or "") if head.ended else None)


def _said(row: LaneRow, words: Words) -> str:
    tests = [
        words.say(
            "chart.test-ended" if bar.shape else "chart.test-running",
            number=bar.number,
            start=words.short_day(bar.start),
            end=words.short_day(bar.end),
        )
        for bar in row.bars
    ]
    return words.say(
        "chart.test-lane-row", idea=row.name, state=words.say(f"chart.{row.state}"), tests=", ".join(tests)
    )
