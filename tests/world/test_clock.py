"""Which day it is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfi_site.world.clock import in_london, london_by_rule, today

MOMENT = datetime(2026, 6, 26, 23, 30, tzinfo=UTC)


def test_order_of_precedence() -> None:
    """--as-of comes before board.yml, that before SOURCE_DATE_EPOCH, that before the clock in London."""
    epoch = {"SOURCE_DATE_EPOCH": "86399"}
    one, two = date(2025, 1, 1), date(2025, 2, 2)
    assert today(one, two, epoch, lambda: MOMENT) == one
    assert today(None, two, epoch, lambda: MOMENT) == two
    assert today(None, None, epoch, lambda: MOMENT) == date(1970, 1, 1)
    assert today(None, None, {}, lambda: MOMENT) == date(2026, 6, 27)


def test_a_day_that_is_given_reads_no_clock() -> None:
    """Where the day is given, the clock is not asked."""

    def never() -> datetime:
        raise AssertionError

    assert today(date(2025, 1, 1), None, {}, never) == date(2025, 1, 1)
    assert today(None, None, {"SOURCE_DATE_EPOCH": "0"}, never) == date(1970, 1, 1)


@pytest.mark.parametrize("text", ["soon", "1e9", "9" * 30])
def test_a_wrong_epoch_is_a_sentence(text: str) -> None:
    """A SOURCE_DATE_EPOCH that is no number of seconds is a ValueError that names it."""
    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH"):
        today(None, None, {"SOURCE_DATE_EPOCH": text})


@given(st.integers(0, int(timedelta(days=365 * 40).total_seconds())))
def test_the_rule_agrees_with_the_database(seconds: int) -> None:
    """The built-in rule gives London's wall clock from 1997 on, to the second."""
    moment = datetime(1997, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    assert london_by_rule(moment) == moment.astimezone(ZoneInfo("Europe/London")).replace(tzinfo=None)


def test_without_a_database_the_rule_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without time zone data still knows summer time."""

    def missing(key: str) -> ZoneInfo:
        from zoneinfo import ZoneInfoNotFoundError

        raise ZoneInfoNotFoundError(key)

    monkeypatch.setattr("mfi_site.world.clock.ZoneInfo", missing)
    assert in_london(MOMENT).date() == date(2026, 6, 27)
