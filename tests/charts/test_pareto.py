"""Pareto charts."""

from __future__ import annotations

from mfi_site.charts.pareto import VITAL, pareto
from mfi_site.diagrams.pareto import VITAL as NAMED
from mfi_site.model.tools import Pareto
from mfi_site.wording import words

FORM = Pareto.model_validate({"of": "Reasons for lateness", "counts": {"Late bus": 14, "Slept in": 22, "Other": 4}})


def test_causes_are_in_order_and_add_up() -> None:
    """The largest comes first, shares add up to all, and the sentence names the first."""
    drawn = pareto(FORM, uid="p", words=words())
    assert [(cause, count) for cause, count, _ in drawn.rows] == [
        ("Slept in", "22"),
        ("Late bus", "14"),
        ("Other", "4"),
    ]
    assert drawn.rows[-1][2] == "100% so far"
    assert drawn.sentence == "Pareto chart of Reasons for lateness: 40 in all, most from Slept in (22)."


def test_few_causes_that_make_most_are_inked() -> None:
    """The causes that make half of the total together stand out: those that the sentence beside it names."""
    page = pareto(FORM, uid="p", words=words()).page
    assert page.count("c-pareto-vital") == 1 and page.count("c-pareto-bar") == 2 and VITAL == NAMED
    assert "style" not in page and 'role="img"' in page


def test_nothing_counted_draws_nothing_wrong() -> None:
    """Counts of zero and no causes at all still draw."""
    for counts in ({}, {"None": 0}):
        form = Pareto.model_validate({"of": "Nothing", "counts": counts})
        assert "NaN" not in pareto(form, uid="p", words=words()).page
