"""The fishbone: bones that neither collide nor lose a cause."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfi_site.diagrams.fishbone import MEDIUM, SMALL, WIDE, Size, layout
from mfi_site.diagrams.kit import text
from mfi_site.model.tools import Fishbone

words = st.one_of(st.text(min_size=1, max_size=40), st.just("cause " * 33), st.just("x" * 60))
bones = st.dictionaries(words, st.lists(words, max_size=5), min_size=1, max_size=11)


@pytest.mark.parametrize("size", [WIDE, MEDIUM], ids=lambda s: s.name)
@settings(max_examples=40, deadline=None)
@given(effect=words, causes=bones)
def test_nothing_overlaps_and_every_line_fits(size: Size, effect: str, causes: dict[str, list[str]]) -> None:
    """Labels, causes and the effect keep apart, inside the drawing, and each line in its room."""
    form = Fishbone(effect=effect, causes=causes)
    spines, high = layout(form, size)
    rects = [s.head for s in spines]
    for bone in (b for s in spines for b in s.bones):
        rects += [bone.box, *(place for place, _, _ in bone.causes)]
        assert all(text.width(line, SMALL, bold=True) <= bone.box.w - 16 + 1e-6 for line in bone.label)
        for place, lines, end in bone.causes:
            assert all(text.width(line, SMALL) <= place.w + 1e-6 for line in lines)
            assert place.right < end + 1e-6
    assert all(r.x >= 0 and r.right <= size.width and r.y >= 0 and r.bottom <= high + 4 for r in rects)
    assert not any(a.overlaps(b) for a, b in combinations(rects, 2))
    assert sum(len(s.bones) for s in spines) == len(form.causes)


def test_the_list_says_effect_branches_and_causes(kit: SimpleNamespace, drawn: Callable[..., str]) -> None:
    """All that is drawn is listed, escaped; a branch without causes says so."""
    form = Fishbone(effect="Late <b>", causes={"People": ("Asleep", "<script>"), "Place": ()})
    said = kit.checked(drawn(form)).text
    assert all(part in said for part in ("Late <b>", "People", "Asleep", "<script>", "Place", "no cause written"))


def test_no_branches_leave_the_effect(kit: SimpleNamespace, drawn: Callable[..., str]) -> None:
    """Without causes there is a list and no drawing."""
    page = kit.checked(drawn(Fishbone(effect="Late")))
    assert "Late" in page.text and "svg" not in page.tags
