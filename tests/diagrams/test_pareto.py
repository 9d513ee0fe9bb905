"""The Pareto chart's table."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from mfi_site.diagrams import diagrams_of
from mfi_site.diagrams.pareto import ranked
from mfi_site.model.tools import Pareto
from mfi_site.wording import Words


@given(st.dictionaries(st.text(min_size=1), st.integers(0, 1000), max_size=12))
def test_causes_are_ranked_and_add_up(counts: dict[str, int]) -> None:
    """Counts fall, shares rise, and the last share is the whole."""
    rows = ranked(Pareto(of="x", counts=counts))
    assert [c for _, c, _ in rows] == sorted(Pareto(of="x", counts=counts).counts.values(), reverse=True)
    shares = [share for _, _, share in rows]
    assert shares == sorted(shares)
    assert not sum(counts.values()) or abs(shares[-1] - 1) < 1e-9


def test_the_few_causes_that_make_half_are_named(kit: SimpleNamespace, drawn: Callable[..., str]) -> None:
    """The sentence names the smallest leading group that makes half of the total; the table says the rest."""
    page = kit.checked(drawn(Pareto(of="Reasons", counts={"Bus": 11, "Breakfast": 21, "A <b> one": 16})))
    assert "Breakfast and A <b> one make up 77% of the total" in page.text
    assert "Reasons: 48 in all." in page.text and "svg" in page.tags


def test_nothing_counted_is_said(kit: SimpleNamespace, drawn: Callable[..., str]) -> None:
    """No table of zeros is drawn."""
    page = kit.checked(drawn(Pareto(of="Reasons", counts={"Bus": 0})))
    assert "Nothing has been counted yet" in page.text and "table" not in page.tags


def test_a_picture_from_the_charts_takes_the_place_of_the_bars(kit: SimpleNamespace) -> None:
    """It stands before the table, which then has no bars."""
    project = kit.project(tools=(Pareto(of="Reasons", counts={"Bus": 2}),))
    html = diagrams_of(project, {}, {}, Words(), {"tool-0": "<figure>drawn</figure>"})["tools/tool-0"]
    assert "<figure>drawn</figure><table>" in html and "dg-bar" not in html
