"""All bytes of a published board: nothing in them depends on what the public may not see.

The strongest way to say that a number is nowhere in a site, in no coordinate and no hash, is that the site is the
same, byte for byte, when the number is another one. So boards are made twice, the second time with every hidden
detail changed to one that the public must not be able to tell from the first.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfi_site.disclose.policy import share
from mfi_site.model.values import Value
from tests.disclose.boards import BOARD, CHARTER, Counts, alike, built, differences

WEEKS = 14


def _classes(largest: int) -> dict[Value, list[Counts]]:
    """All counts in groups up to a size that the public must not be able to tell from each other."""
    found: dict[Value, list[Counts]] = defaultdict(list)
    for whole in range(1, largest + 1):
        for part in range(whole + 1):
            found[share(Fraction(100 * part, whole), whole, 5)].append((part, whole))
    return found


CLASSES = _classes(19)
# One row of a small group closes the counts of the whole measure, so larger groups may follow it.
SMALL_ROWS = st.tuples(alike(CLASSES), st.lists(alike(CLASSES) | alike(_classes(40)), max_size=WEEKS - 1)).map(
    lambda found: [found[0], *found[1]])
FEW = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)) | st.integers(5, 30).map(lambda n: (n, n)),
               min_size=1, max_size=WEEKS)
ANY = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), min_size=1, max_size=WEEKS)


def test_the_classes_join_none_with_its_neighbour_and_all_with_its() -> None:
    """The pairs that the property exchanges include none and one, all and all but one, and all small groups."""
    by_counts = {counts: value for value, alike in CLASSES.items() for counts in alike}
    assert all(by_counts[0, n] == by_counts[1, n] and by_counts[n, n] == by_counts[n - 1, n] for n in range(5, 20))
    assert len({by_counts[part, whole] for whole in range(1, 5) for part in range(whole + 1)}) == 1


def rows(pairs: list[Any], which: int, weekday: int) -> str:
    """A measure's file; each measure has its own weekday, so that none shares a day with another."""
    lines = ["date,numerator,denominator" if isinstance(pairs[0][0], tuple) else "date,value"]
    for week, pair in enumerate(pairs):
        day = f"2025-{9 + week // 4:02}-{weekday + 7 * (week % 4):02}"
        numbers = pair[which] if isinstance(pair[which], tuple) else (pair[which],)
        lines.append(",".join([day, *map(str, numbers)]))
    return "\n".join(lines) + "\n"


@st.composite
def boards(draw: st.DrawFn) -> tuple[dict[str, str], dict[str, str]]:
    """Two boards that the public must not be able to tell apart."""
    small, few, hidden, valued = draw(SMALL_ROWS), draw(FEW), draw(ANY), draw(ANY)
    chart = draw(st.sampled_from(["run", "i", "p", "pp"]))
    better = draw(st.sampled_from(["higher", "lower"]))
    phase = draw(st.sampled_from(["", ", phases: [{from: 2025-10-01, because: A change}]", ", baseline: 6"]))
    measures = (f"  - {{id: small, name: On track, chart: {chart}, better: {better}{phase}}}\n"
                f"  - {{id: few, name: Late pupils, better: {better}{phase}}}\n"
                f"  - {{id: hidden, name: Sent out, sensitive: true, chart: {chart}}}\n"
                "  - {id: valued, name: Mean score, unit: points, group: 4}\n")
    pair = []
    for which in (0, 1):
        base = "projects/writing/measures"
        pair.append({
            "board.yml": BOARD, "projects/writing/charter.md": CHARTER.format(charter="", measures=measures),
            f"{base}/small.csv": rows(small, which, 1), f"{base}/few.csv": rows(few, which, 2),
            f"{base}/hidden.csv": rows(hidden, which, 3), f"{base}/valued.csv": rows(valued, which, 4),
        })
    return pair[0], pair[1]


@settings(max_examples=10, deadline=None, derandomize=True)
@given(boards())
def test_the_public_cannot_tell_hidden_numbers_apart(tmp_path_factory: Any, pair: tuple[Any, Any]) -> None:
    """Pages, coordinates, tables, feeds and data are the same bytes whatever stands behind a hidden value."""
    folder = tmp_path_factory.mktemp("boards")
    assert differences(built(pair[0], folder), built(pair[1], folder)) == []


@pytest.mark.slow
@settings(max_examples=60, deadline=None, derandomize=False)
@given(boards())
def test_the_public_cannot_tell_many_hidden_numbers_apart(tmp_path_factory: Any, pair: tuple[Any, Any]) -> None:
    """The same over more boards, new ones in each run."""
    folder = tmp_path_factory.mktemp("boards")
    assert differences(built(pair[0], folder), built(pair[1], folder)) == []


def test_the_property_can_fail(tmp_path: Path) -> None:
    """A number that the public may see does change the site, so equal bytes are not equal by accident."""
    def board(part: int) -> dict[str, str]:
        return {"board.yml": BOARD, "projects/writing/charter.md": CHARTER.format(
            charter="", measures="  - {id: m, name: On track}\n"),
            "projects/writing/measures/m.csv": f"date,numerator,denominator\n2025-09-01,{part},12\n"}

    assert differences(built(board(3), tmp_path), built(board(6), tmp_path))


def test_related_measures_publish_nothing_of_what_they_hide(tmp_path: Path) -> None:
    """A total, a class and a percentage beside what they would tell leave the same bytes whatever stands behind."""
    plan = "".join(f"  - {{id: {name}, name: {name}, type: outcome, better: lower, goal: 5, baseline: 10}}\n"
                   for name in ("here", "there", "all-late", "boys", "girls", "everyone", "on-time", "late"))

    def board(few: tuple[int, ...], boys: tuple[int, ...]) -> dict[str, str]:
        made: dict[str, list[str]] = defaultdict(list)
        for week, (some, on_track) in enumerate(zip(few, boys, strict=True)):
            day = f"2025-{9 + week // 4:02}-{1 + 7 * (week % 4):02}"
            others, girls = 7 + week % 3, 11 + week % 5
            for name, value in (("here", others), ("there", some), ("all-late", others + some)):
                made[name].append(f"{day},{value}")
            for name, value, of in (("boys", on_track, 9), ("girls", girls, 20), ("everyone", on_track + girls, 29)):
                made[name].append(f"{day},{value},{of}")
            made["on-time"].append(f"{day},{24 - some},24")
            made["late"].append(f"{day},{some}")
        files = {"board.yml": BOARD, "projects/writing/charter.md": CHARTER.format(charter="", measures=plan)}
        for name, lines in made.items():
            head = "date,numerator,denominator" if lines[0].count(",") == 2 else "date,value"
            files[f"projects/writing/measures/{name}.csv"] = "\n".join([head, *lines]) + "\n"
        return files

    one = board((0, 3, 4, 1, 2, 0, 4, 3, 1, 2, 0, 4), (0, 8, 9, 5, 1, 9, 0, 8, 5, 1, 0, 9))
    other = board((4, 1, 0, 3, 1, 2, 0, 4, 2, 1, 3, 0), (1, 9, 8, 5, 0, 8, 1, 9, 5, 0, 1, 8))
    assert differences(built(one, tmp_path), built(other, tmp_path)) == []


@pytest.mark.parametrize("rows", [
    "date,value,note\n2025-09-02,7,Snow\n2025-11-13,4,\n", "date,numerator,denominator\n2026-01-20,7,31\n",
    "date,value\n2025-10-01,*\n", "date,value\n2025-10-01,\n", "date,value\n",
    "date,numerator,denominator\n2025-09-01,5,24\n2025-09-01,6,24\n2025-09-15,30,24\n2025-09-22,x,y\n",
    "when,what\n1,2\n"])
def test_a_measure_for_the_coach_leaves_no_trace_of_its_rows(tmp_path: Path, rows: str) -> None:
    """Of a measure that is closed no day, no note, no number of rows and no form of its file is in a public byte."""
    def board(rows: str) -> dict[str, str]:
        return {"board.yml": BOARD, "projects/writing/charter.md": CHARTER.format(
            charter="", measures="  - {id: m, name: Kept in, sensitive: true, chart: p}\n"),
            "projects/writing/measures/m.csv": rows}

    usual = "date,numerator,denominator\n2025-09-01,5,24\n2025-09-08,5,24\n"
    assert differences(built(board(usual), tmp_path), built(board(rows), tmp_path)) == []


@pytest.mark.parametrize(("language", "said"), [("en-GB", "only where every group is 20 or more"),
                                                ("gd", "ach far a bheil 20 no barrachd")])
def test_a_page_says_in_words_why_its_chart_is_another(tmp_path: Path, language: str, said: str) -> None:
    """A chart that groups under 20 make a run chart says so once, in a sentence and not by the name of a reason."""
    files = built({
        "board.yml": f"{BOARD}language: {language}\n", "projects/writing/charter.md": CHARTER.format(
            charter="", measures="  - {id: m, name: On track, chart: p}\n"),
        "projects/writing/measures/m.csv": "date,numerator,denominator\n2025-09-01,5,12\n"}, tmp_path)
    page = files["projects/writing/measures/m/index.html"].decode()
    assert page.count(said) == 1
    assert not any(b"small-groups" in data for data in files.values())
