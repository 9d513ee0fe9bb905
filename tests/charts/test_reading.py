"""What a series says: words, table, signals, gaps."""

from __future__ import annotations

import re
import time
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mfi_site.charts.types import Reading
from mfi_site.model.values import Known

values = st.none() | st.integers(0, 100) | st.sampled_from(
    [Known(10, "or-under", 20, True), Known(90, "or-over", 80, True), 50, 60]
)  # fmt: skip
quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAY = r"\d{1,2} [A-Z][a-z]+"


@quick
@given(
    st.lists(values, max_size=60), st.none() | st.integers(1, 20), st.booleans(), st.sampled_from(["ihi", "anhoej"]),
    st.sampled_from(["higher", "lower", "neither"]),
)  # fmt: skip
def test_what_is_said_stands_in_the_table(
    kit: Any, given_values: list[Any], baseline: int | None, phased: bool, rules: str, better: str
) -> None:
    """Every value, median and date of the words stands in the table, and counts equal the rows they count."""
    measure = {"better": better, "name": "measured", "unit": "%"}
    if baseline:
        measure["baseline"] = str(baseline)
    if phased and len(given_values) > 20:
        measure["phases"] = [{"from": "2025-12-01", "because": "changed"}]  # type: ignore[assignment]
    said: Reading = kit.read(given_values, measure=measure, frame=kit.frame(rules=rules))
    text = " ".join([said.headline, str(said.finding), said.description]).replace("of 10 values", "")
    text = re.sub(r"About 1 in \d+ charts", "", text)
    shown = {row.value for row in said.rows} | {row.centre for row in said.rows}
    for figure in re.findall(r"\d[\d,.]*%(?: or (?:under|over))?", text):
        assert figure in shown
    days = " ".join(row.day_shown for row in said.rows)
    for day in re.findall(DAY, text):
        assert day in days
    _counts_agree(said)


def _counts_agree(said: Reading) -> None:
    known = [row for row, point in zip(said.rows, said.series.points, strict=True) if point.number is not None]
    if found := re.search(r", (\d+) (?:weekly )?points from", said.description):
        assert int(found[1]) == len(known)
    if found := re.match(r"(\d+) points in a row (above|below|rising|falling)", str(said.finding)):
        named = said.signal
        assert named is not None
        carried = [row for row in said.rows[named.start - 1 : named.end] if row.signal]
        assert len(carried) >= int(found[1])
        assert int(found[1]) == len([r for r in carried if found[2] in r.signal]) or said.state == "possible"


def test_strong_improvement(improved: Reading) -> None:
    """The lead case: strong, better, named since the day the run began, with headline and marks that agree."""
    assert improved.state == "strong" and improved.meaning == "better"
    assert improved.headline == "Writing is getting better: 83%"
    assert str(improved.finding).startswith("12 points in a row above the median since 21 November: a strong")
    assert [bool(m and m.strong) for m in improved.marks] == [False] * 12 + [True] * 12
    assert improved.goal_shown == "85%" and improved.centre_shown == "54%"


@pytest.mark.parametrize(("better", "meaning"), [("higher", "better"), ("lower", "worse"), ("neither", "neither")])
def test_meaning_follows_what_is_better(kit: Any, better: str, meaning: str) -> None:
    """The same rise is an improvement, a worsening or only a signal, by the measure."""
    said = kit.read([50, 54] * 6 + [70] * 12, measure={"better": better, "baseline": "12"})
    assert said.meaning == meaning


def test_points_on_the_median_do_not_carry_a_signal(kit: Any) -> None:
    """A point on the median within a run is not marked and not counted."""
    said = kit.read([54, 50] * 6 + [60, 60, 52, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60], measure={"baseline": "12"})
    assert said.marks[14] is None and said.marks[13] is not None
    assert str(said.finding).startswith("12 points in a row")


def test_too_early_names_the_count(kit: Any) -> None:
    """Under ten values there is no signal, whatever they do."""
    said = kit.read([10, 20, 30, 40, 50], title="Lateness")
    assert said.state == "too-early" and said.meaning is None and not any(said.marks)
    assert said.headline == "Lateness: 5 of 10 values so far"


def test_no_data_is_a_promise(kit: Any) -> None:
    """An empty measure says when its first value is due, and draws when the rest are."""
    said = kit.read([], measure={"frequency": "weekly", "collected": "Every Friday"}, started=date(2026, 6, 15),
                    finish=date(2026, 6, 26))  # fmt: skip
    assert str(said.finding) == "No data yet. The first value was due on Friday 19 June."
    assert said.due == (date(2026, 6, 19), date(2026, 6, 26))


def test_a_promise_that_was_not_kept_is_not_repeated(kit: Any) -> None:
    """Of a measure that has brought nothing for three months the sentence names no day that has long passed."""
    said = kit.read([], measure={"frequency": "weekly"}, started=date(2025, 8, 18), finish=date(2026, 6, 26))
    assert str(said.finding) == "No data yet."


def test_missing_rows_are_gaps_not_zeros(kit: Any) -> None:
    """A missing row stands in the table as not collected and nowhere else."""
    said = kit.read([50, None, 60])
    assert said.rows[1].value == "not collected" and said.rows[1].centre == "55%"
    assert said.analysis is not None and said.analysis.missing == 1


def test_withheld_measures_say_nothing(kit: Any) -> None:
    """A sensitive measure that is not approved gives no value, row or note away."""
    from dataclasses import replace

    from mfi_site.charts.reading import reading

    series = replace(kit.series([50, 60], notes={0: "secret"}), withheld="sensitive")
    said = reading(kit.measure(goal=5), series, kit.frame())
    assert said.state == "withheld" and not said.rows and not said.notes and said.latest is None
    assert said.description == "This measure is not published."


def test_phase_step_is_named_until_it_can_be_judged(kit: Any) -> None:
    """After a new phase the words name the step of the median."""
    said = kit.read([54] * 6 + [50] * 6 + [66, 64, 65], measure={"phases": [{"from": "2025-11-20"}]})
    assert str(said.finding) == "The median moved from 52% to 65% on 21 November 2025."


def test_labels_replace_dates(kit: Any) -> None:
    """Rows that are not dates are said by their labels and have no gaps or closed weeks."""
    said = kit.read([1, 2, 3], measure={"unit": None}, scale="number", labels=("first", "second", "third"))
    assert "from first to third" in said.description
    assert not said.gaps and not said.bands and said.rows[2].day_shown == "third"


@pytest.mark.parametrize("language", ["en-GB", "gd"])
@pytest.mark.parametrize("count", [0, 1, 3, 12, 24, 60])
def test_every_length_is_said_in_both_languages(kit: Any, language: str, count: int) -> None:
    """No length of series is without words."""
    said = kit.read([(50 + n * 7 % 13) for n in range(count)], frame=kit.frame(language=language))
    assert said.headline and str(said.finding) and said.description and said.method
    assert "{" not in said.headline + str(said.finding) + said.description + said.method


def test_reading_is_quick(kit: Any) -> None:
    """A series of a session is read in a few milliseconds."""
    series = [50 + n * 7 % 13 for n in range(38)]
    kit.read(series)
    best = min(_timed(kit, series) for _ in range(8))
    assert best < 0.02


def _timed(kit: Any, series: list[int]) -> float:
    start = time.perf_counter()
    kit.read(series)
    return time.perf_counter() - start


@pytest.mark.parametrize(("count", "baseline", "said"), [
    (12, None, "About 1 in 8"), (24, None, "About 1 in 3"), (24, 10, "About 1 in 2"), (36, 12, "About 2 in 3"),
    (50, None, "About 3 in 4"), (60, 20, "About 4 in 5"),
])
def test_chance_is_said_as_often_as_it_is(kit: Any, count: int, baseline: int | None, said: str) -> None:
    """Where most charts of a length would show a possible signal, "1 in 2" would make it rarer than it is."""
    values = [50, 56, 51, 57] * (count // 4) + [50, 56][: count % 4]
    found = kit.read([*values[:-5], 58, 59, 60, 61, 62], measure={"baseline": baseline})
    assert found.state == "possible" and found.finding.chance.startswith(f"{said} charts")
