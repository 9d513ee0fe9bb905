"""The school's settings (board.yml), its calendar, and the files that stand beside the projects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field

from mfi_site.model import shapes
from mfi_site.model.authored import Authored, CommaListed, Day, Headings, Listed, Span, Text, Whole, YesNo
from mfi_site.model.project import Audience, Project
from mfi_site.model.shapes import AnyCase, Shape

MINIMUM_GROUP = 5


class Calendar(Authored):
    """Terms and the closed days inside them; a day outside the listed terms' reach is not judged."""

    terms: Annotated[tuple[Span, ...], Listed] = ()
    closed: Annotated[tuple[Span, ...], Listed] = ()

    def judged(self, day: date) -> bool:
        """Whether the calendar says anything about `day`."""
        return bool(self.terms) and min(t[0] for t in self.terms) <= day <= max(t[1] for t in self.terms)

    def is_open(self, day: date) -> bool:
        """Whether school is open: a weekday in a term and not closed; weekdays where nothing is judged."""
        if day.weekday() > 4:
            return False
        if not self.judged(day):
            return True
        in_term = any(first <= day <= last for first, last in self.terms)
        return in_term and not any(first <= day <= last for first, last in self.closed)

    def school_days(self, after: date, until: date) -> int:
        """The number of open days in (after, until]; 0 where `until` is not later."""
        return _school_days(self, after, until)

    def closed_stretches(self, first: date, last: date) -> tuple[tuple[date, date], ...]:
        """Stretches of closed days, weekends joined on, that touch [first, last] and hold a closed weekday."""
        return _closed_stretches(self, first, last)


@lru_cache(maxsize=4096)
def _school_days(calendar: Calendar, after: date, until: date) -> int:
    return sum(calendar.is_open(after + timedelta(n)) for n in range(1, (until - after).days + 1))


def _closed_stretches(calendar: Calendar, first: date, last: date) -> tuple[tuple[date, date], ...]:
    if not calendar.terms:
        return ()
    gaps = sorted(calendar.terms)
    holidays = [(a[1] + timedelta(1), b[0] - timedelta(1))
                for a, b in pairwise(gaps) if b[0] > a[1] + timedelta(1)]
    found: list[tuple[date, date]] = []
    for start, end in sorted([*holidays, *calendar.closed]):
        while (start - timedelta(1)).weekday() > 4:
            start -= timedelta(1)
        while (end + timedelta(1)).weekday() > 4:
            end += timedelta(1)
        if found and start <= found[-1][1] + timedelta(1):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple((a, b) for a, b in found if b >= first and a <= last)


class Reports(Authored):
    due_day: Annotated[Whole, Field(ge=1, le=28)] = 15
    feedback_days: Annotated[Whole, Field(ge=1, le=60)] = 7


class Programme(Authored):
    started: Day
    ends: Day | None = None
    contact: Text = ""


class Privacy(Authored):
    smallest_group: Annotated[Whole, Field(ge=MINIMUM_GROUP)] = MINIMUM_GROUP


class Settings(Authored):
    """board.yml"""

    name: Text
    strapline: Text = ""
    url: Annotated[Text, Shape(shapes.ADDRESS)] = ""
    language: Annotated[Literal["en-GB", "gd"], AnyCase()] = "en-GB"
    theme: Annotated[Text, Shape(shapes.FOLDER)] = "default"
    authority: Text = ""
    contact: Text = ""
    logo: Text = ""
    as_of: Day | None = None
    illustrative: YesNo = False
    rules: Annotated[Literal["ihi", "anhoej"], AnyCase()] = "ihi"
    reports: Reports = Reports()
    programme: Programme | None = None
    calendar: Calendar = Calendar()
    privacy: Privacy = Privacy()


class PageHead(Authored):
    """The front matter of pages/*.md"""

    title: Text
    audience: Audience = "public"
    coach_only: Headings = ()


class Viewing(Authored):
    inches: Annotated[Whole, Field(ge=5, le=200)] = 43
    metres: Annotated[float, Field(ge=0.3, le=30)] = 4.0


SlideKind = Annotated[
    Literal["project", "chart", "learning", "driver", "about", "calendar", "thanks"], AnyCase()
]  # fmt: skip


class ScreenForm(Authored):
    """screens/*.yml"""

    title: Text = ""
    show: Annotated[tuple[Text, ...], CommaListed] = ("all",)
    slides: Annotated[tuple[SlideKind, ...], CommaListed] = ("project", "chart", "learning", "about")
    seconds: Annotated[Whole, Field(ge=5, le=3600)] = 20
    orientation: Annotated[Literal["landscape", "portrait"], AnyCase()] = "landscape"
    viewing: Viewing = Viewing()
    hours: Text = "Mon-Fri 07:45-17:30"
    theme: Text = ""


class OtherSchool(Authored):
    name: Text
    feed: Text


class Schools(Authored):
    """shared/schools.yml"""

    schools: Annotated[tuple[OtherSchool, ...], Listed] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A free page: its Markdown body from `body_line` on."""

    id: str
    path: str
    head: PageHead
    body: str
    body_line: int = 1


@dataclass(frozen=True, slots=True)
class Screen:
    """A corridor screen; `places` has line and column of each key that its file gives."""

    id: str
    path: str
    form: ScreenForm
    places: tuple[tuple[str, tuple[int, int]], ...] = ()

    def place(self, key: str) -> tuple[int | None, int | None]:
        """Line and column of a key, where the file gives it."""
        return dict(self.places).get(key, (None, None))


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page of a board shares: settings, the day it is read as, and the audience."""

    settings: Settings
    today: date
    audience: Audience = "public"
    base_url: str = ""
    preview: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """A whole board for one audience."""

    frame: Frame
    projects: tuple[Project, ...]
    pages: tuple[Page, ...] = ()
    screens: tuple[Screen, ...] = ()
    schools: tuple[OtherSchool, ...] = ()
    logo: bytes | None = None
