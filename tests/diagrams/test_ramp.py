"""The ramp of an idea: a staircase of its cycles."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mfi_site.diagrams import ramp
from mfi_site.model.project import SCALES

CHARTER: dict[str, Any] = {"changes": [{"id": "a", "idea": "Peer edit"}]}


def html(kit: SimpleNamespace, *cycles: Any) -> str:
    return ramp.draw(kit.material(kit.project(tuple(cycles), **CHARTER)))["ramps/a"]


def test_a_step_says_what_was_predicted_what_happened_and_what_was_decided(kit: SimpleNamespace) -> None:
    """Conditions, dates, prediction, study and decision all stand on the step."""
    said = kit.checked(html(kit, kit.cycle("a", 1, "adapt", conditions="One table", prediction="Most will improve.",
                                           study="Half did.", act="Adapt. Add a card."))).text
    for part in ("One table", "1 to 12 September 2025", "Most will improve.", "partly as predicted",
                 "Half did.", "Adapt: Add a card."):
        assert part in said


def test_planned_and_running_cycles_are_steps_without_a_decision(kit: SimpleNamespace) -> None:
    """They say what they are and have dashed treads."""
    found = html(kit, kit.cycle("a", 1, "running"), kit.cycle("a", 2, "planned"))
    said = kit.checked(found).text
    assert "Still being tested" in said and "since 1 September 2025" in said
    assert "Not started yet" in said
    assert "dg-running" in found and "dg-planned" in found


@settings(max_examples=60, deadline=None)
@given(scales=st.lists(st.sampled_from([*SCALES, None]), min_size=1, max_size=13))
def test_stairs_have_at_most_four_steps_and_rise_with_the_scale(kit: SimpleNamespace,
                                                                scales: list[str | None]) -> None:
    """Every cycle is on a stair, in order; a larger scale stands higher; a riser is as high as the difference."""
    found = html(kit, *(kit.cycle("a", n, scale=s) for n, s in enumerate(scales, 1)))
    page = kit.checked(found)
    assert page.ids == [f"test-{n}" for n in range(1, len(scales) + 1)]
    stairs = [int(n) for n in re.findall(r"dg-stair dg-steps-(\d)", found)]
    assert max(stairs) <= 4 and len(stairs) == -(-len(scales) // 4) and sum(stairs) == len(scales)
    rows = [int(n) for n in re.findall(r"dg-at-(\d)", found)]
    sizes = [SCALES.index(s) if s else -1 for s in scales]
    for (row, size), (next_row, next_size) in zip(zip(rows, sizes, strict=True),
                                                  list(zip(rows, sizes, strict=True))[1:], strict=False):
        assert (next_row < row) == (next_size > size)
    first = stairs[0]
    rises = [rows[n] - rows[n + 1] for n in range(first - 1)]
    steps = re.findall(r'class="dg-step [^"]*"', found)[1:first]
    for rise, step in zip(rises, steps, strict=True):
        assert (f"dg-rise-{rise}" in step) == (rise > 0) and (f"dg-fall-{-rise}" in step) == (rise < 0)


def test_hostile_words_are_escaped(kit: SimpleNamespace) -> None:
    """Markup in any part of a cycle stays text or is dropped."""
    bad = '<script>alert(1)</script><img src=x onerror=alert(1)> "&'
    page = kit.checked(html(kit, kit.cycle("a", 1, conditions=bad, prediction=bad, study=bad, act=bad)))
    assert "<script>alert(1)</script>" in page.text and "img" not in page.tags


def test_an_idea_without_cycles_has_no_ramp(kit: SimpleNamespace) -> None:
    """Nothing is drawn of nothing."""
    assert ramp.draw(kit.material(kit.project(**CHARTER))) == {}
