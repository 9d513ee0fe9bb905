"""What pages over many projects know of one."""

from __future__ import annotations

from datetime import date
from typing import Any

from mfi_site.model.board import Calendar
from mfi_site.outputs.views.dates import session_start


def test_a_session_starts_with_its_first_term_or_in_august() -> None:
    """The session of a day in June began the August before, on the first day of term where the calendar says."""
    calendar = Calendar.model_validate({"terms": ["2025-08-18 to 2025-10-10", "2025-10-27 to 2026-06-26"]})
    assert session_start(date(2026, 6, 26), calendar) == date(2025, 8, 18)
    assert session_start(date(2026, 9, 1), calendar) == date(2026, 8, 1)
    assert session_start(date(2025, 9, 1), Calendar()) == date(2025, 8, 1)


def test_a_test_that_lies_ahead_has_not_started(making: Any) -> None:
    """A card and the school's line know no test that starts after the board's day."""
    files = {"board.yml": b"name: School\nas_of: 2026-06-26\n",
             "projects/p/charter.md": b"---\ntitle: P\nstarted: 2026-01-01\nchanges: [{id: a, idea: A}]\n---\n",
             "projects/p/pdsa/01-a.md": b"---\nchange: a\nstarted: 2026-06-29\n---\n"}
    ahead = making(files)["index.html"].decode()
    files["projects/p/pdsa/01-a.md"] = b"---\nchange: a\nstarted: 2026-06-26\n---\n"
    assert "this session" not in ahead and "this session" in making(files)["index.html"].decode()
