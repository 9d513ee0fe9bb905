"""The page of all change ideas."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Make = Callable[..., dict[str, bytes]]


def test_dropped_ideas_stand_with_the_adopted_ones(public: dict[str, bytes]) -> None:
    """The ideas page has a card of the same kind for each idea, whatever its state."""
    text = public["ideas/index.html"].decode()
    assert text.count('<article class="idea-card"') == 3
    assert "Dropped, and what they taught us" in text and "Pupils use what is on their desk." in text


@pytest.mark.parametrize(("later", "dropped"), [({}, True), ({"02-song.md": b"started: 2026-03-02"}, False)])
def test_an_idea_that_is_tested_again_is_not_called_dropped(
    making: Make, later: dict[str, bytes], dropped: bool
) -> None:
    """A screen says that an idea was dropped only while that is its state."""
    cycles = {"01-song.md": b"started: 2026-02-02\nended: 2026-02-06\nprediction_met: no\ndecision: abandon", **later}
    site = making({
        "board.yml": b"name: School\n",
        "projects/p/charter.md": b"---\ntitle: T\nstarted: 2026-01-01\nchanges: [{id: song, idea: A song}]\n---\n",
        **{f"projects/p/pdsa/{name}": b"---\nchange: song\n" + head + b"\n---\n## Study\n\nNobody sang.\n"
           for name, head in cycles.items()},
    })
    assert ("tried, and dropped" in site["screens/main/index.html"].decode()) is dropped


def test_a_planned_test_is_not_counted_among_those_of_an_idea(making: Make) -> None:
    """The ideas page counts the tests that were begun."""
    site = making({
        "board.yml": b"name: School\n",
        "projects/p/charter.md": b"---\ntitle: T\nstarted: 2026-01-01\nchanges: [{id: song, idea: A song}]\n---\n",
        "projects/p/pdsa/01-song.md": b"---\nchange: song\nstarted: 2026-02-02\n---\n",
        "projects/p/pdsa/02-song.md": b"---\nchange: song\n---\n",
    })
    text = site["ideas/index.html"].decode()
    assert "1 test<" in text and "2 tests" not in text
