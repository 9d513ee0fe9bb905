"""What pages over many projects know of one."""

from __future__ import annotations

from datetime import date

from mfi_site.model.board import Calendar
from mfi_site.outputs.summary import session_start


def test_a_session_starts_with_its_first_term_or_in_august() -> None:
    """The session of a day in June began the August before, on the first day of term where the calendar says."""
    calendar = Calendar.model_validate({"terms": ["2025-08-18 to 2025-10-10", "2025-10-27 to 2026-06-26"]})
    assert session_start(date(2026, 6, 26), calendar) == date(2025, 8, 18)
    assert session_start(date(2026, 9, 1), calendar) == date(2026, 8, 1)
    assert session_start(date(2025, 9, 1), Calendar()) == date(2025, 8, 1)
