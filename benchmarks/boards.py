"""Boards of any size for measuring: every project has its own text, four measures of 30 values and two cycles."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

MEASURES, VALUES = 4, 30
FIRST = date(2025, 8, 29)
BOARD = b"""name: Generated Primary School
url: https://board.generated.example
as_of: 2026-06-26
illustrative: true
calendar:
  terms: [2025-08-18 to 2025-10-10, 2025-10-27 to 2025-12-19, 2026-01-06 to 2026-03-27, 2026-04-13 to 2026-06-26]
"""
KINDS = ("outcome", "process", "process", "balancing")
TAGS = ("literacy", "numeracy", "attendance", "wellbeing")
PROSE = ("When two of us read the same jotters side by side we agreed on what was missing, and the pupils agreed. "
         "So the question became: what would make the next piece better, and how would we know within a week? ") * 2


def project(number: int) -> dict[str, bytes]:
    """The files of one project by path, the same for the same number."""
    chance = random.Random(number)
    name = name_of(number)
    files = {f"projects/{name}/charter.md": _charter(number).encode()}
    for measure in range(MEASURES):
        files[f"projects/{name}/measures/m{measure}.csv"] = _table(chance)
    for cycle in (1, 2):
        files[f"projects/{name}/pdsa/{cycle:02d}-idea{cycle}.md"] = _cycle(cycle, number).encode()
    return files


def name_of(number: int) -> str:
    return f"project-{number:05d}"


def board(projects: int) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every file of a board."""
    yield "board.yml", BOARD
    for number in range(projects):
        yield from project(number).items()


def write_board(folder: Path, projects: int) -> Path:
    """Write a board's content folder below `folder`; returns the content folder."""
    content = folder / "content"
    for path, data in board(projects):
        place = content / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return content


def _charter(number: int) -> str:
    measures = "".join(
        f"  - id: m{n}\n    name: \"% of pupils who did task {n} of {number}\"\n    type: {kind}\n    goal: 85\n"
        f"    definition: Pupils who did it, over all pupils in the class\n    collected: Class teacher, Friday\n"
        f"    frequency: weekly\n    minutes: 5\n    baseline: 10\n    group: 24\n"
        for n, kind in enumerate(KINDS))
    return f"""---
title: Project {number}
aim: By 26 June 2026, 85% of our 24 Primary 4 pupils will do task {number}, up from 54% in August 2025.
population: The 24 pupils of Primary 4
started: 2025-08-25
finish: 2026-06-26
tags: [{TAGS[number % len(TAGS)]}]
hgios: ["2.3"]
team:
  - {{role: Primary 4 teacher, lead: true}}
  - {{role: Depute headteacher, lead: true}}
drivers:
  - {{id: models, name: Pupils know what good looks like, measures: [m1], changes: [idea1]}}
  - {{id: feedback, name: Feedback moves the next piece on, measures: [m2], changes: [idea2]}}
changes:
  - {{id: idea1, idea: Five-minute peer edit number {number}, from: Primary 4 pupils}}
  - {{id: idea2, idea: One marking code of four symbols, from: Depute headteacher}}
measures:
{measures}---

## Why this matters

{PROSE}
"""


def _table(chance: random.Random) -> bytes:
    level = chance.randint(9, 14)
    rows = ["date,numerator,denominator,note"]
    for week in range(VALUES):
        if week == VALUES // 2:
            level += chance.randint(0, 6)
        count = min(24, max(5, level + chance.randint(-3, 3)))
        rows.append(f"{(FIRST + timedelta(7 * week)).isoformat()},{count},24,")
    return ("\n".join(rows) + "\n").encode()


def _cycle(cycle: int, number: int) -> str:
    start = FIRST + timedelta(30 * cycle)
    return f"""---
change: idea{cycle}
started: {start.isoformat()}
ended: {(start + timedelta(11)).isoformat()}
scale: group
conditions: One table of six, afternoon lesson, class teacher
measures: [m0, m1]
prediction_met: partly
decision: {"adapt" if cycle == 1 else "abandon"}
---

## Plan

Six pupils try it on three afternoons.

### Prediction

At least four of the six will improve one sentence.

## Do

It took eight minutes on the first day.

## Study

Three of six improved a sentence; we learned in project {number} that the card has to lie on the desk.

## Act

Next week with a card on each desk.
"""
