"""Run charts against the results of independent programs (tests/oracle/runchart)."""
from __future__ import annotations

import json
from math import isclose
from pathlib import Path
from typing import Any

import pytest

from mfi_site.statistics import Analysis, PhaseSpec, analyse
from mfi_site.statistics.runs import find_runs, find_trends, rounded

ROOT = Path(__file__).parents[2]
SYNTHETIC = ROOT / "tests" / "oracle" / "runchart" / "shared.jsonl"
PEER_DATA = ROOT.parent / "shared" / "oracle" / "runchart" / "shared_peerdata.jsonl"

DIFFERENT = {
    "S-run-094": "the centre line is given by hand, which no file of ours can do",
    "S-run-095": "the centre line is given by hand",
    "S-run-105": "the centre line is given by hand",
    "S-run-113": "the centre line is given by hand",
    "S-run-122": "sides follow the decimals: 99.8 is on the median of 99.7 and 99.9",
}
# of equal values only the first counts; the peer runs from the last leading one to the last trailing one
TREND_DIFFERS = {
    "S-run-054": "rows 1 to 27, not 3 to 29",
    "S-run-059": "rows 1 to 7, not 3 to 8",
}


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def analysed(record: dict[str, Any]) -> Analysis:
    """The record's series with its parts as phases, its freeze in values, what it excludes as missing."""
    y = record["results"]["qicharts2"].get("plotted_y", record["y"])
    y = [None if row in record.get("exclude", []) else value for row, value in enumerate(y, 1)]
    phases = [PhaseSpec(last + 1) for last in [0, *record.get("part", [])]]
    if "freeze" in record:
        phases = [PhaseSpec(1, sum(value is not None for value in y[: record["freeze"]]))]
    return analyse(y, phases=phases)


def same(ours: float | None, theirs: float | None) -> bool:
    return ours == theirs or (ours is not None and theirs is not None and isclose(ours, theirs, rel_tol=1e-9))


def check_runs_analysis(record: dict[str, Any]) -> None:
    parts = record["results"]["qicharts2"]["parts"]
    for ours, theirs in zip(analysed(record).phases, parts, strict=True):
        assert same(ours.centre, theirs["cl"])
        assert (ours.start, ours.end) == (theirs["first"], theirs["last"])
        # the peer gives null for no useful observation, ours are numbers whenever there is a centre
        assert ours.useful == theirs["n.useful"]
        assert ours.longest_run == (theirs["longest.run"] or 0)
        assert ours.crossings == (theirs["n.crossings"] or 0)
        if theirs["n.useful"] >= 10:
            assert ours.longest_run_limit == theirs["longest.run.max"]
            assert ours.crossings_limit == theirs["n.crossings.min"]
            shown = {signal.rule for signal in ours.signals}
            assert bool(shown & {"long-run", "few-crossings"}) == theirs["runs.signal"]


@pytest.mark.parametrize("record", read(SYNTHETIC), ids=lambda record: record["id"])
def test_runs_analysis_agrees_with_qicharts2(record: dict[str, Any]) -> None:
    """Medians, useful observations, longest runs, crossings, limits and signals equal the author's."""
    if record["id"] in DIFFERENT:
        with pytest.raises(AssertionError):
            check_runs_analysis(record)
    else:
        check_runs_analysis(record)


def has_scottish_rules(record: dict[str, Any]) -> bool:
    """The program has a result; it knows no phases, baselines or given centre lines."""
    has_result = "shift6" in record["results"].get("jsphdms_runchart", {})
    has_value = any(value is not None for value in record["y"])
    return has_result and has_value and not {"part", "freeze", "cl"} & record.keys()


@pytest.mark.parametrize(
    "record", [*filter(has_scottish_rules, read(SYNTHETIC))], ids=lambda record: record["id"]
)
def test_shifts_and_trends_agree_with_the_scottish_rules(record: dict[str, Any]) -> None:
    """Shifts of 6 and trends of 5 are those of the NHS Scotland program, useful points only."""
    theirs = record["results"]["jsphdms_runchart"]
    y = record["results"]["qicharts2"].get("plotted_y", record["y"])
    centre = analyse(y).phases[0].centre
    assert centre is not None
    values = rounded(y)
    useful = {row for row, value in enumerate(values, 1) if value not in (None, round(centre, 9))}
    shifts = [run for run in find_runs(values, centre) if run.length >= 6]
    rows = {row for run in shifts for row in range(run.start, run.end + 1)}
    assert rows & useful == set(theirs["shift6"]) & useful
    ours = [(trend.start, trend.end) for trend in find_trends(values)]
    agree = ours == [(min(trend), max(trend)) for trend in theirs["trend5"]]
    assert agree != (record["id"] in TREND_DIFFERS), TREND_DIFFERS.get(record["id"])


@pytest.mark.skipif(not PEER_DATA.exists(), reason="the programs' own data sets are not kept here")
def test_runs_analysis_agrees_on_the_programs_own_data() -> None:
    """The same holds for the data sets bundled with those programs."""
    records = read(PEER_DATA)
    assert records
    for record in records:
        if record["id"] not in DIFFERENT:
            check_runs_analysis(record)
