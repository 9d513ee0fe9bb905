"""Every place of one board says the same of a measure: value, day, median, signal."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner

from mfi_site.cli.chart import command
from mfi_site.wording import words

Make = Callable[..., dict[str, bytes]]
FIRST = date(2025, 8, 22)
STEADY = [50, 54, 50, 58, 50, 54, 56, 50, 58, 54]
RISEN = [70, 72, 75, 74, 73, 71, 75, 77, 76, 72, 75, 74]


@dataclass(frozen=True)
class Odd:
    """A measure's plan, its values (a pair is a numerator and its denominator), and what its headline claims."""

    plan: str
    values: tuple[object, ...]
    claim: str
    status: str = "active"


ODD = {
    "risen": Odd('name: "% risen", baseline: 10, goal: 85, group: 24', (*STEADY, *RISEN), "better"),
    "lost": Odd('name: "% lost", baseline: 10, group: 24', (*STEADY, *RISEN, *[40, 41, 42, 43] * 2), "neither"),
    "worse": Odd('name: "% worse", baseline: 10, group: 24', (*STEADY, *[40, 41, 43] * 4), "worse", "complete"),
    "minutes": Odd("name: Time lost, better: lower, unit: minutes, goal: 1, baseline: 10",
                   (9, 8, 9, 7, 9, 8, 10, 8, 9, 7, *[3, 2] * 6, 1), "better"),
    "cards": Odd("name: Cards shown, better: lower, counts: events, unit: red cards", (3, 2, 4, 3, 2, 3, 1), ""),
    "lunches": Odd("name: Left over, better: lower, counts: events, unit: lunches", (3, "", 4, 3, "n/a", 1, ""), ""),
    "table": Odd('name: "% of one table", goal: 85', ((1, 5), (2, 5), (3, 5), (5, 5), (4, 5)), "", "complete"),
    "rate": Odd("name: Accidents a lesson, better: lower, chart: u, group: 24, of: lessons",
                tuple((n, 40) for n in (12, 14, 10, 15, 13, 11, 12, 14, 9, 8, 7, 9)), ""),
    "present": Odd('name: "% present", chart: p', tuple((n, 250) for n in (200, 210, 205, 199, 215, 220, 243)), ""),
    "happy": Odd('name: "% happy", goal: 92.5', (91.4, 92.5, 96, 97, 98.1, 90.5, 89.5, 92, 93, 96.2), ""),
    "cold": Odd("name: Temperature, better: neither, unit: °C", (-3.2, -1, -1, -2, 0, 1, -0.5, -0.04, 2, 1, 3, -1), ""),
    "money": Odd("name: Cover, better: lower, unit: pounds", ('"12,345.50"', 11000, 9800.25, 1234567, 12003), ""),
    "stepped": Odd('name: "% stepped", group: 24, baseline: 10, phases: [{from: 2025-11-03, because: New}]',
                   (*STEADY, *RISEN[:5]), ""),
    "people": Odd("name: Pupils late, better: lower", (9, 8, 7, 8, 9, 12, 7, 6, 5, 6, 4, 3, 0), "neither"),
    "tiny": Odd("name: Weight, unit: grams, goal: 5.8e-06", ("5.8e-06", "5.9e-06", "6.1e-06") * 4, ""),
    "all": Odd('name: "% handed in", group: 24', (100, 100, 98) * 12, "neither"),
}


def rows_of(odd: Odd) -> bytes:
    pairs = any(isinstance(value, tuple) for value in odd.values)
    lines = [f"{FIRST + timedelta(7 * n)},{','.join(map(str, value)) if isinstance(value, tuple) else value}"
             for n, value in enumerate(odd.values)]
    return "\n".join(["date,numerator,denominator" if pairs else "date,value", *reversed(lines)]).encode()


def board(language: str) -> dict[str, bytes]:
    names = list(ODD)
    files = {"board.yml": f"name: School\nurl: https://a.example\nlanguage: {language}\n".encode()}
    for start in range(0, len(names), 4):
        shown = ", ".join(names[start:start + 4])
        files[f"screens/s{start}.yml"] = f"title: Hall\nshow: [{shown}]\nslides: [project, chart]\n".encode()
    for name, odd in ODD.items():
        files[f"projects/{name}/measures/m.csv"] = rows_of(odd)
        files[f"projects/{name}/charter.md"] = (
            f"---\ntitle: Project {name}\naim: Better.\nstarted: 2025-08-22\nfinish: 2026-06-26\nstatus: {odd.status}\n"
            "drivers: [{id: d, name: A driver, measures: [m], changes: [c]}]\nchanges: [{id: c, idea: An idea}]\n"
            f"measures: [{{id: m, type: outcome, short: X, {odd.plan}}}]\n---\n").encode()
    return files


def said(markup: str) -> str:
    """The text of some markup, as it is read."""
    spaced = re.sub(r"\s+", " ", unescape(re.sub(r"</?(?:span|strong)[^>]*>", "", markup)))
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", spaced)).strip()


def found(pattern: str, text: str) -> str:
    match = re.search(pattern, text, re.S)
    assert match, pattern
    return match[1]


@pytest.fixture(scope="module", params=["en-GB", "gd"])
def built(request: pytest.FixtureRequest, making: Make) -> tuple[str, dict[str, bytes]]:
    return request.param, making(board(request.param))


@pytest.mark.parametrize("name", list(ODD))
def test_every_place_says_the_same(built: tuple[str, dict[str, bytes]], name: str) -> None:
    """Card, pages, chart, table, download, feeds, shared board and screen agree on value, day, median and signal."""
    language, site = built
    say = words(language)
    page, project, home = (site[path].decode() for path in (
        f"projects/{name}/measures/m/index.html", f"projects/{name}/index.html", "index.html"))
    shared = next(p for p in json.loads(site["share/board.json"])["projects"] if p["id"] == name)["measures"][0]
    value, day = shared["latest"], date.fromisoformat(shared["latest_on"])
    download = [r for r in csv.DictReader(io.StringIO(site[f"data/{name}/m.csv"].decode()))
                if r["value"] or r["shown"].split(" ")[-1].isdigit() or "%" in r["shown"]]
    assert (download[-1]["shown"], download[-1]["date"]) == (value, shared["latest_on"])

    table = [[said(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)]
             for row in re.findall(r'<tr>(<th scope="row">.*?)</tr>', page, re.S)]
    row = next(row for row in table if row[0] == say.day(day))
    assert row[1].startswith(value)
    description = unescape(found(r"<desc[^>]*>(.*?)</desc>", page))
    assert f"{value} " in description and say.day(day) in description and row[2] in description
    picture = site[f"projects/{name}/measures/m/chart.svg"].decode()
    assert description == unescape(found(r"<desc[^>]*>(.*?)</desc>", picture))

    answer = said(found(r'<p class="answer">(.*?)</p>', page))
    assert answer in said(found(r'aria-labelledby="q2">(.*?)</section>', project))
    card = found(rf'<p class="meta">(?:(?!<p class="meta">).)*?projects/{name}/index(.*?)</(?:article|li)>', home)
    assert answer in said(found(r'<p class="finding">(.*?)</p>', card))
    now = said(found(r'<div class="now[^"]*">(.*?)</div>', project))
    number = value.split(" ")[0] if value[0].isdigit() or value[0] == "−" else value.split(": ")[-1]
    assert number in now and say.day(day) in now

    item = next(i for i in json.loads(site["feed.json"])["items"] if i["tags"] == ["value"] and f"/{name}/" in i["url"])
    assert f": {value}, " in item["title"] and item["date_published"][:10] == shared["latest_on"]
    verdict = item["title"].split(f": {value}, ")[1]
    assert f"{value}, {verdict}" in said(project) and item["title"] in unescape(site["feed.xml"].decode())

    screens = " ".join(data.decode() for path, data in site.items() if re.fullmatch(r"screens/s\d+/index.html", path))
    aim, chart = (next(said(s) for s in re.findall(rf'<section class="slide {kind}".*?</section>', screens, re.S)
                       if f"Project {name}<" in s) for kind in ("project", "chart"))
    assert all(text in chart for text in (answer, shared["headline"], row[2].split(" ")[0]))
    assert all(number in slide and say.short_day(day) in slide for slide in (aim, chart))

    claims = {tone: say.say(f"screen.claim-{tone}").casefold() for tone in ("better", "worse")}
    for tone, claim in claims.items():
        assert (claim in shared["headline"].casefold()) is (ODD[name].claim == tone)
    assert shared["meaning"] == ODD[name].claim


@pytest.mark.parametrize("name", ["table", "rate", "present", "people"])
def test_the_command_says_what_the_board_says(
    built: tuple[str, dict[str, bytes]], name: str, tmp_path: Path
) -> None:
    """`chart --json --audience public` finds the strength and the latest value that the board shows."""
    _, site = built
    path = tmp_path / "m.csv"
    path.write_bytes(rows_of(ODD[name]))
    better = "lower" if "better: lower" in ODD[name].plan else "higher"
    asked = ["--better", better, *(["--kind", "p"] if "chart: p" in ODD[name].plan else []),
             *(["--kind", "u"] if "chart: u" in ODD[name].plan else [])]
    record = json.loads(CliRunner().invoke(command, [str(path), "--json", "--audience", "public", *asked]).stdout)
    shared = next(p for p in json.loads(site["share/board.json"])["projects"] if p["id"] == name)["measures"][0]
    assert record["strength"] == shared["strength"] and record["n"] == len(ODD[name].values)


def test_no_sentence_says_one_of_many(making: Make) -> None:
    """No place of the English board counts one of a thing in the plural."""
    site = making(board("en-GB"))
    plural = re.compile(r"(?<![\d.,])1 (?:red cards|minutes|lunches|days|values|points|projects|tests)\b")
    for path, data in site.items():
        if path.endswith((".html", ".json", ".xml", ".svg")):
            assert not plural.search(said(data.decode())), path
