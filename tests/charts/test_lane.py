"""The test lane."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from mfi_site.charts.lane import idea_name, is_numbered, lane
from mfi_site.charts.picture import draw, request
from mfi_site.model.project import Charter, Cycle, CycleHead, Project
from mfi_site.wording import words

TODAY = date(2026, 6, 26)


def project(*cycles: tuple[str, str | None, str | None, str | None]) -> Project:
    names = dict.fromkeys(change for change, *_ in cycles)
    charter = Charter.model_validate(
        {"title": "T", "started": "2025-08-25", "changes": [{"id": n, "idea": f"Idea of {n}"} for n in names]}
    )
    made = []
    for number, (change, started, ended, decision) in enumerate(cycles, 1):
        given = {"change": change, "started": started, "ended": ended, "decision": decision}
        head = CycleHead.model_validate({key: value for key, value in given.items() if value})
        made.append(Cycle(f"{number:02}", number, "", head))
    return Project("p", charter, cycles=tuple(made))


def test_rows_are_ideas_in_order_of_first_test() -> None:
    """Each idea has one row, named in words, with a bar a cycle; a planned cycle has none."""
    found = lane(
        project(
            ("model-wall", "2025-11-03", "2025-11-20", "abandon"), ("peer-edit", "2025-09-08", "2025-09-19", "adapt"),
            ("peer-edit", "2026-01-12", "2026-02-06", "adopt"), ("fix-it", "2026-06-01", None, None),
            ("later", None, None, None),
        ), TODAY, words(),
    )  # fmt: skip
    assert found is not None
    assert [row.name for row in found.rows] == ["Peer edit", "Model wall", "Fix it"]
    assert [len(row.bars) for row in found.rows] == [2, 1, 1]
    assert found.rows[2].bars[0].shape is None and found.rows[2].bars[0].end == TODAY


def test_project_without_tests_has_no_lane() -> None:
    """Nothing tested, nothing drawn."""
    assert lane(project(("later", None, None, None)), TODAY, words()) is None


def test_seventh_idea_is_counted_not_drawn() -> None:
    """Six ideas are drawn, those tested last, and the rest counted."""
    found = lane(
        project(*((f"idea-{n}", f"2025-09-{n:02}", f"2025-10-{n:02}", "adapt") for n in range(1, 10))), TODAY, words()
    )
    assert found is not None and len(found.rows) == 6 and found.more == "and 3 more ideas"


def test_lane_is_drawn_under_the_page_chart(kit: Any) -> None:
    """Bars with numbers, a shape at each end, a thread from the adopted end up to the line."""
    first = ("peer-edit", "2025-09-08", "2025-09-19", "adapt")
    second = ("peer-edit", "2025-10-01", "2025-11-07", "adopt")
    found = lane(project(first, second), TODAY, words())
    picture = draw([request(kit.read([50, 60] * 10), uid="m", lane=found)])[0]
    assert picture.page.count("chart-lane") == 1 and "Peer edit" in picture.page
    assert picture.page.count("c-thread") == 2 and 'c-test"' in picture.page
    assert "chart-lane" not in picture.card and "Peer edit" in picture.file_svg


def test_a_test_far_from_the_data_has_no_bar(kit: Any) -> None:
    """A bar is drawn where its days are or not at all; the idea keeps its row."""
    near = ("peer-edit", "2025-09-08", "2025-09-19", "adapt")
    far = ("fix-it", "2027-01-04", "2027-01-20", "adopt")
    found = lane(project(near, far), TODAY, words())
    picture = draw([request(kit.read([50, 60] * 5), uid="m", lane=found)])[0]
    wide = picture.page.split("chart-lane")[1].split('class="narrow-only"')[0]
    assert wide.count('class="c-bar"') == 1 and "Fix it" in wide and 'c-test">2<' not in wide


def test_a_short_test_close_behind_another_has_its_number_where_there_is_room(kit: Any) -> None:
    """Too narrow for its number on a tablet, with no room before it, a bar holds it on a wide page alone."""
    first = ("peer-edit", "2025-09-01", "2025-09-14", "adapt")
    second = ("peer-edit", "2025-09-16", "2025-09-21", "adapt")
    third = ("peer-edit", "2025-09-23", "2025-09-24", "adapt")
    found = lane(project(first, second, third), TODAY, words())
    wide = draw([request(kit.read([50, 60] * 10), uid="m", lane=found)])[0].page.split("chart-lane")[1]
    wide = wide.split('class="narrow-only"')[0]
    looks = {number: look for look, number in re.findall(r'class="([^"]*)" dy="[^"]*">(\d)<', wide)}
    assert looks == {"1": "c-test", "2": "c-test c-roomy"}


def test_an_identifier_that_only_counts_is_no_name() -> None:
    """Idea "c1" goes by its own words; one whose identifier says something goes by that."""
    assert all(is_numbered(name) for name in ("c1", "idea-2", "Change3", "7", "a", "ci-04b"))
    assert not any(is_numbered(name) for name in ("peer-edit", "p4-writing", "wall", "five-a-day", "ict"))
    assert idea_name("c1", "A card on each desk") == "A card on each desk"
    assert idea_name("peer-edit", "A card on each desk") == "Peer edit"
