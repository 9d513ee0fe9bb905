"""Gaps, closed weeks and due days, by the school calendar."""

from __future__ import annotations

from datetime import date, timedelta

from mfi_site.charts.gaps import broken_after, closed_bands, due_days, period
from mfi_site.model.board import Calendar

NONE = Calendar()
TERMS = Calendar.model_validate({"terms": ["2025-08-18 to 2025-10-10", "2025-10-27 to 2025-12-19",
                                           "2026-01-06 to 2026-03-27"]})  # fmt: skip


def days(*texts: str) -> list[date]:
    return [date.fromisoformat(text) for text in texts]


def test_week_without_a_row_breaks_a_weekly_line() -> None:
    """Two weeks between weekly rows of one term is a gap, one is not."""
    assert broken_after(days("2025-09-05", "2025-09-12", "2025-09-26"), 7, TERMS) == {1}


def test_holiday_of_a_fortnight_is_no_gap() -> None:
    """Rows at the end of one term and the start of the next are joined over a short holiday."""
    assert broken_after(days("2025-10-10", "2025-10-31"), 7, TERMS) == set()


def test_closed_stretch_of_over_three_weeks_breaks() -> None:
    """A closed stretch of over 21 days breaks the line, a shorter one does not."""
    long = Calendar.model_validate({"terms": ["2025-08-18 to 2025-10-10", "2025-11-03 to 2025-12-19"]})
    just = Calendar.model_validate({"terms": ["2025-08-18 to 2025-10-10", "2025-10-31 to 2025-12-19"]})
    assert broken_after(days("2025-10-10", "2025-11-05"), 14, long) == {0}
    assert broken_after(days("2025-10-10", "2025-11-05"), 14, just) == set()


def test_days_outside_the_terms_are_not_judged() -> None:
    """Before the first term and after the last nothing is a gap."""
    assert broken_after(days("2024-01-05", "2024-03-08"), 7, TERMS) == set()


def test_daily_rows_are_joined_over_a_weekend() -> None:
    """Friday to Monday is one school day, with a calendar and without."""
    rows = days("2025-09-04", "2025-09-05", "2025-09-08", "2025-09-10")
    assert broken_after(rows, 1, TERMS) == {2}
    assert broken_after(rows, 1, NONE) == {2}


def test_rows_by_event_have_no_gaps_in_term() -> None:
    """Between rare events a long stretch in term is a value, not a gap."""
    assert broken_after(days("2025-08-20", "2025-10-01"), 7, TERMS, by_event=True) == set()


def test_commonest_gap_is_the_period() -> None:
    """A measure without a frequency has its data's commonest gap, a week where there is none."""
    start = date(2025, 9, 5)
    assert period(None, [start + timedelta(n) for n in (0, 14, 28, 35)]) == 14
    assert period(None, [start]) == 7
    assert period("monthly", []) == 30


def test_bands_are_closed_stretches_of_a_week() -> None:
    """A holiday is one band with its weekends; a single closed day is none."""
    calendar = TERMS.model_copy(update={"closed": ((date(2025, 9, 15), date(2025, 9, 15)),)})
    assert closed_bands(date(2025, 9, 1), date(2025, 12, 1), calendar) == ((date(2025, 10, 11), date(2025, 10, 27)),)


def test_due_days_fall_on_the_day_named() -> None:
    """A measure collected on Fridays is due on the Fridays that school is open."""
    due = due_days(date(2025, 9, 2), date(2025, 11, 14), 7, "Every Friday by the assistant", TERMS)
    assert due[0] == date(2025, 9, 5)
    assert all(day.weekday() == 4 and TERMS.is_open(day) for day in due)
    assert date(2025, 10, 17) not in due
