"""One who knows how measures add up, how large each group is and how the program hides, tries all numbers there are.

For each day that could be published, all numbers that would have been published in the same way are found. Nothing
may be certain in them: not whether none or one, all or all but one of a small group, nor a small count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest

from mfi_site.disclose.subtraction import safe_project_series
from mfi_site.model.project import Measure
from mfi_site.model.raw import RawRow, RawSeries

Numbers = tuple[int, ...]
FIRST = date(2025, 9, 5)


def measures(rows: Sequence[Numbers], groups: Sequence[int | None]) -> list[tuple[Measure, RawSeries]]:
    """Measures with one row a week: out of a group, or plain counts where there is none."""
    found = []
    for place, group in enumerate(groups):
        made = tuple(
            RawRow(FIRST + timedelta(7 * n), n + 2, value=float(row[place])) if group is None
            else RawRow(FIRST + timedelta(7 * n), n + 2, numerator=float(row[place]), denominator=float(group))
            for n, row in enumerate(rows))
        measure = Measure.model_validate({"id": f"m{place}", "name": f"m{place}"})
        found.append((measure, RawSeries(measure.id, "m.csv", group is not None, made)))
    return found


def alike(every: Sequence[Numbers], groups: Sequence[int | None]) -> list[list[Numbers]]:
    """The numbers of a day by what is published of it, after weeks that show how the measures add up."""
    weeks = [every[len(every) * part // 7] for part in (2, 3, 4, 5)]
    classes: dict[str, list[Numbers]] = defaultdict(list)
    for numbers in every:
        shown = safe_project_series(measures([*weeks, numbers], groups), "public", 5)
        classes[repr([(p.value, p.numerator, p.denominator) for s in shown for p in s.points])].append(numbers)
    return list(classes.values())


def told(classes: list[list[Numbers]], groups: Sequence[int | None]) -> list[tuple[int, Numbers]]:
    """The measures and numbers of which the published day leaves no doubt."""
    found = []
    for numbers in classes:
        for place, group in enumerate(groups):
            values = {row[place] for row in numbers}
            if group is None:
                certain = max(values) < 5 and (len(values) == 1 or 0 not in values)
            else:
                certain = group < 20 and any((end in values) != (next_to in values)
                                             for end, next_to in ((0, 1), (group, group - 1)))
            if certain:
                found.append((place, numbers[0]))
    return found


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (0, 2, 1)])
def test_small_counts_of_a_total_stay_unknown(order: tuple[int, ...]) -> None:
    """Two counts of people and their total: no count under 5 is ever certain, wherever the total stands."""
    every = [tuple((a, b, a + b)[n] for n in order) for a in range(10) for b in range(10)]
    assert told(alike(every, (None,) * 3), (None,) * 3) == []


@pytest.mark.parametrize("group", [5, 8, 9, 10, 12, 16, 19])
def test_sides_leave_none_and_all_unknown(group: int) -> None:
    """Yes and no of a small group: none cannot be told from one, nor all from all but one."""
    every = [(n, group - n) for n in range(group + 1)]
    assert told(alike(every, (group, group)), (group, group)) == []


@pytest.mark.parametrize(("boys", "girls"), [(9, 20), (4, 20), (9, 12), (12, 20), (4, 16)])
@pytest.mark.parametrize("first", [False, True])
def test_parts_of_a_class_leave_none_and_all_unknown(boys: int, girls: int, first: bool) -> None:
    """Boys, girls and the class: what is shown of two tells nothing of the third but what the class alone tells."""
    of_all = boys + girls
    rows = [(a, b, a + b) for a in range(boys + 1) for b in range(girls + 1)]
    groups = (of_all, boys, girls) if first else (boys, girls, of_all)
    every = [(c, a, b) if first else (a, b, c) for a, b, c in rows]
    total = 0 if first else 2
    extreme = {n for n in range(of_all + 1) if n <= 1 or n >= of_all - 1}
    doubtless = [(place, row) for place, row in told(alike(every, groups), groups) if row[total] not in extreme]
    assert [(p, r) for p, r in doubtless if not _class_alone_tells(r[total], groups[p], of_all)] == []


def _class_alone_tells(total: int, group: int | None, of_all: int) -> bool:
    """Whether a class of whom so few, or so many, are on track tells of a part of it by itself."""
    assert group is not None
    return total < group or of_all - total < group


@pytest.mark.parametrize("share", [lambda n, g: n, lambda n, g: g - n])
def test_a_count_beside_a_percentage_with_counts_stays_unknown(share: Callable[[int, int], int]) -> None:
    """A count under 5 is not certain beside the percentage that holds it or its rest."""
    every = [(share(n, 24), n) for n in range(25)]
    assert told(alike(every, (24, None)), (24, None)) == []


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 0, 1), (2, 3, 1, 0)])
def test_a_count_is_not_what_the_other_answers_leave(order: tuple[int, ...]) -> None:
    """A count under 5 of one of three answers does not follow from the percentages of the other two."""
    rows = [(a, b, 24 - a - b, a) for a in range(25) for b in range(25 - a)]
    groups = tuple((24, 24, 24, None)[n] for n in order)
    found = told(alike([tuple(row[n] for n in order) for row in rows], groups), groups)
    answers = [[row[order.index(n)] for n in range(3)] for _, row in found]
    assert [numbers for numbers in answers if max(numbers[1:]) < 20] == []


def test_a_count_is_not_what_is_left_of_its_class() -> None:
    """A count under 5 beside its percentage, and the count of the rest: neither tells the other."""
    every = [(24 - n, n, n) for n in range(25)]
    assert told(alike(every, (None, None, 24)), (None, None, 24)) == []
