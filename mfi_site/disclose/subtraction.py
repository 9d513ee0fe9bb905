"""Secondary disclosure: what is hidden in one measure must not follow from other measures of its project.

Of measures that belong together (see `relations`) the strictest group counts for all that are about the same
people, and a day on which all but one of them are shown loses one more, the last in the plan. Source:
complementary suppression, as in Statistics: handbook on statistical disclosure control (Hundepool and others 2012),
chapter 4, kept to what one school's project can hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from mfi_site.disclose.measures import all_withheld, as_written, decimals_of, group_of, is_present, safe_series
from mfi_site.disclose.policy import WHOLE_GROUP, band_for
from mfi_site.disclose.relations import FEWEST_DAYS, Part, Relation, near, parts_of, relations
from mfi_site.model.project import Audience, Measure
from mfi_site.model.raw import RawSeries
from mfi_site.model.values import Known, Series, Suppressed, Value

Groups = Mapping[date, float | None]
SMALL = Suppressed("small-group")


def safe_project_series(known: Sequence[tuple[Measure, RawSeries]], audience: Audience,
                        smallest: int) -> tuple[Series, ...]:
    """The series of a project's measures that `audience` may see, none telling what another hides."""
    alone = tuple(safe_series(measure, raw, audience, smallest) for measure, raw in known)
    if audience == "coach" or len(known) < 2:
        return alone
    parts = parts_of(known)
    found = [] if all(map(_all_open, known, alone)) else relations(parts)
    groups = _shared_groups(known, found)
    series = [safe_series(measure, raw, audience, smallest, groups[n]) if n in groups else alone[n]
              for n, (measure, raw) in enumerate(known)]
    of_each = [{r.day: group_of(measure, r) for r in raw.rows} | dict(groups.get(n, {}))
               for n, (measure, raw) in enumerate(known)]
    shown = _Shown([{p.day: p.value for p in one.points} for one in series], parts, of_each)
    counted = [one.counts_published for one in series]
    while any([shown.hide(found), shown.hide_nested(counted, smallest)]):
        pass
    return tuple(_with_values(one, values, part, raw)
                 for one, values, part, (_, raw) in zip(series, shown.values, parts, known, strict=True))


def _all_open(known: tuple[Measure, RawSeries], series: Series) -> bool:
    """Whether a measure hides nothing at all, so that nothing of it can be worked out."""
    measure, raw = known
    if any(isinstance(p.value, Suppressed) or (isinstance(p.value, Known) and p.value.mask) for p in series.points):
        return False
    groups = [group_of(measure, row) for row in raw.rows if is_present(row)]
    return series.scale not in ("percentage", "ratio") or all(g is None or g >= WHOLE_GROUP for g in groups)


def _shared_groups(known: Sequence[tuple[Measure, RawSeries]],
                   found: Iterable[Relation]) -> dict[int, dict[date, float | None]]:
    """For measures about the same people: the fewest that any of them states, unknown where that hides more."""
    clusters: dict[int, set[int]] = {}
    for relation in found:
        if relation.one_group:
            joined = set(relation.members).union(*(clusters.get(n, set()) for n in relation.members))
            for n in joined:
                clusters[n] = joined
    shared: dict[int, dict[date, float | None]] = {}
    for n, cluster in clusters.items():
        days: dict[date, list[float | None]] = {}
        for member in cluster:
            measure, raw = known[member]
            for row in raw.rows:
                if is_present(row):
                    days.setdefault(row.day, []).append(group_of(measure, row))
        shared[n] = {row.day: _fewest(days[row.day]) for row in known[n][1].rows if row.day in days}
    return shared


def _fewest(groups: Sequence[float | None]) -> float | None:
    stated = [g for g in groups if g is not None]
    fewest = min(stated, default=None)
    return None if fewest is None or (len(stated) < len(groups) and fewest >= WHOLE_GROUP) else fewest


@dataclass
class _Shown:
    """What each measure still shows, by place in the plan and day; it only ever becomes less.

    `beside` are the values that are hidden for the sake of others and need no protection of their own but from those
    that say the same. `for_count` has the plain count for whose sake a percentage is hidden.
    """

    values: list[dict[date, Value]]
    parts: Sequence[Part]
    groups: Sequence[Groups]
    beside: set[tuple[int, date]] = field(default_factory=set)
    for_count: dict[tuple[int, date], int] = field(default_factory=dict)

    def hide(self, found: Iterable[Relation]) -> bool:
        """Hide what would tell a hidden value; whether anything was hidden."""
        before = sum(isinstance(v, Suppressed) for values in self.values for v in values.values())
        for relation in found:
            for day in relation.days:
                if relation.kind == "split":
                    self._split(relation.members, day)
                elif relation.kind == "total":
                    self._total(relation.members, day)
                elif relation.kind == "counted":
                    self._counted(relation.members, day)
                else:
                    two = relation.kind == "sides" and len(relation.days) >= FEWEST_DAYS
                    if not (two and self._sides(relation.members, day)):
                        self._twins(relation.members, day)
        return sum(isinstance(v, Suppressed) for values in self.values for v in values.values()) > before

    def _twins(self, members: tuple[int, ...], day: date) -> None:
        hidden = [n for n in members if self._is_hidden(n, day)]
        if len(hidden) == 1:
            self._suppress(max(set(members) - set(hidden)), day, self.values[hidden[0]][day],
                           beside=self._all_beside(hidden, day))

    def _sides(self, members: tuple[int, ...], day: date) -> bool:
        """Hide the other side where both could have been rounded up, which tells that a share lies exactly between.

        Asked of the value shown and not of that behind it, so that the answer tells nothing.
        """
        first, other = sorted(members)
        value, group = self.values[first][day], self.groups[first][day]
        if group is None or group >= WHOLE_GROUP or not isinstance(value, Known) or value.mask:
            return False
        half = Fraction(round(value.value)) - Fraction(band_for(group).step, 2)
        sizes = range(5, 10) if value.small else range(10, 20)
        possible = (any(not self._is_whole(n, day, group) for n in members)
                    or any((half * size / 100).denominator == 1 for size in sizes))
        if possible and not self._is_hidden(other, day):
            self._suppress(other, day, SMALL, beside=True)
        return possible and (other, day) in self.beside

    def _split(self, members: tuple[int, ...], day: date) -> None:
        """Of answers of one group two must stay unknown where one is: two ends tell each other as well."""
        hidden = [n for n in members if self._is_hidden(n, day)]
        masked = [n for n in members if self._is_masked(n, day)]
        if len(hidden) + len(masked) == 1 and not self._all_beside(hidden, day):
            shown = [n for n in members if n not in hidden and n not in masked]
            self._suppress(max(shown), day, self.values[hidden[0]][day] if hidden else SMALL)
        elif len(masked) == 2 and not hidden:
            self._suppress(max(masked), day, SMALL)

    def _total(self, members: tuple[int, ...], day: date) -> None:
        """Hide a total of parts that are not all shown exactly, or, where the total comes first, such parts."""
        total, *parts = members
        hidden = [n for n in parts if self._is_hidden(n, day)]
        weak = [n for n in parts if not (n in hidden and (n, day) in self.beside)
                and (n in hidden or self._is_masked(n, day) or self._is_rounded(n, day))]
        if len(hidden) > 1:
            return
        like = self.values[weak[0]][day] if weak and weak[0] in hidden else SMALL
        if not weak:
            if self._is_hidden(total, day) and not hidden:
                self._suppress(max(parts), day, self.values[total][day])
        elif total > min(parts):
            self._suppress(total, day, like)
        elif len(weak) == 1 and (weak == hidden or not self.parts[weak[0]].plain):
            if weak == hidden or not hidden:
                self._suppress(max(n for n in parts if n not in weak), day, like, beside=True)
        else:
            for n in parts if self.parts[total].plain else weak:
                self._suppress(n, day, SMALL)

    def _counted(self, members: tuple[int, ...], day: date) -> None:
        share, count = members
        if self._is_hidden(share, day):
            if (share, day) not in self.beside and self.for_count.get((share, day)) != count:
                self._suppress(count, day, self.values[share][day])
        elif self._is_rounded(share, day) or self._is_masked(share, day):
            if not self._is_masked(count, day):
                self._suppress(count, day, SMALL)
        elif self._is_masked(count, day) or self._is_hidden(count, day):
            self._suppress(share, day, SMALL, beside=(count, day) in self.beside)
            self.for_count[share, day] = count

    def _is_hidden(self, n: int, day: date) -> bool:
        return isinstance(self.values[n][day], Suppressed)

    def _all_beside(self, hidden: Iterable[int], day: date) -> bool:
        places = [(n, day) in self.beside for n in hidden]
        return bool(places) and all(places)

    def _is_masked(self, n: int, day: date) -> bool:
        value = self.values[n][day]
        return isinstance(value, Known) and value.mask is not None

    def _is_rounded(self, n: int, day: date) -> bool:
        group = self.groups[n].get(day)
        return self.parts[n].nature == "share" and group is not None and group < WHOLE_GROUP

    def _is_whole(self, n: int, day: date, group: float) -> bool:
        """Whether a share is one of as many as its group, as far as that is written."""
        whole = self.parts[n].wholes.get(day)
        return whole is None or whole == as_written(group) * self.parts[n].unit

    def _suppress(self, n: int, day: date, like: Value, *, beside: bool = False) -> None:
        if isinstance(self.values[n][day], Known):
            self.values[n][day] = like if isinstance(like, Suppressed) else SMALL
            if beside:
                self.beside.add((n, day))

    def hide_nested(self, counted: Sequence[bool], smallest: int) -> bool:
        """Hide the later of two measures whose published counts leave the counts of a small group between them."""
        changed = False
        for a, b in near([n for n, published in enumerate(counted) if published]):
            for day in _nested_days(self.parts[a], self.parts[b], smallest):
                if isinstance(self.values[a][day], Known) and isinstance(self.values[b][day], Known):
                    self._suppress(b, day, SMALL)
                    changed = True
        return changed


def _nested_days(one: Part, other: Part, smallest: int) -> list[date]:
    """The days on which the group of one lies inside that of the other, with fewer than `smallest` between."""
    if not (one.of == other.of == "people") or one.nature != "share" or other.nature != "share":
        return []
    days = sorted(frozenset(one.parts) & frozenset(other.parts))
    between = {d: (one.parts[d] - other.parts[d], one.wholes[d] - other.wholes[d]) for d in days}
    inside = (all(0 <= part <= whole for part, whole in between.values())
              or all(0 >= part >= whole for part, whole in between.values()))
    if not inside or len(days) < FEWEST_DAYS:
        return []
    return [d for d in days if 0 < abs(between[d][1]) < smallest * one.unit]


def _with_values(series: Series, values: dict[date, Value], part: Part, raw: RawSeries) -> Series:
    if all(values[p.day] == p.value for p in series.points):
        return series
    points = tuple(p if values[p.day] == p.value else
                   replace(p, value=values[p.day], numerator=None, denominator=None) for p in series.points)
    withheld = series.withheld or ("sensitive" if all_withheld(points) else "")
    decimals = decimals_of(part.nature, raw, {day for day, value in values.items() if isinstance(value, Known)})
    because = "" if withheld else series.chart_because
    return replace(series, points=points, withheld=withheld, decimals=decimals, chart_because=because)
