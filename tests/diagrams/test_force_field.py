"""The force field: two lists with arrows."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

from mfi_site.model.tools import Force, ForceField

DRAWN = Callable[..., str]


def test_each_force_is_said_with_its_strength_and_drawn_as_long(kit: SimpleNamespace, drawn: DRAWN) -> None:
    """The words and the arrow's class agree, and both sides are added up."""
    field = ForceField(change="A code", driving=(Force(force="Quick", strength=5), Force(force="Liked", strength=2)),
                       restraining=(Force(force="Supply", strength=4),))
    found = drawn(field)
    said = kit.spaced(kit.checked(found).text)
    assert "Quick 5 of 5" in said and "Supply 4 of 5" in said and "For it 7, against it 4" in said
    assert [found.count(f"dg-by-{n}") for n in (1, 2, 3, 4, 5)] == [0, 1, 0, 1, 1]


def test_a_side_without_forces_says_so(kit: SimpleNamespace, drawn: DRAWN) -> None:
    """An empty side is a sentence, not a gap."""
    assert "none written down" in kit.checked(drawn(ForceField(change="A code"))).text


def test_hostile_forces_are_escaped(kit: SimpleNamespace, drawn: DRAWN) -> None:
    """Markup stays text."""
    found = drawn(ForceField(change="<b>x</b>", driving=(Force(force="</li><script>"),)))
    assert "</li><script>" in kit.checked(found).text
