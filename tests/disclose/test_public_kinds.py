"""Pairs of boards of every other kind of measure that the public must not be able to tell apart, byte for byte.

Percentages with and without a group, half-days, ratios, numbers of tiny groups, marks for hidden values, in both
languages and rule sets, with a raised threshold: what tests/disclose/test_public_output.py does not vary.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfi_site.disclose.policy import share
from mfi_site.model.values import Value
from tests.disclose.boards import BOARD, CHARTER, alike, built, differences

WHOLE = 40
Pair = tuple[str, str]


def _shares(group: float | None, smallest: int) -> st.SearchStrategy[Pair]:
    """Two counts out of any wholes that are shown alike where `group` people stand behind each."""
    found: dict[Value, list[tuple[int, int]]] = defaultdict(list)
    for whole in range(1, WHOLE + 1):
        for part in range(whole + 1):
            found[share(Fraction(100 * part, whole), group, smallest)].append((part, whole))
    return alike(found).map(lambda two: (f"{two[0][0]},{two[0][1]}", f"{two[1][0]},{two[1][1]}"))


def _percentages(group: float | None, smallest: int) -> st.SearchStrategy[Pair]:
    """Two percentages with a place after the point that are shown alike; none below 1, which would be a fraction."""
    found: dict[Value, list[tuple[int, int]]] = defaultdict(list)
    for tenths in range(10, 1001):
        found[share(Fraction(tenths, 10), group, smallest)].append((tenths, 10))
    return alike(found).map(lambda two: (f"{two[0][0] / 10:g}", f"{two[1][0] / 10:g}"))


NUMBERS = st.tuples(*[st.integers(0, 999).map(lambda n: f"{n / 10:g}")] * 2)
STARS = st.tuples(*[st.sampled_from(["*,24", "*,3", "7,c", "<5,9", "*,*"])] * 2)
BLANKS = st.tuples(*[st.sampled_from([",24", "9,", ","])] * 2)


@st.composite
def measures(draw: st.DrawFn, smallest: int) -> tuple[str, list[Pair]]:
    """The keys of a measure and its rows on both boards."""
    group = draw(st.sampled_from([4, 7, 14, 19]))
    kind = draw(st.sampled_from(["lessons", "grouped", "percent", "percent-grouped", "ratio", "number", "sensitive"]))
    chart = draw(st.sampled_from(["run", "i", "p", "pp"]))
    if kind in ("lessons", "grouped"):
        rows = _shares(group if kind == "grouped" else None, smallest) | STARS | BLANKS
        keys = f"of: lessons, chart: {chart}" + (f", group: {group}" if kind == "grouped" else "")
    elif kind.startswith("percent"):
        rows = _percentages(group if kind == "percent-grouped" else None, smallest)
        keys = "unit: '%'" + (f", group: {group}" if kind == "percent-grouped" else "")
    elif kind == "ratio":
        rows, keys = _shares(group, smallest) | STARS, f"of: lessons, chart: up, group: {group}"
    elif kind == "number":
        rows, keys = NUMBERS, "unit: minutes, group: 4"
    else:
        rows, keys = _shares(4, smallest) | STARS | BLANKS, f"sensitive: true, chart: {chart}"
    more = draw(st.sampled_from(["", "phases: [{from: 2025-10-01, because: A change}]", "baseline: 6", "goal: 20"]))
    return f"{keys}, {more}" if more else keys, draw(st.lists(rows, min_size=1, max_size=16))


@st.composite
def boards(draw: st.DrawFn) -> tuple[dict[str, str], dict[str, str]]:
    """Two boards; each measure has its own weekday, so that none shares a day with another."""
    smallest = draw(st.sampled_from([5, 5, 8]))
    of_board = draw(st.sampled_from(["", "language: gd\n", "rules: anhoej\n"]))
    found = draw(st.lists(measures(smallest), min_size=1, max_size=3))
    plan = "".join(f"  - {{id: m{n}, name: Measure {n}, {keys}}}\n" for n, (keys, _) in enumerate(found))
    board = f"{BOARD}{of_board}privacy: {{smallest_group: {smallest}}}\n"
    pair: Any = []
    for which in (0, 1):
        files = {"board.yml": board, "projects/writing/charter.md": CHARTER.format(charter="", measures=plan)}
        for n, (_, rows) in enumerate(found):
            head = "date,numerator,denominator" if "," in rows[0][0] else "date,value"
            days = (f"2025-{9 + week // 4:02}-{1 + n + 7 * (week % 4):02}" for week in range(len(rows)))
            lines = (f"{day},{row[which]}" for day, row in zip(days, rows, strict=True))
            files[f"projects/writing/measures/m{n}.csv"] = "\n".join([head, *lines, ""])
        pair.append(files)
    return pair[0], pair[1]


@settings(max_examples=8, deadline=None, derandomize=True)
@given(boards())
def test_the_public_cannot_tell_other_kinds_apart(tmp_path_factory: Any, pair: tuple[Any, Any]) -> None:
    """Whatever kind of number is hidden or rounded, no public byte depends on more than what is shown of it."""
    folder = tmp_path_factory.mktemp("boards")
    assert differences(built(pair[0], folder), built(pair[1], folder)) == []


@pytest.mark.slow
@settings(max_examples=30, deadline=None, derandomize=False)
@given(boards())
def test_the_public_cannot_tell_many_other_kinds_apart(tmp_path_factory: Any, pair: tuple[Any, Any]) -> None:
    """The same over more boards, new ones in each run."""
    folder = tmp_path_factory.mktemp("boards")
    assert differences(built(pair[0], folder), built(pair[1], folder)) == []
