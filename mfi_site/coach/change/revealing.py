"""What a change would newly make public about people: said before it is merged, not after.

A public review says it without the counts, since saying them would be the disclosure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from mfi_site.charts.values import shown
from mfi_site.coach.change.model import Side
from mfi_site.coach.change.pairs import renamed_measures
from mfi_site.coach.change.saying import named, some, upper
from mfi_site.disclose import WHOLE_GROUP
from mfi_site.disclose.policy import share
from mfi_site.model.board import Settings
from mfi_site.model.project import Measure
from mfi_site.model.values import Known, Point, Series
from mfi_site.wording import Words

_EACH = 2


@dataclass(frozen=True, slots=True)
class Revealed:
    """What to say about a project; `small` counts the new public values about fewer than 20 people, `unknown`
    those of which nobody has said how many stand behind them, `values` all of them."""

    notes: tuple[str, ...] = ()
    values: int = 0
    small: int = 0
    unknown: int = 0


@dataclass(frozen=True)
class _Measure:
    """A measure at both versions, as the coach and as the public may see it."""

    measure: Measure
    whole: Series
    public: Series
    was_whole: Series | None
    was_public: Series | None


def revealed(before: Side | None, after: Side | None, settings: Settings, words: Words, open_: bool) -> Revealed:
    """What the public could newly read or work out. `open_` gives the counts, for the coach alone."""
    if after is None or after.public is None:
        return Revealed()
    notes = list(_wholes(before, after))
    values = small = unknown = 0
    for one in _measures(before, after):
        fresh = _fresh(one)
        groups = [group_of(one.measure, point) for point, _ in fresh]
        values += len(fresh)
        if one.public.scale in ("percentage", "ratio"):
            small += sum(g is not None and g < WHOLE_GROUP for g in groups)
            unknown += sum(g is None for g in groups)
        notes += _of_measure(one, fresh, settings, words, open_)
    return Revealed(tuple(notes), values, small, unknown)


def group_of(measure: Measure, point: Point) -> float | None:
    """The people behind a value as the coach sees it."""
    counted = point.denominator if measure.of == "people" else None
    known = [g for g in (counted, measure.group) if g is not None]
    return min(known) if known else None


def _wholes(before: Side | None, after: Side) -> Iterator[str]:
    """Projects and files that were closed and are open now."""
    assert after.public is not None
    if before is not None and before.public is None:
        yield "The whole project was for the coach alone and would be public."
        return
    if before is None or before.public is None:
        return
    shut = {c.id for c in before.whole.cycles} - {c.id for c in before.public.cycles}
    for cycle in after.public.cycles:
        if cycle.id in shut:
            yield f"The notes on test {cycle.number} were for the coach alone and would be public."
    closed = {r.month for r in before.whole.reports} - {r.month for r in before.public.reports}
    for report in after.public.reports:
        if report.month in closed:
            yield f"The report of {report.month} was for the coach alone and would be public."
    pictures = {i.file for i in before.public.images}
    count = sum(i.file not in pictures for i in after.public.images)
    if count:
        who = "it" if count == 1 else "them"
        yield f"{upper(some(count, 'new picture'))} would be public: has everyone in {who} agreed?"


def _measures(before: Side | None, after: Side) -> Iterator[_Measure]:
    assert after.public is not None
    was_public = before.public if before is not None else None
    renamed = renamed_measures(before.whole.charter, after.whole.charter) if before is not None else {}
    for measure in after.public.charter.measures:
        was = renamed.get(measure.id, measure.id)
        whole, public = after.whole.series_of(measure.id), after.public.series_of(measure.id)
        if whole is not None and public is not None and public.known:
            yield _Measure(
                measure, whole, public, before.whole.series_of(was) if before is not None else None,
                was_public.series_of(was) if was_public is not None else None,
            )  # fmt: skip


def _fresh(one: _Measure) -> list[tuple[Point, Point]]:
    """The rows, as the coach and as the public see them, whose public value is new or another."""
    old = {p.day: p for p in one.was_public.points} if one.was_public is not None else {}
    whole = {p.day: p for p in one.whole.points}
    return [
        (whole[p.day], p) for p in one.public.known
        if p.day in whole and (p.day not in old or old[p.day].value != p.value)
    ]  # fmt: skip


def _of_measure(
    one: _Measure, fresh: list[tuple[Point, Point]], settings: Settings, words: Words, open_: bool
) -> Iterator[str]:
    name = named(one.measure.name)
    known_before = bool(one.was_public and one.was_public.known)
    if one.was_whole is not None and one.was_whole.known and not known_before:
        yield f"{name} would be public for the first time, with {some(len(one.public.known), 'value')}."
    elif known_before:
        yield from _thresholds(one, name, fresh)
    yield from _rolls(one, name, words, open_)
    yield from _pinned(one, name, fresh, settings, words, open_)


def _thresholds(one: _Measure, name: str, fresh: list[tuple[Point, Point]]) -> Iterator[str]:
    """Values that stayed as they were and are shown, or shown more exactly, than before."""
    assert one.was_public is not None and one.was_whole is not None
    if one.public.counts_published and not one.was_public.counts_published:
        count = len(one.public.known)
        yield (
            f"Every group behind {name} is now 20 or more, so the counts behind all {some(count, 'value')} would be "
            "public, the earlier ones too."
        )
        return
    same = {p.day for p in one.was_whole.points for q in one.whole.points if p.day == q.day and p.value == q.value}
    count = sum(whole.day in same for whole, _ in fresh)
    if count:
        yield f"{upper(some(count, 'earlier value'))} of {name} would be shown, or shown more exactly than so far."


def _rolls(one: _Measure, name: str, words: Words, open_: bool) -> Iterator[str]:
    """A roll that a few people left or joined between two values, or two publications of one value."""
    if one.measure.of != "people":
        return
    told = open_ or one.public.counts_published
    public = {p.day for p in one.public.known}
    old = {p.day: p.denominator for p in one.was_whole.points} if one.was_whole is not None else {}
    rows = [p for p in one.whole.points if p.denominator is not None and p.day in public]
    found: list[str] = []
    for point in rows:
        was = old.get(point.day)
        if was is not None and _few(was, point.denominator):
            when = f"the value of {words.short_day(point.day)}, as published and as corrected,"
            found.append(_roll(name, when, was, point.denominator, open_, told))
    for earlier, later in pairwise(rows):
        if later.day not in old and _few(earlier.denominator, later.denominator):
            when = f"the values of {words.short_day(earlier.day)} and {words.short_day(later.day)}"
            found.append(_roll(name, when, earlier.denominator, later.denominator, open_, told))
    yield from list(dict.fromkeys(found))[:_EACH]


def _few(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and 0 < abs(one - other) < 5


def _roll(name: str, when: str, was: float | None, is_now: float | None, open_: bool, told: bool) -> str:
    """What a changed roll tells; where the rolls are hidden, neither by how many it changed nor between which days."""
    if not told:
        return (f"The number of people behind {name} changes a little. Someone who knows who left or joined could "
                "compare two values and work out a result. The coach's own review says which.")
    rolls = f": a roll of {was:g} becomes {is_now:g}" if open_ else ""
    few = abs((was or 0) - (is_now or 0))
    who = "the one who left or joined" if few == 1 else "the few who left or joined"
    return (
        f"The number of people behind {name} changes a little{rolls}. Someone who knows {who} could compare {when} "
        f"and work out a result."
    )


def _pinned(
    one: _Measure, name: str, fresh: list[tuple[Point, Point]], settings: Settings, words: Words, open_: bool
) -> Iterator[str]:
    """New percentages of a small group that only one count can give."""
    found: list[tuple[date, str]] = []
    for whole, public in fresh:
        count, total = whole.numerator, whole.denominator
        value = public.value
        if one.measure.of != "people" or count is None or total is None or not isinstance(value, Known) or value.mask:
            continue
        if total < WHOLE_GROUP and _only(count, total, one, settings):
            text = shown(value, one.public, one.measure, words)
            found.append((whole.day, f"{text} on {words.short_day(whole.day)} can only be {count:g} of {total:g}"))
    if not found:
        return
    more = f", and {some(len(found) - 1, 'other new value')} as surely" if len(found) > 1 else ""
    if open_:
        yield f"In {name}, {found[-1][1]} to anyone who knows the size of the group{more}."
    else:
        yield (
            f"{upper(some(len(found), 'new value'))} of {name} can only come from one count, to anyone who knows the "
            "size of the group. The coach's own review says which."
        )


def _only(count: float, total: float, one: _Measure, settings: Settings) -> bool:
    """Whether no other count out of `total` would be shown as the same value."""
    if total != int(total) or total < 1:
        return False
    group = min(total, one.measure.group or total)
    smallest = settings.privacy.smallest_group

    def seen(part: int) -> object:
        return share(Fraction(part * 100, int(total)), group, smallest, ratio=one.public.scale == "ratio")

    target = seen(int(count))
    return sum(seen(part) == target for part in range(int(total) + 1)) == 1
