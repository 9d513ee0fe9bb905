"""Which measures of a project belong together, so that what one hides could be worked out from others.

They are taken to belong together where their numbers say so on every day that they share, or on four of any five:
two make up the whole or are copies, some add up to another or to everybody (with their groups, where these differ),
or a plain count is one of the two counts behind a percentage. A relation is never taken from a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import combinations
from math import lcm
from operator import eq
from typing import Literal

from mfi_site.disclose.measures import Nature, as_written, exact_value, is_present, nature_of
from mfi_site.model.project import Measure
from mfi_site.model.raw import RawRow, RawSeries

MOST_MEASURES = 24
MOST_FOR_LONG_SUMS = 12
LONGEST_SUM = 5
FEWEST_DAYS = 2
_DAYS_A_SLIP = 5


@dataclass(frozen=True)
class Part:
    """One measure's numbers by day: `parts` out of `wholes` (100 where only a percentage was given).

    They are whole numbers of `1 / unit`, the same for all measures of a project: exact, and quick to add up.
    """

    of: str
    nature: Nature
    counted: bool
    rows: dict[date, RawRow]
    parts: dict[date, int]
    wholes: dict[date, int]
    unit: int

    @property
    def plain(self) -> bool:
        """Whether its values are plain numbers rather than shares or ratios."""
        return self.nature in ("people", "events", "number")

    def percent(self, day: date) -> Fraction:
        """The exact percentage of a day."""
        return Fraction(self.parts[day] * 100, self.wholes[day])

    def slack(self, day: date) -> Fraction:
        """How far a percentage that was written may lie from the exact one: half of its last place."""
        return Fraction(0) if self.counted else Fraction(1, 2 * 10 ** self.rows[day].decimals)


@dataclass(frozen=True)
class Relation:
    """Measures, by place in the plan, any one of which follows from the others on some days.

    `sides` are yes and no of the same people and `copies` the same numbers twice; a `split` is of one group, by
    answers that make up the whole or another answer; of a `total` the first member is the sum of the others, with
    their groups; `counted` is a percentage and the plain count that is its numerator or the rest. `one_group`: the
    same people stand behind all of them.
    """

    kind: Literal["sides", "copies", "split", "total", "counted"]
    members: tuple[int, ...]
    days: frozenset[date]
    one_group: bool = False


def parts_of(known: Iterable[tuple[Measure, RawSeries]]) -> list[Part]:
    """The numbers of a project's measures, exactly as written."""
    natures = [(measure, raw, nature_of(measure, raw)) for measure, raw in known]
    written = [_as_written(raw, nature) for _, raw, nature in natures]
    unit = lcm(*(number.denominator for pair in written for numbers in pair for number in numbers.values()))
    parts, wholes = ([{day: int(number * unit) for day, number in pair[n].items()} for pair in written] for n in (0, 1))
    return [Part(measure.of.casefold(), nature, raw.counted, {r.day: r for r in raw.rows}, part, whole, unit)
            for (measure, raw, nature), part, whole in zip(natures, parts, wholes, strict=True)]


def _as_written(raw: RawSeries, nature: Nature) -> tuple[dict[date, Fraction], dict[date, Fraction]]:
    present = [row for row in raw.rows if is_present(row)]
    part = {r.day: as_written(r.numerator) if raw.counted else exact_value(r, nature) for r in present}
    return part, {r.day: as_written(r.denominator) if raw.counted else Fraction(100) for r in present}


def relations(parts: Sequence[Part]) -> list[Relation]:
    """All relations of a project's measures; in a very long plan only those of measures near each other."""
    return [*_pairs(parts), *_sums(parts)]


def near(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of places in the plan, in a very long plan only of those near each other."""
    for n, a in enumerate(places):
        for b in places[n + 1 : n + 1 + MOST_MEASURES]:
            yield a, b


def _pairs(parts: Sequence[Part]) -> Iterator[Relation]:
    for a, b in near(range(len(parts))):
        one, other = parts[a], parts[b]
        if one.nature == other.nature == "share":
            kind = _twins(one, other) if one.of == other.of else None
            if kind is not None:
                yield Relation(kind, (a, b), _days_of(one, other), one_group=True)
        elif one.plain and other.plain:
            if _are_copies(one, other):
                yield Relation("copies", (a, b), _days_of(one, other))
        elif "share" in (one.nature, other.nature):
            first, second = (a, b) if one.nature == "share" else (b, a)
            if _is_count_of(parts[first], parts[second]):
                yield Relation("counted", (first, second), _days_of(one, other))


def _shared(*parts: Part) -> list[date]:
    """The days on which all hold a number."""
    first, *others = parts
    return sorted(frozenset(first.parts).intersection(*(p.parts for p in others)))


def _twins(one: Part, other: Part) -> Literal["sides", "copies"] | None:
    """Whether two shares are yes and no of the same people, or a copy too long and varied to be alike by chance."""
    days = _shared(one, other)
    if one.counted and other.counted:
        if days and _nearly_all([one.wholes[d] == other.wholes[d] == one.parts[d] + other.parts[d] for d in days]):
            return "sides"
        if any(one.wholes[d] != other.wholes[d] for d in days):
            return None
        same = all(one.parts[d] == other.parts[d] for d in days)
        return "copies" if same and len({one.percent(d) for d in days}) > 2 else None
    if len(days) < FEWEST_DAYS:
        return None
    if _nearly_all([abs(one.percent(d) + other.percent(d) - 100) <= one.slack(d) + other.slack(d) for d in days]):
        return "sides"
    written = one.counted or other.counted
    same = all(abs(one.percent(d) - other.percent(d)) <= (one.slack(d) + other.slack(d)) * written for d in days)
    return "copies" if same and len({one.percent(d) for d in days}) > 2 else None


def _nearly_all(holds: Sequence[bool]) -> bool:
    """Whether something holds on every day, or on all but a few of many: a slip of the pen opens nothing."""
    return sum(holds) >= len(holds) - len(holds) // _DAYS_A_SLIP


def _are_copies(one: Part, other: Part) -> bool:
    days = _shared(one, other)
    return len({one.parts[d] for d in days}) > 2 and all(one.parts[d] == other.parts[d] for d in days)


def _is_count_of(one: Part, count: Part) -> bool:
    """Whether a plain count is the numerator of a share of people, or what is left to its denominator."""
    if not (one.counted and one.of == "people" and count.nature in ("people", "events")):
        return False
    days = _shared(one, count)
    if len(days) < FEWEST_DAYS or len({count.parts[d] for d in days}) < FEWEST_DAYS:
        return False
    return (_nearly_all([count.parts[d] == one.parts[d] for d in days])
            or _nearly_all([count.parts[d] == one.wholes[d] - one.parts[d] for d in days]))


def _sums(parts: Sequence[Part]) -> Iterator[Relation]:
    """Measures that add up to another, or to everybody, on more days the more of them there are."""
    if len(parts) > MOST_MEASURES:
        return
    longest = LONGEST_SUM if len(parts) <= MOST_FOR_LONG_SUMS else 3
    aligned = _Aligned(parts)
    for size in range(3, longest + 1):
        for chosen in combinations(range(len(parts)), size):
            members = [parts[n] for n in chosen]
            shared = aligned.shared(chosen)
            if not _may_add_up(members) or len(shared.days) < size - 1:
                continue
            kind = _alike(members, shared)
            if kind is None or not _telling(shared):
                continue
            place = next((n for n in range(size) if _is_total(n, shared, kind)), None)
            if kind == "split":
                if place is not None or _nearly_all([*map(eq, shared.sums, shared.wholes[0])]):
                    yield Relation("split", chosen, _days_of(*members), one_group=True)
            elif place is not None:
                yield Relation("total", (chosen[place], *chosen[:place], *chosen[place + 1:]), _days_of(*members))


@dataclass(frozen=True)
class _Shared:
    """The numbers of some measures on the days that they share, a list a measure, and what they come to each day."""

    days: Sequence[date]
    parts: Sequence[Sequence[int]]
    wholes: Sequence[Sequence[int]]
    sums: Sequence[int]


class _Aligned:
    """The numbers of all measures, day beside day; which days some of them share is worked out once."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._days = sorted(frozenset[date]().union(*(p.parts for p in parts)))
        self._holds = [sum(1 << n for n, d in enumerate(self._days) if d in p.parts) for p in parts]
        self._columns: dict[tuple[int, int], tuple[list[int], list[int]]] = {}
        self._chosen: dict[int, list[date]] = {}

    def shared(self, chosen: Sequence[int]) -> _Shared:
        """What some measures, by place in the plan, hold on the days that all of them do."""
        holds = self._holds[chosen[0]]
        for n in chosen[1:]:
            holds &= self._holds[n]
        if holds not in self._chosen:
            self._chosen[holds] = [d for n, d in enumerate(self._days) if holds >> n & 1]
        columns = [self._column(n, holds) for n in chosen]
        parts, wholes = [part for part, _ in columns], [whole for _, whole in columns]
        return _Shared(self._chosen[holds], parts, wholes, [*map(sum, zip(*parts, strict=True))])

    def _column(self, n: int, holds: int) -> tuple[list[int], list[int]]:
        if (n, holds) not in self._columns:
            days, part = self._chosen[holds], self._parts[n]
            self._columns[n, holds] = [part.parts[d] for d in days], [part.wholes[d] for d in days]
        return self._columns[n, holds]


def _may_add_up(members: Sequence[Part]) -> bool:
    """Whether these are all plain numbers, or shares that are of the same and written alike."""
    first = members[0]
    return all(p.plain for p in members) or all(
        p.nature == "share" and (p.counted, p.of) == (first.counted, first.of) for p in members)


def _alike(members: Sequence[Part], shared: _Shared) -> Literal["plain", "split", "groups"] | None:
    """How numbers of these measures could add up: as plain ones, out of one whole, or with their wholes."""
    if members[0].plain:
        return "plain"
    if _nearly_all([len(set(wholes)) == 1 for wholes in zip(*shared.wholes, strict=True)]):
        return "split"
    return "groups" if members[0].counted else None


def _telling(shared: _Shared) -> bool:
    """Whether the numbers say something: one that is always nought leaves two equal ones, which must vary."""
    others = [part for part in shared.parts if any(part)]
    noughts = len(shared.parts) - len(others)
    return not noughts or (noughts == 1 and len(others) == 2 and all(len(set(part)) > 1 for part in others))


def _is_total(n: int, shared: _Shared, kind: str) -> bool:
    """Whether one measure is the sum of all the others on every day, where groups differ with its group.

    Groups that add up on days of all or none alone say nothing: there numbers cannot help adding up.
    """
    if not _nearly_all([*map(eq, shared.sums, (2 * part for part in shared.parts[n]))]):
        return False
    if kind != "groups":
        return True
    whole = [*map(sum, zip(*shared.wholes, strict=True))]
    if not _nearly_all([*map(eq, whole, (2 * one for one in shared.wholes[n]))]):
        return False
    days = zip(zip(*shared.parts, strict=True), zip(*shared.wholes, strict=True), strict=True)
    return len({day for day in days if any(0 < part < of for part, of in zip(*day, strict=True))}) >= FEWEST_DAYS


def _days_of(*parts: Part) -> frozenset[date]:
    """The days on which each has a row that holds a number or hides one."""
    days = frozenset(parts[0].rows).intersection(*(p.rows for p in parts))
    return frozenset(d for d in days if all(p.rows[d].missing is None for p in parts))
