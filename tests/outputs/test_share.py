"""What other schools may show."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

Make = Callable[..., dict[str, bytes]]


def test_what_is_shared_has_every_idea_with_its_learning(public: dict[str, bytes]) -> None:
    """Another school finds what was tried, at what scale and what it taught."""
    shared = json.loads(public["share/board.json"])
    ideas = {i["id"]: i for i in shared["projects"][0]["ideas"]}
    assert ideas["wall"]["state"] == "abandoned" and ideas["wall"]["scale"] == "group"
    assert ideas["wall"]["learning"] == "Pupils use what is on their desk."


@pytest.mark.parametrize(("cells", "why"), [
    (["2,4", "3,4"], "The values are not shown: the group is too small."),
    (["2,4", "*,4"], "The values are not shown: the group is too small."),
    (["*,24", "c,24"], "The school does not show these values."),
    (["*,24", ",24"], "The school does not show these values."),
    ([",24", "x,24"], "No values yet: every row so far is missing."),
])
def test_values_that_are_all_withheld_are_not_called_missing(making: Make, cells: list[str], why: str) -> None:
    """Where every value is hidden, pages, lists and feeds say that it is, not that there is none yet."""
    rows = "".join(f"2026-0{n}-02,{row}\n" for n, row in enumerate(cells, 1))
    site = making({
        "board.yml": b"name: School\n",
        "projects/p/charter.md": b"---\ntitle: Swim\nstarted: 2026-01-01\nmeasures: [{id: m, name: Swims}]\n---\n",
        "projects/p/measures/m.csv": f"date,numerator,denominator\n{rows}".encode(),
    })
    pages = [site[path].decode() for path in ("index.html", "projects/p/index.html",
                                              "projects/p/measures/m/index.html")]
    assert all(why in page for page in pages)
    hidden = "missing" not in why
    assert [("No data yet" in page or "not yet known" in page) for page in pages[1:]] == [not hidden] * 2
    measure = json.loads(site["share/board.json"])["projects"][0]["measures"][0]
    said = ("Swim: not shown here", "withheld") if hidden else ("Swim: no values yet", "empty")
    assert (measure["headline"], measure["strength"]) == said
