"""The series quoted in docs/statistics.md are as the page says."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

from mfi_site.statistics import analyse, runs_limits, strong_limits

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "statistics.md").read_text("utf-8")
SERIES = {
    record["id"]: record
    for name in ("runchart/shared.jsonl", "spc/xmr_shared.jsonl")
    for record in map(json.loads, (ROOT / "tests" / "oracle" / name).read_text("utf-8").splitlines())
}
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if "| S-" in line]
RUN_ROWS = [row for row in ROWS if len(row) == 8]
XMR_ROWS = [row for row in ROWS if row[0].startswith("S-xmr")]


def shown(figure: object, limit: object) -> str:
    if isinstance(limit, tuple):
        limit = f"{limit[0]}-{limit[1]}"
    return f"{figure}, {'-' if limit is None else limit}"


def test_the_page_quotes_series() -> None:
    """Both tables of figures are found."""
    assert len(RUN_ROWS) == 7
    assert len(XMR_ROWS) == 5


@pytest.mark.parametrize("row", RUN_ROWS, ids=lambda row: row[0])
def test_quoted_run_charts_are_what_the_program_finds(row: list[str]) -> None:
    """Every figure of the table is the program's."""
    analysis = analyse(SERIES[row[0]]["y"])
    phase = analysis.phases[0]
    assert row[1:] == [
        str(analysis.n),
        f"{phase.centre:g}",
        str(phase.useful),
        shown(phase.longest_run, phase.longest_run_limit),
        shown(phase.crossings, phase.crossings_limit),
        shown(phase.runs, phase.runs_limits),
        analysis.strength,
    ]


@pytest.mark.parametrize("row", XMR_ROWS, ids=lambda row: row[0])
def test_quoted_limits_are_what_both_programs_find(row: list[str]) -> None:
    """Means and limits of the table are the program's and the peer's."""
    record = SERIES[row[0]]
    phase = analyse(record["y"], kind="i").phases[0]
    group = record["results"]["NHSRplotthedots"]["groups"][0]
    assert row[1] == f"{phase.centre:.2f}" == f"{group['mean']:.2f}"
    assert row[2] == f"{phase.lower[0]:.2f} to {phase.upper[0]:.2f}"
    assert row[3].startswith(f"{group['lpl']:.2f} to {group['upl']:.2f}")


def test_quoted_limits_are_computed_ones() -> None:
    """The limits on runs and the strong limits of the page are those computed."""
    us = (10, 16, 20, 24, 30, 40, 60)
    assert "| " + " | ".join("{}-{}".format(*runs_limits(u)) for u in us) + " |" in PAGE
    pairs = ((10, 24), (12, 24), (12, 36), (20, 36), (80, 80))
    limits = [strong_limits(b, n) for b, n in pairs]
    assert "| run of | " + " | ".join(f"{run} or more" for run, _ in limits) + " |" in PAGE
    assert "| crossings | " + " | ".join(f"{few} or fewer" for _, few in limits) + " |" in PAGE
