"""The only clock: which day a board is read as."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_SUNDAY = 6
_SECONDS = re.compile(r"[0-9]{1,11}")


def today(
    as_of: date | None,
    board_as_of: date | None,
    environ: Mapping[str, str],
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> date:
    """The day: `--as-of`, else `as_of` of board.yml, else SOURCE_DATE_EPOCH's (UTC), else Europe/London's.

    Raises ValueError, with a sentence, when SOURCE_DATE_EPOCH is no number of seconds.
    """
    if as_of is not None:
        return as_of
    if board_as_of is not None:
        return board_as_of
    epoch = environ.get("SOURCE_DATE_EPOCH", "").strip()
    if epoch:
        return _day_of_epoch(epoch)
    return in_london(now()).date()


def with_one_day(environ: Mapping[str, str], now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> dict[str, str]:
    """The environment with SOURCE_DATE_EPOCH set: a build over midnight, or over a clock put right, is of one day."""
    if environ.get("SOURCE_DATE_EPOCH", "").strip():
        return dict(environ)
    day = in_london(now()).date()
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return {**environ, "SOURCE_DATE_EPOCH": str(int(noon.timestamp()))}


def _day_of_epoch(text: str) -> date:
    try:
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(text))).date()
    except (ValueError, OverflowError) as error:
        sentence = f"SOURCE_DATE_EPOCH is not a number of seconds since 1970: {text[:40]!r}."
        raise ValueError(sentence) from error


def moment_of(seconds: str) -> datetime | None:
    """A commit's moment from its seconds since 1970; None for what no calendar has, which git hands on as it is."""
    return datetime.fromtimestamp(int(seconds), UTC) if _SECONDS.fullmatch(seconds) else None


def in_london(moment: datetime) -> datetime:
    """An aware moment as London's clocks show it; by the rule since 1996 where there is no tz database."""
    try:
        return moment.astimezone(ZoneInfo("Europe/London"))
    except (ZoneInfoNotFoundError, OSError):
        return london_by_rule(moment)


def london_by_rule(moment: datetime) -> datetime:
    """London's wall clock: one hour ahead from 01:00 UTC on the last Sunday of March to that of October."""
    utc = moment.astimezone(UTC)
    summer = _last_sunday(utc.year, 3) <= utc < _last_sunday(utc.year, 10)
    return (utc + timedelta(hours=1) if summer else utc).replace(tzinfo=None)


def _last_sunday(year: int, month: int) -> datetime:
    """01:00 UTC on the last Sunday of a month of 31 days."""
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() - _SUNDAY) % 7)
