"""The driver diagram: its list, its drawings, and that nothing in them collides."""

from __future__ import annotations

from itertools import combinations
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfi_site.diagrams import driver_diagram
from mfi_site.diagrams.drivers.drawn import MEDIUM, WIDE, Drawn, Size, layout
from mfi_site.diagrams.drivers.tree import tree
from mfi_site.diagrams.kit import text
from mfi_site.diagrams.kit.svg import Rect

HOSTILE = '<script>alert("1")</script> & "quoted" </svg>'
names = st.one_of(st.text(min_size=1, max_size=30), st.just("x" * 200), st.just("On track " * 22), st.just(HOSTILE))


@st.composite
def charters(draw: Any) -> dict[str, Any]:
    """Up to three levels of drivers, ideas under none, one or several of them."""
    ideas = [f"i{n}" for n in range(draw(st.integers(0, 8)))]
    some = st.lists(st.sampled_from(ideas), max_size=4) if ideas else st.just([])

    def driver(level: int) -> dict[str, Any]:
        under = [driver(level + 1) for _ in range(draw(st.integers(0, 2)))] if level < 3 else []
        return {"name": draw(names), "changes": draw(some), "drivers": under,
                "measures": ["m"] if draw(st.booleans()) else []}

    return {"aim": draw(names), "drivers": [driver(1) for _ in range(draw(st.integers(0, 3)))],
            "changes": [{"id": i, "idea": draw(names)} for i in ideas],
            "measures": [{"id": "m", "name": draw(names), "type": "outcome"}]}


def made(kit: SimpleNamespace, charter: dict[str, Any], cycles: tuple[Any, ...] = (), **more: Any) -> Any:
    spark = '<svg class="spark" role="img" aria-labelledby="a"><title id="a">Line</title><path d="M0 0h9"/></svg>'
    return kit.material(kit.project(cycles, **charter), readings={"m": kit.FakeReading()}, sparks={"m": spark}, **more)


def html(material: Any) -> str:
    return driver_diagram.draw(material)["drivers"]


def laid_out(material: Any, size: Size = WIDE) -> Drawn:
    return layout(tree(material), size, material)


@pytest.mark.parametrize("size", [WIDE, MEDIUM], ids=lambda s: s.name)
@settings(max_examples=40, deadline=None)
@given(charter=charters(), tests=st.integers(0, 14))
def test_nothing_overlaps_and_no_line_leaves_its_box(kit: SimpleNamespace, size: Size, charter: dict[str, Any],
                                                     tests: int) -> None:
    """Boxes keep apart and inside the drawing; lines, marks and links stay in their boxes and off each other."""
    cycles = tuple(kit.cycle("i0", n + 1) for n in range(tests))
    found = laid_out(made(kit, charter, cycles), size)
    for a, b in combinations([box.rect for box in found.boxes], 2):
        assert not a.overlaps(b)
    for box in found.boxes:
        assert box.rect.x >= 0 and box.rect.right <= size.width and box.rect.bottom <= found.height
        inner = Rect(0, 0, box.rect.w, box.rect.h)
        for line in box.lines:
            assert line.size >= 14
            assert all(text.width(said, line.size, bold=line.bold) <= line.room + 1e-6 for said in line.said)
            assert line.x >= 0 and line.x + line.room <= inner.w + 1e-6 and line.rect.bottom <= inner.h + 1e-6
        shapes = [shape.rect for shape in box.shapes]
        assert all(s.x >= 0 and s.right <= inner.w + 1e-6 and s.bottom <= inner.h + 1e-6 for s in shapes)
        assert not any(a.overlaps(b) for a, b in combinations(shapes, 2))


@settings(max_examples=40, deadline=None)
@given(charter=charters())
def test_the_list_says_everything_and_is_well_formed(kit: SimpleNamespace, charter: dict[str, Any]) -> None:
    """Every idea, driver and state stands in the list, escaped, whatever a school wrote."""
    found = driver_diagram.draw(made(kit, charter)).get("drivers")
    if found is None:
        assert not charter["drivers"] and not charter["changes"]
        return
    page = kit.checked(found)
    said = kit.spaced(page.text)
    for change in charter["changes"]:
        assert kit.spaced(change["idea"]) in said
        assert page.ids.count(f"listed-{change['id']}") == 1
    assert all(kit.spaced(d["name"]) in said for d in charter["drivers"])
    assert {link[1:] for link in page.links if link.startswith(("#listed", "#drawn"))} <= set(page.ids)


TWO = {"drivers": [{"name": "First", "drivers": [{"name": "Under first", "changes": ["a"]}]},
                   {"name": "Second", "changes": ["a", "b"]}],
       "changes": [{"id": "a", "idea": "Peer edit"}, {"id": "b", "idea": "Wall"}, {"id": "c", "idea": "Alone"}]}


def test_an_idea_under_two_drivers_is_drawn_once_and_pointed_to(kit: SimpleNamespace) -> None:
    """The second driver gets a thin box that links to the first place, in the list and in both drawings."""
    page = kit.checked(html(made(kit, TWO)))
    assert page.text.count("also: Peer edit") == 1
    assert {"#listed-a", "#drawn-wide-a", "#drawn-medium-a"} <= set(page.links)


def test_an_idea_without_a_driver_is_shown_apart(kit: SimpleNamespace) -> None:
    """It stands under a heading of its own, joined to no driver."""
    material = made(kit, TWO)
    found = laid_out(material)
    assert "Not yet under a driver" in kit.checked(html(material)).text
    assert len(found.boxes) - 1 - 1 == sum(1 for c in found.curves)


@pytest.mark.parametrize("state, word", [("planned", "testing"), ("running", "testing"), ("adapt", "adapted"),
                                         ("adopt", "adopted"), ("abandon", "abandoned")])
def test_a_state_is_a_word_and_a_shape(kit: SimpleNamespace, state: str, word: str) -> None:
    """Each state is said in words and has a shape that none of the others has."""
    from mfi_site.diagrams.kit import marks

    cycles = (kit.cycle("a", 1, state),)
    found = html(made(kit, TWO, cycles))
    assert word in kit.checked(found).text
    shapes = [marks.state(s) for s in ("untested", "testing", "adapted", "adopted", "abandoned")]
    assert len(set(shapes)) == 5
    assert found.count(marks.state(word)) == 3


def test_an_untested_idea_is_in_a_dashed_box(kit: SimpleNamespace) -> None:
    """Its box has the class that is dashed and unfilled."""
    assert 'class="dg-box dg-idea dg-untested"' in html(made(kit, TWO))


def test_every_test_is_a_numbered_link_in_list_and_drawing(kit: SimpleNamespace) -> None:
    """Fourteen tests of one idea are fourteen links, in the list and in each of the two drawings."""
    cycles = tuple(kit.cycle("a", n) for n in range(1, 15))
    page = kit.checked(html(made(kit, TWO, cycles)))
    assert all(page.links.count(f"#test-{n}") == 3 for n in range(1, 15))


def test_a_driver_shows_what_its_measures_say(kit: SimpleNamespace) -> None:
    """Sparkline, value and the word for the signal; the sparkline's own names do not repeat in the page."""
    charter = {"drivers": [{"name": "D", "measures": ["m"]}], "measures": [{"id": "m", "name": "On track"}]}
    found = html(made(kit, charter))
    assert "83%, strong signal of improvement" in kit.checked(found).text
    assert found.count('class="spark"') == 3
    assert 'role="img"' not in found


@pytest.mark.parametrize("levels, columns", [(0, 2), (1, 3), (2, 4), (3, 5)])
def test_columns_follow_the_levels(kit: SimpleNamespace, levels: int, columns: int) -> None:
    """An aim, a column for each level of drivers, and the ideas."""
    driver: dict[str, Any] = {"name": "Deepest", "changes": ["a"]}
    for _ in range(levels - 1):
        driver = {"name": "Above", "drivers": [driver]}
    charter = {"drivers": [driver] if levels else [], "changes": [{"id": "a", "idea": "Idea"}]}
    assert len(laid_out(made(kit, charter)).heads) == columns


def test_a_charter_without_drivers_and_ideas_has_no_diagram(kit: SimpleNamespace) -> None:
    """Nothing is drawn of nothing."""
    assert driver_diagram.draw(kit.material(kit.project())) == {}


def test_drawings_are_silent_and_out_of_the_keyboards_way(kit: SimpleNamespace) -> None:
    """What repeats the list is hidden from screen readers, and its links take no focus."""
    found = html(made(kit, TWO, (kit.cycle("a", 1),)))
    drawings = found[found.index("<svg class=\"dg-drawn"):]
    assert drawings.count("<svg class=\"dg-drawn") == drawings.count('aria-hidden="true"')
    assert drawings.count("<a ") == drawings.count('tabindex="-1"') > 0


def test_a_diagram_that_nobody_could_survey_is_a_list(kit: SimpleNamespace) -> None:
    """Three hundred ideas are listed, not drawn; twelve drivers with forty ideas are drawn."""
    def charter(drivers: int, ideas: int) -> dict[str, Any]:
        return {"drivers": [{"name": f"D{d}", "changes": [f"i{n}" for n in range(d, ideas, drivers)]}
                            for d in range(drivers)],
                "changes": [{"id": f"i{n}", "idea": f"Idea {n}"} for n in range(ideas)]}

    assert "svg class=\"dg-drawn" not in html(made(kit, charter(12, 300)))
    assert html(made(kit, charter(12, 40))).count("svg class=\"dg-drawn") == 2


def test_a_drawing_too_long_for_a_sheet_is_marked_for_print(kit: SimpleNamespace) -> None:
    """Forty ideas are printed as a list; three fit a sheet as a drawing."""
    def charter(ideas: int) -> dict[str, Any]:
        return {"drivers": [{"name": "D", "changes": [f"i{n}" for n in range(ideas)]}],
                "changes": [{"id": f"i{n}", "idea": f"Idea {n}"} for n in range(ideas)]}

    assert "dg-long" in html(made(kit, charter(40))) and "dg-long" not in html(made(kit, charter(3)))


def test_no_word_of_the_verdict_is_broken(kit: SimpleNamespace) -> None:
    """In the narrow column of the narrow drawing the words go under the mark rather than apart."""
    found = laid_out(made(kit, {"measures": [{"id": "m", "name": "On track", "type": "outcome"}],
                                "drivers": [{"name": "D", "drivers": [{"name": "E", "changes": ["a"]}]}],
                                "changes": [{"id": "a", "idea": "A"}]}), MEDIUM)
    words = " ".join(word for line in found.boxes[0].lines for word in line.said).split()
    assert "improvement" in words


def test_a_page_read_from_the_right_has_its_aim_at_the_right(kit: SimpleNamespace) -> None:
    """The drawing is mirrored: the aim's box ends at the right edge, and Hebrew starts at the right."""
    charter = {"drivers": [{"name": "שלום", "changes": ["a"]}], "changes": [{"id": "a", "idea": "English"}]}
    material = made(kit, charter, words=kit.RightToLeft())
    found = html(material)
    wide = laid_out(material).boxes[0].rect.w
    assert f'<rect class="dg-box dg-aim" x="{1120 - 1 - wide:.1f}"'.replace(".0", "") in found.replace(".0", "")
    assert 'direction="rtl">שלום' in found and 'direction="ltr">English' in found
