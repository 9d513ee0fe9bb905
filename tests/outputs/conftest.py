"""A small board as texts, made into a site by the pipeline without a disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from mfi_site.model.board import Frame
from mfi_site.outputs.context import site_of
from mfi_site.pipeline import make_board, make_project, open_pages
from mfi_site.read.board import read_frontage
from mfi_site.themes import load_theme

TODAY = date(2026, 6, 26)
Make = Callable[..., dict[str, bytes]]

BOARD = """\
name: Test Primary School
url: https://board.example/school
contact: office@school.example
calendar: {terms: [2025-08-18 to 2025-10-10, 2025-10-27 to 2025-12-19, 2026-01-06 to 2026-06-26]}
"""
CHARTER = """\
---
title: Writing in Primary 4
aim: By 26 June 2026, 85% of our 24 Primary 4 pupils will be on track in writing, up from 54% in August 2025.
population: The 24 pupils of Primary 4
started: 2025-08-25
finish: 2026-06-26
progress: 3.5
influence: SECRET-INFLUENCE
protected_minutes: 6161
manager: SECRET-MANAGER
review: {ignore: [measure-family], because: SECRET-REVIEW}
tags: [literacy, "<b>reading</b>"]
hgios: ["2.3", "9.9"]
team: [{role: Primary 4 teacher, lead: true}, {role: Depute headteacher}]
drivers:
  - {id: one, name: Pupils know, measures: [on-track], drivers: [{name: Criteria, changes: [peer, wall]}]}
changes:
  - {id: peer, idea: A peer edit <script>alert(1)</script>, implementation: Taught to new staff}
  - {id: wall, idea: A wall of models}
  - {id: loose, idea: An idea that no driver carries}
measures:
  - {id: on-track, name: "% of P4 pupils on track", type: outcome, goal: 85, group: 24, frequency: weekly}
  - {id: small, name: "% of one table", type: process, group: 6}
  - {id: calls, name: Number of calls, type: balancing, counts: events, approved_by: "SECRET-APPROVER, 2025-09-01"}
  - {id: later, name: Minutes lost, unit: minutes}
---

## Why this matters

Because [writing](https://example.org) matters. <script>alert(2)</script>

# A heading of the wrong level
"""
CYCLE = """\
---
change: {change}
started: {started}
ended: {ended}
scale: group
conditions: One table
prediction_met: {met}
decision: {decision}
---

## Plan

Try it.

### Prediction

Most will use it.

## Do

We tried.

## Study

It was used.

## Act

{act}
"""
REPORT = """\
---
submitted: 2025-10-14
progress: 2.0
exception: SECRET-EXCEPTION
---

## Learning and reflection

We learned to wait.

## Human side of change

SECRET-HUMAN

## Next steps

- Ask Primary 3
- Count again
"""
FEEDBACK = "---\nsent: 2025-10-20\n---\n\n## What we liked\n\nSECRET-FEEDBACK\n\n## Even better if\n\n- [ ] more\n"


def values(count: int, header: str = "date,numerator,denominator,note", of: str = ",24") -> bytes:
    days = [date.fromordinal(date(2025, 8, 29).toordinal() + 7 * n) for n in range(count)]
    rows = [f"{day},{13 + (n > 12) * 6 + n % 2}{of},{'=1+1' if n == 2 else ''}" for n, day in enumerate(days)]
    return ("\n".join([header, *rows]) + "\n").encode()


def school() -> dict[str, bytes]:
    """The files of one project with everything in it, and a free page."""
    root = "projects/writing"
    return {
        "board.yml": BOARD.encode(),
        "pages/about.md": b"---\ntitle: About us\n---\n\n## Who\n\nWe [link](../ideas/).\n",
        f"{root}/charter.md": CHARTER.encode(),
        f"{root}/measures/on-track.csv": values(30),
        f"{root}/measures/small.csv": values(4, of=",6").replace(b"13,6", b"6,6").replace(b"14,6", b"5,6"),
        f"{root}/measures/calls.csv": values(12, "date,value,note", ""),
        f"{root}/pdsa/01-peer.md": CYCLE.format(change="peer", started="2025-09-08", ended="2025-09-19", met="yes",
                                                decision="adopt", act="Adopt.").encode(),
        f"{root}/pdsa/02-wall.md": CYCLE.format(
            change="wall", started="2025-11-10", ended="2025-12-05", met="no", decision="abandon",
            act="Abandon. Pupils use what is on their desk.").encode(),
        f"{root}/reports/2025-10.md": REPORT.encode(), f"{root}/reports/2025-10.feedback.md": FEEDBACK.encode(),
        f"{root}/contacts.yml": b"- {date: 2025-10-01, with: [coach], how: visit, note: SECRET-CONTACT}\n",
    }


def make(files: Mapping[str, bytes], audience: str = "public", preview: bool = False, theme: str = "default",
         themes: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """Every file of the site of a board."""
    board = read_frontage(files)
    assert board.settings is not None
    frame = Frame(board.settings, TODAY, "coach" if audience == "coach" else "public", preview=preview)
    pages = open_pages(board.pages, frame)
    site = site_of(frame, load_theme(theme, themes), pages, board.logo)
    found: dict[str, bytes] = {}
    summaries = []
    for name, own in (board.projects or {}).items():
        made = make_project(name, own, site)
        found.update(made.assets)
        if made.summary is not None:
            summaries.append(made.summary)
    return {**found, **make_board(site, tuple(summaries), pages, board.logo, board.screens)}


@pytest.fixture(scope="session")
def making() -> Make:
    return make


@pytest.fixture(scope="session")
def school_files() -> dict[str, bytes]:
    return school()


@pytest.fixture(scope="session")
def public() -> dict[str, bytes]:
    return make(school())


@pytest.fixture(scope="session")
def coach() -> dict[str, bytes]:
    return make(school(), "coach")
