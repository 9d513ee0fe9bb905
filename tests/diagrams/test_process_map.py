"""The process map: branches, loops, and lines that keep out of boxes."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from types import SimpleNamespace

from hypothesis import given, settings
from hypothesis import strategies as st

from mfi_site.diagrams.kit.layered import SLOT, layered
from mfi_site.diagrams.process_map import edges
from mfi_site.model.tools import ProcessMap, Step

WIDE, ROOM, GAP = 180.0, 640.0, 36.0
graphs = st.integers(1, 12).flatmap(lambda n: st.tuples(
    st.just(n), st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=20)))


@settings(max_examples=150, deadline=None)
@given(graph=graphs)
def test_rows_keep_their_nodes_apart(graph: tuple[int, list[tuple[int, int]]]) -> None:
    """No two places in a row overlap, lines that pass included; every row has a step and room for it."""
    count, joined = graph
    placed = layered(count, joined, [WIDE] * count, ROOM, GAP)
    assert sorted(n for row in placed.rows for n in row if n < count) == list(range(count))
    for row in placed.rows:
        assert any(n < count for n in row)
        assert sum(WIDE + GAP for n in row if n < count) - GAP <= ROOM
        for a, b in combinations(row, 2):
            apart = sum(WIDE if n < count else SLOT for n in (a, b)) / 2
            assert abs(placed.x[a] - placed.x[b]) >= apart - 1e-6


@settings(max_examples=150, deadline=None)
@given(graph=graphs)
def test_every_line_runs_from_row_to_row(graph: tuple[int, list[tuple[int, int]]]) -> None:
    """Each edge is routed once, through one place in every row between; only one that closes a loop goes up."""
    count, joined = graph
    placed = layered(count, joined, [WIDE] * count, ROOM, GAP)
    row_of = {n: r for r, row in enumerate(placed.rows) for n in row}
    wanted = {(a, b) for a, b in joined if a != b}
    assert {(r.source, r.target) for r in placed.routes} == wanted and len(placed.routes) == len(wanted)
    assert placed.loops == {a for a, b in joined if a == b}
    for route in placed.routes:
        rows = [row_of[n] for n in route.nodes]
        assert rows == list(range(rows[0], rows[-1] + 1)) and len(rows) > 1
        assert (row_of[route.target] < row_of[route.source]) == route.back


def test_a_step_that_names_nothing_leads_to_the_one_after_it() -> None:
    """An end leads nowhere; an unknown name is left out; a name may be written in other cases."""
    steps = (Step(step="A"), Step(step="B", next=("a", "Nowhere")), Step(step="C", kind="end"), Step(step="D"))
    assert edges(steps) == [(0, 1), (1, 0)]


def test_the_list_says_branches_and_loops(kit: SimpleNamespace, drawn: Callable[..., str]) -> None:
    """A numbered list names who, what kind, and what follows where that is not simply the next."""
    form = ProcessMap(steps=(Step(step="Arrive", by="family", kind="start"),
                             Step(step="Open?", kind="decision", next=("In", "Wait")),
                             Step(step="Wait", kind="wait", next=("Open?",)), Step(step="In", kind="end")))
    said = kit.spaced(kit.checked(drawn(form)).text)
    assert "Arrive (family, start)" in said
    assert "then 4 In or 3 Wait" in said and "back to 2 Open?" in said


def test_a_map_that_nobody_could_follow_is_a_list_and_quick(kit: SimpleNamespace, drawn: Callable[..., str]) -> None:
    """A thousand steps that all lead back to the first are listed, not drawn."""
    steps = tuple(Step(step=f"s{n}", next=("s0", f"s{n + 1}")) for n in range(1000))
    page = kit.checked(drawn(ProcessMap(steps=steps)))
    assert "s999" in page.text and "svg" not in page.tags


@settings(max_examples=25, deadline=None)
@given(names=st.lists(st.one_of(st.text(min_size=1, max_size=20), st.just("y" * 200), st.just("</svg><script>")),
                      min_size=1, max_size=8, unique_by=lambda n: n.strip().casefold()), leap=st.integers(0, 7))
def test_whatever_is_written_is_escaped_and_listed(kit: SimpleNamespace, drawn: Callable[..., str],
                                                   names: list[str], leap: int) -> None:
    """Any names in any order of steps give well-formed HTML that says them all."""
    steps = tuple(Step(step=n, next=(names[(i * 3 + leap) % len(names)], names[-1])) for i, n in enumerate(names))
    said = kit.spaced(kit.checked(drawn(ProcessMap(steps=steps))).text)
    assert all(kit.spaced(n) in said for n in names)
