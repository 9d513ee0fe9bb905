"""A rule's example as a case: charter keys, a body after `---`, and `=== path` for each further file."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from mfi_site.coach.case import Case
from mfi_site.coach.readings import readings_of
from mfi_site.disclose import disclose
from mfi_site.model.board import Settings
from mfi_site.read import read_board

SETTINGS = """\
name: Craigrowan Primary School
programme: {started: 2025-08-25, ends: 2026-06-26, contact: Community Planning team}
calendar:
  terms:
    - 2025-08-18 to 2025-10-10
    - 2025-10-27 to 2025-12-19
    - 2026-01-05 to 2026-04-02
    - 2026-04-20 to 2026-06-26
  closed: [2026-02-16 to 2026-02-18]
"""
MONTHS = ("2025-08", "2025-09", "2025-10", "2025-11", "2025-12")
Make = Callable[..., Case]


def files_of(example: str, stage: int = 0) -> tuple[dict[str, str], date]:
    """The files of an example and the day it is read on; `stage` reports are added where it has none."""
    today = date(2025, 12, 10)
    if day := re.match(r"as of (\d{4}-\d\d-\d\d)\n?", example):
        today, example = date.fromisoformat(day[1]), example[day.end() :]
    head, *parts = re.split(r"^=== (\S+)\n", example, flags=re.MULTILINE)
    keys, _, body = head.partition("---\n")
    named = {line.partition(":")[0] for line in keys.splitlines()}
    base = {"title": "Writing in Primary 4", "started": "2025-08-25"}
    front = "".join(f"{k}: {v}\n" for k, v in base.items() if k not in named)
    files = {"charter.md": f"---\n{front}{keys.rstrip()}\n---\n{body}"}
    files |= dict(zip(parts[::2], parts[1::2], strict=True))
    if stage > 1 and not any(path.startswith("reports/") for path in files):
        files |= {f"reports/{m}.md": f"---\nsubmitted: {m}-12\n---\n" for m in MONTHS[:stage]}
    return files, today


def make_case(
    example: str, stage: int = 0, audience: str = "coach", settings: str = SETTINGS, today: date | None = None
) -> Case:
    """The case of an example; it must read without a problem."""
    files, day = files_of(example, stage)
    day = today or day
    paths = {"board.yml": settings}
    for path, text in files.items():
        paths[f"projects/{path[3:] if path.startswith('../') else f'one/{path}'}"] = text
    board = read_board({path: text.encode() for path, text in paths.items()}, today=day)
    assert [f for f in board.findings if f.kind == "problem"] == []
    assert isinstance(board.settings, Settings)
    written = next(w for w in board.projects if w.project.id == "one")
    project = disclose(written, board.settings, audience)  # type: ignore[arg-type]
    assert project is not None
    active = sum(w.project.charter.status == "active" for w in board.projects)
    return Case(
        project,
        readings_of(project, board.settings, day),
        board.settings,
        day,
        audience,  # type: ignore[arg-type]
        active,
    )


@pytest.fixture(scope="session")
def case_of() -> Make:
    """A function from an example to its case."""
    return make_case
