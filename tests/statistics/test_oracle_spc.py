"""Control charts against the results of independent programs (tests/oracle/spc)."""
from __future__ import annotations

import json
from math import isclose
from pathlib import Path
from typing import Any

import pytest

from mfi_site.statistics import Analysis, PhaseSpec, analyse

ROOT = Path(__file__).parents[2]
SYNTHETIC = ROOT / "tests" / "oracle" / "spc"
PEER_DATA = ROOT.parent / "shared" / "oracle" / "spc"

NOT_OURS = {"mr": "we draw no moving range chart", "ip": "we draw no normalised I chart"}
DIFFERENT = {
    "S-spc-006": "an excluded value is missing with us, so its ranges are too; the peer closes the gap",
    "S-spc-010": "an excluded value is missing, its ranges too",
    "S-spc-025": "an excluded value is missing, its ranges too",
    "S-spc-040": "an excluded value is missing, its ranges too",
    "S-spc-048": "the centre line is given by hand, which no file of ours can do",
}
XMR_DIFFERENT = {
    "S-xmr-016": "the peer was told not to screen moving ranges; ours are screened once, always",
    "S-xmr-018": "the peer was told not to screen moving ranges",
    "S-xmr-030": "the peer gives no limits to a constant series; ours are of zero width, and flag nothing",
}


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def same(ours: float | None, theirs: float | None) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    return isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-11)


def every_row(value: Any, rows: int) -> list[float | None]:
    return value if isinstance(value, list) else [value] * rows


def analysed(record: dict[str, Any]) -> Analysis:
    """The record's series with its parts as phases, its freeze in values, what it excludes as missing."""
    y = [None if row in record.get("exclude", []) else value for row, value in enumerate(record["y"], 1)]
    sizes = record.get("n")
    phases = [PhaseSpec(last + 1) for last in [0, *record.get("part", [])]]
    if "freeze" in record:
        rows = range(record["freeze"])
        has_size = [sizes is None or sizes[row] is not None for row in rows]
        phases = [PhaseSpec(1, sum(y[row] is not None and has_size[row] for row in rows))]
    if sizes:
        return analyse([], kind=record["chart"], numerators=y, denominators=sizes, phases=phases)
    return analyse(y, kind=record["chart"], phases=phases)


def outside(analysis: Analysis) -> list[int]:
    return [signal.start for phase in analysis.phases for signal in phase.signals if signal.rule == "limits"]


def check_control_chart(record: dict[str, Any]) -> None:
    analysis, theirs, excluded = analysed(record), record["results"]["qicharts2"], record.get("exclude", [])
    scale = (100 if record["chart"] in ("p", "pp") else 1) / record.get("multiply", 1)
    ours: dict[str, list[float | None]] = {
        "cl": [phase.centre for phase in analysis.phases for _ in range(phase.start, phase.end + 1)],
        "lcl": [limit for phase in analysis.phases for limit in phase.lower],
        "ucl": [limit for phase in analysis.phases for limit in phase.upper],
    }
    for name, line in ours.items():
        peer = every_row(theirs[name], analysis.n)
        for row, (mine, other) in enumerate(zip(line, peer, strict=True), 1):
            if row not in excluded:
                assert same(mine, None if other is None else other * scale), (name, row)
    for phase, part in zip(analysis.phases, theirs["parts"], strict=True):
        assert phase.useful == part["n.useful"]
        assert phase.longest_run == (part["longest.run"] or 0)
        assert phase.crossings == (part["n.crossings"] or 0)
    judged = {
        row
        for phase in analysis.phases
        if (phase.useful or 0) >= 10
        for row in range(phase.start, phase.end + 1)
    }
    assert outside(analysis) == [
        row for row in theirs["sigma.signal"] if row in judged and row not in excluded
    ]


def check_xmr(record: dict[str, Any]) -> None:
    """NHSRplotthedots rounds 3/1.128 to 2.66; a fix applies to each of its groups."""
    theirs, fix = record["results"]["NHSRplotthedots"], record.get("fix_after_n_points")
    order = theirs.get("order", range(1, len(record["y"]) + 1))
    y, x = [record["y"][i - 1] for i in order], [record["x"][i - 1] for i in order]
    starts = [1, *(x.index(date) + 1 for date in record.get("rebase", []))]
    analysis = analyse(y, kind="i", phases=[PhaseSpec(start, fix) for start in starts])
    for phase, group in zip(analysis.phases, theirs["groups"], strict=True):
        centre, upper, lower = phase.centre, phase.upper[0], phase.lower[0]
        assert centre is not None and upper is not None and lower is not None
        assert same(centre, group["mean"])
        assert same(centre + (upper - centre) * 2.66 * 1.128 / 3, group["upl"])
        assert same(centre + (lower - centre) * 2.66 * 1.128 / 3, group["lpl"])
    assert outside(analysis) == theirs["outside_limits"]


@pytest.mark.parametrize(
    "record",
    [record for record in read(SYNTHETIC / "qicharts2_shared.jsonl") if record["chart"] not in NOT_OURS],
    ids=lambda record: f"{record['id']}-{record['chart']}",
)
def test_control_charts_agree_with_qicharts2(record: dict[str, Any]) -> None:
    """Centres, limits at every row, runs figures and points outside equal the peer's."""
    if record["id"] in DIFFERENT:
        with pytest.raises(AssertionError):
            check_control_chart(record)
    else:
        check_control_chart(record)


def has_groups(record: dict[str, Any]) -> bool:
    """The program gave limits; on some series with gaps it stops with an error."""
    return "groups" in record["results"].get("NHSRplotthedots", {})


@pytest.mark.parametrize(
    "record",
    [*filter(has_groups, read(SYNTHETIC / "xmr_shared.jsonl"))],
    ids=lambda record: record["id"],
)
def test_i_charts_agree_with_plot_the_dots(record: dict[str, Any]) -> None:
    """Means, limits and points outside equal those of the NHS program, but for its rounded constant."""
    if record["id"] in XMR_DIFFERENT:
        with pytest.raises(AssertionError):
            check_xmr(record)
    else:
        check_xmr(record)


@pytest.mark.skipif(not PEER_DATA.exists(), reason="the programs' own data sets are not kept here")
def test_control_charts_agree_on_the_programs_own_data() -> None:
    """The same holds for the data sets bundled with those programs."""
    for record in read(PEER_DATA / "qicharts2_shared_peerdata.jsonl"):
        theirs = record["results"].get("qicharts2", {})
        if record["chart"] not in NOT_OURS and record["id"] not in DIFFERENT and "parts" in theirs:
            check_control_chart(record)
    for record in read(PEER_DATA / "xmr_shared_peerdata.jsonl"):
        if has_groups(record) and record.get("screen_outliers") is not False:
            check_xmr(record)
