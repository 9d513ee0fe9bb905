"""A layered layout for steps that branch and loop: rows from top to bottom, lines only between the rows.

Loops are turned round for the layout; a line that passes a row gets a narrow place of its own there, so that
no line runs through a box. (Sugiyama, Tagawa and Toda, 1981.)
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SWEEPS = 8
SLOT = 18.0


@dataclass(frozen=True, slots=True)
class Route:
    """A line from step `source` to step `target`: the nodes it passes from the upper to the lower row.

    `back` says that it goes upwards, against the order of the rows.
    """

    source: int
    target: int
    nodes: tuple[int, ...]
    back: bool


@dataclass(frozen=True)
class Placed:
    """Rows of nodes from left to right; those from `count` on are places that lines pass. `x` are centres."""

    rows: tuple[tuple[int, ...], ...]
    x: Mapping[int, float]
    routes: tuple[Route, ...]
    loops: frozenset[int]


def layered(count: int, edges: Sequence[tuple[int, int]], wide: Sequence[float], room: float, gap: float) -> Placed:
    """Rows and centres of `count` nodes, `wide` pixels each, within `room` pixels and `gap` apart."""
    loops = frozenset(a for a, b in edges if a == b)
    kept = list(dict.fromkeys((a, b) for a, b in edges if a != b))
    backs = _backward(count, kept)
    forward = [(b, a) if (a, b) in backs else (a, b) for a, b in kept]
    row_of = _rows(count, forward, wide, room, gap)
    rows: list[list[int]] = [[] for _ in range(max(row_of, default=-1) + 1)]
    for node in range(count):
        rows[row_of[node]].append(node)
    routes = []
    new = count
    for (a, b), (upper, lower) in zip(kept, forward, strict=True):
        passed = []
        for row in range(row_of[upper] + 1, row_of[lower]):
            rows[row].append(new)
            passed.append(new)
            new += 1
        routes.append(Route(a, b, (upper, *passed, lower), (a, b) in backs))
    above, below = _neighbours(routes)
    widths = {n: wide[n] if n < count else SLOT for n in range(new)}
    rows = _ordered(rows, above, below)
    return Placed(tuple(tuple(r) for r in rows), _centres(rows, above, below, widths, room, gap), tuple(routes), loops)


def _backward(count: int, edges: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """The lines that close a loop, found by walking from the first step on without recursion."""
    after: list[list[int]] = [[] for _ in range(count)]
    for a, b in edges:
        after[a].append(b)
    state = [0] * count
    backs: set[tuple[int, int]] = set()
    for start in range(count):
        stack = [(start, iter(after[start]))] if not state[start] else []
        state[start] = state[start] or 1
        while stack:
            node, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                state[node] = 2
                stack.pop()
            elif state[following] == 1:
                backs.add((node, following))
            elif state[following] == 0:
                state[following] = 1
                stack.append((following, iter(after[following])))
    return backs


def _rows(count: int, forward: Sequence[tuple[int, int]], wide: Sequence[float], room: float,
          gap: float) -> list[int]:
    """Each node in the first row under all that lead to it that still has room."""
    before: list[list[int]] = [[] for _ in range(count)]
    after: list[list[int]] = [[] for _ in range(count)]
    for a, b in forward:
        before[b].append(a)
        after[a].append(b)
    waiting = [len(b) for b in before]
    ready = [n for n in range(count) if not waiting[n]]
    found = [0] * count
    taken: list[float] = []
    while ready:
        node = ready.pop(0)
        row = max((found[b] + 1 for b in before[node]), default=0)
        while row < len(taken) and taken[row] and taken[row] + gap + wide[node] > room:
            row += 1
        taken += [0.0] * (row + 1 - len(taken))
        taken[row] += wide[node] + (gap if taken[row] else 0)
        found[node] = row
        for one in after[node]:
            waiting[one] -= 1
            if not waiting[one]:
                ready.append(one)
        ready.sort()
    return found


Near = Mapping[int, list[int]]


def _neighbours(routes: Sequence[Route]) -> tuple[Near, Near]:
    above: dict[int, list[int]] = {}
    below: dict[int, list[int]] = {}
    for route in routes:
        for a, b in zip(route.nodes, route.nodes[1:], strict=False):
            above.setdefault(b, []).append(a)
            below.setdefault(a, []).append(b)
    return above, below


def _sorted(row: list[int], beside: list[int], near: Near) -> list[int]:
    """A row by the mean place of each one's neighbours in the row beside it."""
    place = {n: i for i, n in enumerate(beside)}
    means = {n: (_mean([place[m] for m in near.get(n, ())], own), own) for own, n in enumerate(row)}
    return sorted(row, key=means.__getitem__)


def _ordered(rows: list[list[int]], above: Near, below: Near) -> list[list[int]]:
    """Rows ordered so that few lines cross: by the mean place of neighbours, down and up; the best is kept."""
    best, fewest = rows, _crossings(rows, below)
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        near = above if down else below
        rows = [list(r) for r in rows]
        for row in (range(1, len(rows)) if down else range(len(rows) - 2, -1, -1)):
            rows[row] = _sorted(rows[row], rows[row - 1 if down else row + 1], near)
        crossed = _crossings(rows, below)
        if crossed < fewest:
            best, fewest = rows, crossed
    return best


def _crossings(rows: Sequence[Sequence[int]], below: Near) -> int:
    total = 0
    for upper, lower in itertools.pairwise(rows):
        place = {n: i for i, n in enumerate(lower)}
        ends = [place[m] for n in upper for m in sorted(below.get(n, ()), key=place.__getitem__)]
        total += sum(a > b for i, a in enumerate(ends) for b in ends[i + 1:])
    return total


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _centres(rows: Sequence[Sequence[int]], above: Near, below: Near, widths: Mapping[int, float], room: float,
             gap: float) -> dict[int, float]:
    """Centres near those of their neighbours; nothing in a row nearer than `gap`, nothing outside `room`."""
    x: dict[int, float] = {}
    for row in rows:
        apart = _gap_of(row, widths, room, gap)
        left = (room - sum(widths[n] for n in row) - apart * (len(row) - 1)) / 2
        for node in row:
            x[node] = left + widths[node] / 2
            left += widths[node] + apart
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        near = above if down else below
        for row in rows if down else rows[::-1]:
            wishes = [_mean([x[m] for m in near.get(n, ())], x[n]) for n in row]
            for node, place in zip(row, _apart(row, wishes, widths, room, gap), strict=True):
                x[node] = place
    edge = min((x[n] - widths[n] / 2 for n in x), default=0.0)
    return {n: place - edge for n, place in x.items()}


def _gap_of(row: Sequence[int], widths: Mapping[int, float], room: float, gap: float) -> float:
    """The gap, or what there is room for in a row that many lines pass."""
    free = room - sum(widths[n] for n in row)
    return max(0.0, min(gap, free / max(1, len(row) - 1)))


def _apart(row: Sequence[int], wishes: Sequence[float], widths: Mapping[int, float], room: float,
           gap: float) -> list[float]:
    apart = _gap_of(row, widths, room, gap)
    groups: list[tuple[float, float, int]] = []
    for node, wish in zip(row, wishes, strict=True):
        wide = widths[node] + apart
        start, total, many = wish - widths[node] / 2, wide, 1
        while groups and groups[-1][0] + groups[-1][1] > start:
            before, length, count = groups.pop()
            start = (before * count + (start - length) * many) / (count + many)
            total, many = total + length, many + count
        groups.append((start, total, many))
    places: list[float] = []
    edges: list[float] = []
    index = 0
    for start, _, many in groups:
        left = start
        for node in row[index:index + many]:
            edges.append(left)
            left += widths[node] + apart
        index += many
    high = room
    for index in range(len(row) - 1, -1, -1):
        edges[index] = min(edges[index], high - widths[row[index]])
        high = edges[index] - apart
    low = 0.0
    for index, node in enumerate(row):
        edges[index] = max(edges[index], low)
        low = edges[index] + widths[node] + apart
        places.append(edges[index] + widths[node] / 2)
    return places
