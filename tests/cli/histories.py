"""A small board with a history of its own, and its review."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from mfi_site.cli import program

WHO = {f"GIT_{who}_{what}": f"t{'@t.example' if what == 'EMAIL' else ''}"
       for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schemas/review-v1.json").read_text("utf-8"))
BOARD = "name: Craigrowan Primary School\nas_of: 2026-06-26\n"
CHARTER = """\
---
title: Reading at home
aim: By 26 June 2026, 80% of our 24 Primary 3 pupils will read at home four nights a week, up from 50%.
population: The 24 pupils of Primary 3
started: 2026-01-05
changes:
  - id: bag
    idea: A book bag that goes home on Mondays with one question on a card
measures:
  - id: nights
    name: "% of P3 pupils who read at home"
    short: Reading
    type: outcome
    goal: 80
    frequency: weekly
---

## Why this matters

Reading at home makes readers.
"""
DAYS = ("01-09", "01-16", "01-23", "01-30", "02-06", "02-13", "02-27", "03-06", "03-13", "03-20",
        "03-27", "04-24", "05-01", "05-08", "05-15", "05-22", "05-29", "06-05", "06-12", "06-19")
COUNTS = (12, 13, 11, 12, 13, 11, 12, 13, 11, 12, 13, 14, 15, 15, 16, 16, 17, 17, 18, 18)


def rows(n: int, roll: int = 24) -> str:
    return "date,numerator,denominator,note\n" + "".join(
        f"2026-{d},{c},{roll},\n" for d, c in zip(DAYS[:n], COUNTS[:n], strict=True))


class History:
    """A content folder in a repository of its own."""

    def __init__(self, top: Path) -> None:
        self.top, self.content = top, top / "content"
        self.write("board.yml", BOARD)
        self.write("projects/reading-p3/charter.md", CHARTER)
        self.write("projects/reading-p3/measures/nights.csv", rows(12))
        self.git("init", "-q", "-b", "main")
        self.commit()

    def write(self, path: str, text: str) -> None:
        place = self.content / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        text = (self.content / path).read_text("utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def git(self, *arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=self.top, env={**os.environ, **WHO}, check=True,
                              capture_output=True, text=True)
        return done.stdout.strip()

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "A change")

    def run(self, *arguments: str, env: dict[str, str] | None = None) -> Result:
        options = ["--content", str(self.content)]
        return CliRunner().invoke(program, ["review", *arguments, *options], env={"CI": "", **(env or {})})

    def json(self, *arguments: str) -> dict[str, Any]:
        result = self.run(*arguments, "--format", "json")
        assert result.exit_code == 0, result.output
        found = json.loads(result.output)
        assert isinstance(found, dict)
        return found


def only(review: dict[str, Any]) -> dict[str, Any]:
    (found,) = review["projects"]
    assert isinstance(found, dict)
    return found
