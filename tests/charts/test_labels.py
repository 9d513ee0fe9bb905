"""Labels that would collide move apart."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mfi_site.charts.labels import GAP, Box, pack

HEIGHT = 400.0
heights = st.floats(0, HEIGHT)
ends = st.lists(st.builds(Box, heights, st.floats(4, 12), st.floats(4, 12), st.integers(1, 4)), max_size=7)
latest = st.none() | st.builds(Box, st.floats(40, 330), st.just(17.0), st.floats(17, 60), st.just(9))


@given(ends, latest)
def test_labels_never_overlap(boxes: list[Box], fixed: Box | None) -> None:
    """Whatever the ends, labels keep their distance from each other and from the latest value, which stays."""
    places = pack(boxes, fixed, -9, HEIGHT + 9)
    spans = [(y - b.above, y + b.below) for b, y in zip(boxes, places, strict=True) if y is not None]
    if fixed:
        spans.append((fixed.y - fixed.above, fixed.y + fixed.below))
    spans.sort()
    assert all(upper[1] + GAP <= lower[0] + 1e-6 for upper, lower in pairwise(spans))


@given(ends, latest)
def test_labels_stay_within_the_chart(boxes: list[Box], fixed: Box | None) -> None:
    """No label leaves the chart, and with room for all none is lost."""
    places = pack(boxes, fixed, -9, HEIGHT + 9)
    for box, y in zip(boxes, places, strict=True):
        assert y is None or (y - box.above >= -9 - 1e-6 and y + box.below <= HEIGHT + 9 + 1e-6)
    if not fixed:
        assert None not in places


def test_labels_that_fit_do_not_move() -> None:
    """Labels that are far apart stand at their own heights."""
    boxes = [Box(20, 9, 9), Box(100, 9, 9), Box(300, 9, 9)]
    assert pack(boxes, Box(200, 17, 35), 0, HEIGHT) == [20, 100, 300]


def test_the_least_important_gives_way() -> None:
    """Where all cannot fit, the label of least weight is left out."""
    places = pack([Box(10, 9, 9, 1), Box(10, 9, 9, 4)], None, 0, 30)
    assert places[0] is None and places[1] is not None
