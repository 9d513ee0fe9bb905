"""Pictures: complete, safe under a strict policy, the same everywhere."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
from collections import Counter
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mfi_site.charts.picture import Picture, draw, png, request
from mfi_site.charts.types import Reading
from mfi_site.model.values import Known

quick = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
EXTREMES: dict[str, list[Any]] = {
    "none": [],
    "one": [12],
    "three": [1, 2, 2],
    "all equal": [5] * 14,
    "all missing": [None] * 5,
    "a session": [50 + n * 7 % 13 for n in range(24)],
    "a hundred": [50 + n * 7 % 13 for n in range(100)],
    "three hundred": [50 + n * 7 % 13 for n in range(300)],
    "tiny": [0.001 + n % 5 * 0.001 for n in range(20)],
    "large": [100000 + n % 7 * 1000 for n in range(20)],
    "negative": [-5 + n % 9 for n in range(20)],
    "masked": [Known(2, "under", 5)] * 8 + [7, 8, 9] * 4,
    "islands": [5, None, 6, None, 7, None, 8, None],
}


def one(reading: Reading, uid: str = "p-m") -> Picture:
    return draw([request(reading, uid=uid)])[0]


def parts(picture: Picture) -> dict[str, str]:
    return {name: getattr(picture, name) for name in ("page", "card", "home", "spark", "file_svg", "screen")}


@pytest.fixture(scope="module", params=sorted(EXTREMES))
def extreme(request: Any, kit: Any) -> Picture:
    keys = {"scale": "number", "decimals": 3 if request.param == "tiny" else 0}
    return one(kit.read(EXTREMES[request.param], measure={"unit": None, "goal": 6, "name": "Long " * 30}, **keys))


def test_extremes_draw_well_formed(extreme: Picture) -> None:
    """Whatever the data, each picture is well-formed, named, without inline styles or American labels."""
    for text in parts(extreme).values():
        root = ElementTree.fromstring(text)
        drawn = [root] if root.tag.endswith("svg") else list(root)
        assert all(svg.get("role") == "img" for svg in drawn)
        assert "style" not in re.sub(r"<(title|desc)[^>]*>.*?</\1>", "", text)
        assert "aria-label=" not in text and "NaN" not in text and "inf" not in re.sub(r"<desc.*?</desc>", "", text)


def test_extremes_stay_on_the_chart(extreme: Picture) -> None:
    """Places on a fluid picture lie within the plot, labels at its edge a little over it."""
    assert '%"' in extreme.page
    for text in (extreme.page, extreme.card, extreme.home, extreme.spark):
        shares = [float(share) for share in re.findall(r'"(-?[\d.]+)%"', text)]
        assert all(-20 <= share <= 130 for share in shares)
        for share in re.findall(r'c[xy]="(-?[\d.]+)%"', text):
            assert 0 <= float(share) <= 100


def test_identifiers_are_unique_and_resolve(improved: Reading) -> None:
    """All pictures of one measure can stand on one page: no identifier twice, every label's target there."""
    text = "".join(parts(one(improved)).values())
    found = Counter(re.findall(r' id="([^"]+)"', text))
    assert set(found.values()) == {1}
    for label in re.findall(r'aria-labelledby="([^"]+)"', text):
        assert all(target in found for target in label.split())


def test_title_and_description_are_the_words(improved: Reading) -> None:
    """A picture's name is the measure's, its description all that the data show."""
    root = ElementTree.fromstring(one(improved).spark)
    assert root[0].text == improved.measure.name and root[1].text == improved.description


def test_strong_run_is_filled_and_coloured(improved: Reading) -> None:
    """A strong improvement has filled discs, a coloured line and a coloured latest value."""
    page = one(improved).page
    assert page.count('c-point-full c-better-fill" cx') == 12
    assert "c-data c-better-line" in page and re.search(r'c-latest-0 c-better-fill"[^>]*>83%', page)
    assert "c-worse" not in page and "c-point-open" not in page


def test_possible_worsening_is_hollow_and_neutral(kit: Any) -> None:
    """A possible worsening has hollow diamonds, a neutral line and its value in ink."""
    said = kit.read([50, 54] * 8 + [48] * 6, measure={"baseline": "16"})
    page = one(said).page
    assert said.state == "possible" and said.meaning == "worse"
    assert 'c-point-open c-worse-edge" d="M0-' in page
    assert "c-worse-line" not in page and "c-latest-plain" in page


def test_level_that_a_series_came_from_is_no_worsening(kit: Any) -> None:
    """Where the median comes from all points, an improvement does not turn the points before it into a worsening."""
    said = kit.read([50, 51, 52, 53, 50, 51, 52, 53, 50, 51, 70, 71, 72, 73, 70, 71, 72, 73, 70, 71])
    assert said.state == "strong" and said.meaning == "better"
    assert {mark.tone for mark in said.marks if mark} == {"better"}


def test_line_breaks_at_gaps(kit: Any) -> None:
    """A missing row, and a stretch without one, break the line; the missing one leaves a tick."""
    whole, broken = (one(kit.read(values)).page for values in ([50, 60, 55, 58], [50, 60, None, 55, 58]))
    assert whole.count('c-data" d="M') == 1 and broken.count('c-data" d="M') == 2
    assert broken.count("c-missing") == 1


def test_median_is_solid_over_its_window(improved: Reading) -> None:
    """The centre is one solid and one dashed line where it is frozen."""
    page = one(improved).page
    assert page.count('class="c-centre" d=') == 1 and page.count('class="c-centre c-beyond" d=') == 1


def test_goal_steps_where_it_changes(kit: Any) -> None:
    """Two goals are one stepped line, and the one in force is named at its end."""
    goals = [{"from": "2025-08-25", "value": 70}, {"from": "2025-11-01", "value": 85}]
    page = one(kit.read([50, 60] * 10, measure={"goal": goals})).page
    path = re.search(r'c-goal" d="([^"]+)"', page)
    assert path and path[1].count("L") == 3
    assert "goal 85%" in page and "goal 70%" not in page


def test_ticks_of_a_small_chart_have_no_idle_decimals(kit: Any) -> None:
    """Where a small chart keeps only whole ticks they are written whole."""
    picture = one(kit.read([2.5, 7.5, 11, 3], measure={"unit": None}, scale="number"))
    assert "7.5</text>" in picture.page and ">5.0<" not in picture.card and ">5<" in picture.card


def test_lines_are_named_without_their_unit(kit: Any) -> None:
    """The unit stands with the latest value, not at every line."""
    measure = {"unit": "red cards", "name": "Red cards", "phases": [{"from": "2025-10-20"}]}
    page = one(kit.read([9, 8, 9, 7, 8, 9, 8, 9, 2, 1, 2, 1, 2], measure=measure, scale="number")).page
    texts = re.findall(r">([^<>]+)</text>", page)
    assert "red cards" in texts and not any(t.startswith("median") and "cards" in t for t in texts)


def test_empty_chart_shows_when_values_are_due(kit: Any) -> None:
    """A chart without data has a ring for each value due, the next inked, and says when it can judge."""
    from datetime import date

    said = kit.read([], measure={"frequency": "weekly", "goal": 16, "unit": None}, started=date(2025, 8, 29),
                    finish=date(2025, 12, 12), scale="number")  # fmt: skip
    page = one(said).page
    assert page.count("c-due-next") == 1 and page.count('"c-due"') == len(said.due) - 1
    assert "then the chart can judge" in page and "goal 16" in page


@quick
@given(st.lists(st.none() | st.floats(-1e4, 1e4, allow_nan=False, width=16), max_size=40), st.booleans())
def test_any_series_draws(kit: Any, values: list[float | None], phased: bool) -> None:
    """Any series draws, with as many points as it has known values."""
    measure: dict[str, Any] = {"unit": None}
    if phased:
        measure["phases"] = [{"from": "2025-10-06", "because": "A reason"}, {"from": "2025-11-03"}]
    said = kit.read(values, measure=measure, scale="number", decimals=2)
    page = one(said).page
    points = len(re.findall(r"c-dot|c-point-", page))
    assert points == sum(v is not None for v in values)


def test_digest_is_of_what_is_drawn(kit: Any, improved: Reading) -> None:
    """The same reading has the same key; another value, word or identifier another."""
    first = request(improved, uid="a")
    assert first.digest == request(improved, uid="a").digest
    assert first.digest != request(improved, uid="b").digest
    assert first.digest != request(kit.read([50, 60]), uid="a").digest


def test_page_chart_is_small(improved: Reading) -> None:
    """A page's chart is under 5 KB compressed."""
    assert len(gzip.compress(one(improved).page.encode())) < 5000


def test_file_stands_alone(improved: Reading) -> None:
    """A downloaded picture has its own colours and words, and becomes a PNG."""
    svg = one(improved).file_svg
    assert "var(--" not in svg and "class=" not in svg and str(improved.finding)[:30] in svg
    assert png(svg, 1).startswith(b"\x89PNG")


def test_a_good_chart_survives_one_bad_conversion(improved: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    """One failure of the converter is tried again, two are an error."""
    from mfi_site.charts import marks

    real, calls = marks.svg_of, []

    def failing(text: str, times: int) -> str:
        calls.append(text)
        return real(text) if len(calls) > times else "<svg></svg>"

    monkeypatch.setattr(marks, "svg_of", lambda text: failing(text, 1))
    assert "c-data" in one(improved).page
    calls.clear()
    monkeypatch.setattr(marks, "svg_of", lambda text: failing(text, 9))
    with pytest.raises(marks.DrawingError):
        one(improved)


def test_compiled_specification_is_kept(improved: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the release's own does not fit, the store is asked for the specification and given it once."""
    from mfi_site.charts import marks

    monkeypatch.setattr(marks, "packed", lambda: b"")
    kept: dict[str, bytes] = {}

    class Store:
        def get(self, key: str) -> bytes | None:
            return kept.get(key)

        def put(self, key: str, value: bytes) -> None:
            assert key not in kept
            kept[key] = value

    first, second = draw([request(improved, uid="a")] * 2, Store())
    assert first == second and len(kept) == 1


SCRIPT = """
import sys, hashlib
from datetime import date, timedelta
from mfi_site.charts.picture import draw, request
from mfi_site.charts.reading import reading
from mfi_site.model.board import Frame, Settings
from mfi_site.model.project import Measure
from mfi_site.model.values import Known, Point, Series
points = tuple(Point(date(2025, 8, 18) + timedelta(7 * n), Known(50.0 + n * 7 % 13)) for n in range(24))
frame = Frame(Settings(name="s"), date(2026, 6, 26))
said = reading(Measure(id="m", name="m", goal=60), Series("m", "number", points), frame)
assert "altair" not in sys.modules and "vl_convert" not in sys.modules
one = request(said, uid="m")
print(one.digest, hashlib.sha256(repr(draw([one])).encode()).hexdigest())
"""


@pytest.mark.slow
def test_bytes_depend_on_neither_zone_nor_hash_seed() -> None:
    """Four time zones and three hash seeds give the same bytes, and reading loads no drawing library."""
    zones = ("UTC", "America/New_York", "Asia/Tokyo", "Pacific/Apia")
    runs = [{"TZ": zone, "PYTHONHASHSEED": str(n % 3)} for n, zone in enumerate(zones)]
    usual = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", SCRIPT]
    said = {subprocess.run(command, env=usual | run, capture_output=True, text=True, check=True).stdout for run in runs}
    assert len(said) == 1
