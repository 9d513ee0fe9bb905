"""Secondary disclosure: what is hidden in one measure must not follow from other measures of its project.

Measures are taken to belong together where their numbers say so on every day that they share: one is the
other's complement or copy, two add up to a third or three to the whole, or one group lies inside the other with
fewer people between them than may be shown. A day on which all but one of such measures are shown then loses
one more, the last in the plan. Source: complementary suppression, as in Statistics: handbook on statistical
disclosure control (Hundepool and others 2012), chapter 4, kept to what one school's project can hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import combinations

from mfi_site.disclose.measures import (
    Nature,
    all_withheld,
    as_written,
    exact_value,
    group_of,
    is_present,
    nature_of,
    safe_series,
)
from mfi_site.disclose.policy import WHOLE_GROUP
from mfi_site.model.project import Audience, Measure
from mfi_site.model.raw import RawRow, RawSeries
from mfi_site.model.values import Known, Series, Suppressed, SuppressedWhy, Value

MOST_MEASURES = 24
FEWEST_DAYS = 2


@dataclass(frozen=True)
class _Part:
    """One measure's numbers by day: `parts` out of `wholes` (100 where only a percentage was given)."""

    of: str
    nature: Nature
    counted: bool
    rows: dict[date, RawRow]
    parts: dict[date, Fraction]
    wholes: dict[date, Fraction]


_Values = list[dict[date, Value]]


@dataclass(frozen=True)
class _Relation:
    """Measures, by place in the plan, any one of which follows from the others on some days."""

    members: tuple[int, ...]
    days: frozenset[date]


def safe_project_series(known: Sequence[tuple[Measure, RawSeries]], audience: Audience,
                        smallest: int) -> tuple[Series, ...]:
    """The series of a project's measures that `audience` may see, none telling what another hides."""
    if audience == "coach" or len(known) < 2:
        return tuple(safe_series(measure, raw, audience, smallest) for measure, raw in known)
    parts = [_part(measure, raw) for measure, raw in known]
    twins = list(_twins(parts))
    groups = _shared_groups(known, twins)
    series = [safe_series(measure, raw, audience, smallest, groups.get(n))
              for n, (measure, raw) in enumerate(known)]
    values = [{p.day: p.value for p in one.points} for one in series]
    relations = [*twins, *_sums(parts)]
    counted = [one.counts_published for one in series]
    while _hide_one_more(values, relations, parts) or _hide_nested(values, counted, parts, smallest):
        pass
    return tuple(_with_values(one, shown) for one, shown in zip(series, values, strict=True))


def _part(measure: Measure, raw: RawSeries) -> _Part:
    nature = nature_of(measure, raw)
    present = [row for row in raw.rows if is_present(row)]
    whole = {r.day: as_written(r.denominator) if raw.counted else Fraction(100) for r in present}
    part = {r.day: as_written(r.numerator) if raw.counted else exact_value(r, nature) for r in present}
    return _Part(measure.of.casefold(), nature, raw.counted, {r.day: r for r in raw.rows}, part, whole)


def _alike(parts: Iterable[_Part]) -> frozenset[date]:
    """The days on which all hold a number, if they are numbers of one kind out of the same wholes; else none."""
    first, *others = parts
    if first.nature not in ("share", "people"):
        return frozenset()
    if any((p.nature, p.counted, p.of) != (first.nature, first.counted, first.of) for p in others):
        return frozenset()
    days = frozenset(first.parts).intersection(*(p.parts for p in others))
    same = first.nature == "people" or all(p.wholes[day] == first.wholes[day] for p in others for day in days)
    return days if same else frozenset()


def _twins(parts: Sequence[_Part]) -> Iterator[_Relation]:
    """Complements (yes and no), and copies that are too long and varied to be alike by chance."""
    for a, b in _near(range(len(parts))):
        one, other = parts[a], parts[b]
        days = _alike((one, other))
        if one.nature != "share" or len(days) < (1 if one.counted else FEWEST_DAYS):
            continue
        complements = all(one.parts[d] + other.parts[d] == one.wholes[d] for d in days)
        copies = (all(one.parts[d] == other.parts[d] for d in days)
                  and len({one.parts[d] / one.wholes[d] for d in days if one.wholes[d]}) > 2)
        if complements or copies:
            yield _Relation((a, b), _days_of(one, other))


def _near(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of places in the plan, in a very long plan only of those near each other."""
    for n, a in enumerate(places):
        for b in places[n + 1 : n + 1 + MOST_MEASURES]:
            yield a, b


def _sums(parts: Sequence[_Part]) -> Iterator[_Relation]:
    """Two measures that add up to a third, or three that add up to everybody."""
    if len(parts) > MOST_MEASURES:
        return
    for chosen in combinations(range(len(parts)), 3):
        three = [parts[n] for n in chosen]
        days = _alike(three)
        if len(days) < FEWEST_DAYS or any(not any(p.parts[d] for d in days) for p in three):
            continue
        if _add_up(three, days):
            yield _Relation(chosen, _days_of(*three))


def _add_up(three: Sequence[_Part], days: Iterable[date]) -> bool:
    rows = [(*(p.parts[d] for p in three), three[0].wholes[d]) for d in days]
    return ((three[0].nature == "share" and all(a + b + c == whole for a, b, c, whole in rows))
            or all(a + b == c for a, b, c, _ in rows)
            or all(a + c == b for a, b, c, _ in rows)
            or all(b + c == a for a, b, c, _ in rows))


def _days_of(*parts: _Part) -> frozenset[date]:
    """The days on which each has a row that holds a number or hides one."""
    days = frozenset(parts[0].rows).intersection(*(p.rows for p in parts))
    return frozenset(d for d in days if all(p.rows[d].missing is None for p in parts))


def _shared_groups(known: Sequence[tuple[Measure, RawSeries]],
                   twins: Sequence[_Relation]) -> dict[int, dict[date, float | None]]:
    """For each twin the people behind both: the fewest that either states, unknown where that hides more."""
    clusters: dict[int, set[int]] = {}
    for relation in twins:
        joined = set(relation.members).union(*(clusters.get(n, set()) for n in relation.members))
        for n in joined:
            clusters[n] = joined
    found: dict[int, dict[date, float | None]] = {}
    for n, cluster in clusters.items():
        days: dict[date, list[float | None]] = {}
        for member in cluster:
            measure, raw = known[member]
            for row in raw.rows:
                if is_present(row):
                    days.setdefault(row.day, []).append(group_of(measure, row))
        found[n] = {row.day: _fewest(days[row.day]) for row in known[n][1].rows if row.day in days}
    return found


def _fewest(groups: Sequence[float | None]) -> float | None:
    stated = [g for g in groups if g is not None]
    fewest = min(stated, default=None)
    return None if fewest is None or (len(stated) < len(groups) and fewest >= WHOLE_GROUP) else fewest


def _hide_one_more(values: _Values, relations: Sequence[_Relation], parts: Sequence[_Part]) -> bool:
    """Hide the last shown of each relation that hides exactly one; whether anything was hidden."""
    changed = False
    for relation in relations:
        for day in relation.days:
            why = [_hides(values[n][day], parts[n]) for n in relation.members]
            hidden = [one for one in why if one is not None]
            if len(hidden) == 1:
                last = max(n for n, one in zip(relation.members, why, strict=True) if one is None)
                values[last][day] = Suppressed(hidden[0])
                changed = True
    return changed


def _hides(value: Value, part: _Part) -> SuppressedWhy | None:
    """Why a value is hidden, a masked count of people included; None where it is shown."""
    if isinstance(value, Suppressed):
        return value.why
    masked = isinstance(value, Known) and value.mask is not None and part.nature == "people"
    return "small-group" if masked else None


def _hide_nested(values: _Values, counted: Sequence[bool], parts: Sequence[_Part], smallest: int) -> bool:
    """Hide the later of two measures whose published counts leave the counts of a small group between them."""
    changed = False
    for a, b in _near([n for n, published in enumerate(counted) if published]):
        for day in _nested_days(parts[a], parts[b], smallest):
            if isinstance(values[a][day], Known) and isinstance(values[b][day], Known):
                values[b][day] = Suppressed("small-group")
                changed = True
    return changed


def _nested_days(one: _Part, other: _Part, smallest: int) -> list[date]:
    """The days on which the group of one lies inside that of the other, with fewer than `smallest` between."""
    if not (one.of == other.of == "people") or one.nature != "share" or other.nature != "share":
        return []
    days = sorted(frozenset(one.parts) & frozenset(other.parts))
    between = {d: (one.parts[d] - other.parts[d], one.wholes[d] - other.wholes[d]) for d in days}
    inside = (all(0 <= part <= whole for part, whole in between.values())
              or all(0 >= part >= whole for part, whole in between.values()))
    return [d for d in days if 0 < abs(between[d][1]) < smallest] if inside and len(days) >= FEWEST_DAYS else []


def _with_values(series: Series, values: dict[date, Value]) -> Series:
    if all(values[p.day] == p.value for p in series.points):
        return series
    points = tuple(p if values[p.day] == p.value else
                   replace(p, value=values[p.day], numerator=None, denominator=None) for p in series.points)
    withheld = series.withheld or ("sensitive" if all_withheld(points) else "")
    return replace(series, points=points, withheld=withheld)
