"""Everything for the coach alone stays out of public output: a word of its own in every closed place, then a search.

The closed places are those of "Who sees what" in docs/format.md; a key that is new has to be put on one of the two
lists.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import BaseModel

from mfi_site.cli import program
from mfi_site.model import project as model
from mfi_site.model.board import PageHead

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

CLOSED: dict[type[BaseModel], set[str]] = {
    model.Charter: {"progress", "protected_minutes", "influence", "review", "manager"},
    model.Measure: {"approved_by"},
    model.CycleHead: set(),
    model.ReportHead: {"submitted", "progress", "exception"},
    model.FeedbackHead: {"sent", "to", "expected"},
    model.Contact: {"day", "people", "how", "note"},
    model.ImageConsent: {"people", "consent", "expires", "withdrawn"},
    PageHead: set(),
}
OPEN: dict[type[BaseModel], set[str]] = {
    model.Charter: {"title", "aim", "population", "started", "finish", "status", "aim_note", "focus", "aim_changed",
                    "tags", "hgios", "team", "coach", "adapted_from", "drivers", "changes", "measures"},
    model.Measure: {"id", "name", "short", "type", "better", "goal", "unit", "definition", "collected", "frequency",
                    "minutes", "chart", "baseline", "phases", "sensitive", "of", "group", "counts"},
    model.CycleHead: {"change", "started", "ended", "scale", "conditions", "measures", "prediction_met", "decision"},
    model.ReportHead: set(), model.FeedbackHead: set(), model.Contact: set(),
    model.ImageConsent: {"file", "alt"},
    PageHead: {"title"},
}
SWITCHES = {"audience", "coach_only"}
ROOT = "projects/reading"
FILES = {
    "board.yml": """\
name: Craigrowan Primary School
as_of: 2025-11-28
programme: {started: 2025-08-25, ends: 2026-02-27, contact: Community Planning team}
""",
    "pages/about.md": "---\ntitle: About us\ncoach_only: [Staffing]\n---\n\nWe learn.\n\n## Staffing\n\nSECRETpage\n",
    "pages/closed.md": "---\ntitle: SECRETtitle\naudience: coach\n---\n\nSECRETbody\n",
    f"{ROOT}/charter.md": """\
---
title: Reading at home
aim: By 26 June 2026, 80% of our 24 Primary 3 pupils will read at home four nights a week, up from 50%.
started: 2025-08-25
progress: 4.5
protected_minutes: 6161
influence: SECRETinfluence
manager: SECRETmanager
review: {ignore: [measure-family, SECRETrule], because: SECRETbecause}
coach_only: [Worries]
changes: [{id: bag, idea: A book bag that goes home on Mondays}]
measures:
  - {id: nights, name: "% of P3 pupils who read at home", type: outcome, approved_by: "SECRETapproved, 2025-09-01"}
  - {id: barred, name: "% of P3 pupils kept in", sensitive: true, group: 24}
---

## Why this matters

Reading at home makes readers.

## Worries

SECRETworry

### Underneath

SECRETunder
""",
    f"{ROOT}/measures/nights.csv": "date,numerator,denominator,note\n2025-09-05,7,13,\n2025-09-12,8,13,\n",
    f"{ROOT}/measures/barred.csv": "date,value,note\n2025-09-05,37.31,SECRETnote\n",
    f"{ROOT}/pdsa/01-bag.md": "---\nchange: bag\nstarted: 2025-09-08\ncoach_only: [Do]\n---\n\n## Plan\n\nA bag.\n\n"
                              "## Do\n\nSECRETdo\n",
    f"{ROOT}/pdsa/02-bag.md": "---\nchange: bag\naudience: coach\nstarted: 2025-09-09\nconditions: SECRETcycle\n---\n\n"
                              "## Plan\n\nSECRETplan\n",
    f"{ROOT}/reports/2025-09.md": "---\nsubmitted: 2025-09-24\nprogress: 4.5\nexception: SECRETexception\n"
                                  "coach_only: [Planning]\n---\n\n## Human side of change\n\nSECREThuman\n\n"
                                  "## Planning\n\nSECRETplanning\n\n## Next steps\n\nMore bags.\n",
    f"{ROOT}/reports/2025-10.md": "---\nsubmitted: 2025-10-16\naudience: coach\n---\n\n## Next steps\n\nSECRETreport\n",
    f"{ROOT}/reports/2025-09.feedback.md": "---\nsent: 2025-09-29\nto: [team, manager]\nexpected: 2025-09-30\n---\n\n"
                                           "## What we liked\n\nSECRETliked\n\n"
                                           "## Even better if\n\n- [ ] SECRETbetter\n",
    f"{ROOT}/contacts.yml": "- {date: 2025-09-17, with: [coach], how: visit, note: SECRETcontact}\n",
    f"{ROOT}/images.yml": "- {file: bag.png, people: adults, consent: SECRETconsent, expires: 2027-03-04, alt: A bag}\n"
                          "- {file: gone.png, people: pupils, consent: SECREToral, withdrawn: 2025-09-18, "
                          "alt: SECRETalt}\n",
    f"{ROOT}/tools/field.yml": "tool: force-field\naudience: coach\ntitle: SECRETfield\nchange: SECRETchange\n"
                               "driving: [{force: SECRETforce, strength: 3}]\nlearned: SECRETlearned\n",
    "projects/closed/charter.md": "---\ntitle: SECRETproject\naudience: coach\nstarted: 2025-09-01\n---\n\nSECRETwhy\n",
}
BROKEN = {
    f"{ROOT}/charter.md": [("influence: SECRETinfluence", "influence: [SECRETinfluence]"), ("6161", "SECRETminutes"),
                           ("progress: 4.5", "progress: SECRETscore"), ("manager:", "manager: x\nmanager:"),
                           ("because: SECRETbecause", "why: SECRETbecause"),
                           ("SECRETunder", "SECRETunder 07700 900123"),
                           ('"SECRETapproved, 2025-09-01"', "[SECRETapproved]")],
    f"{ROOT}/reports/2025-09.md": [("2025-09-24", "SECRETday"), ("exception: ", "excuse: ")],
    f"{ROOT}/reports/2025-09.feedback.md": [("2025-09-29", "SECRETsent"), ("[team, manager]", "[SECRETto]")],
    f"{ROOT}/contacts.yml": [("2025-09-17", "SECRETdate"), ("visit", "SECREThow"), ("[coach]", "[SECRETwith]")],
    f"{ROOT}/images.yml": [("2027-03-04", "SECRETexpires"), ("people: adults", "people: SECRETpeople")],
    f"{ROOT}/pdsa/02-bag.md": [("2025-09-09", "SECRETstart"), ("conditions:", "condition:")],
    f"{ROOT}/tools/field.yml": [("strength: 3", "strength: SECRETstrength"), ("learned:", "lernt:")],
    "pages/closed.md": [("title: SECRETtitle", "titel: SECRETtitle")],
    "projects/closed/charter.md": [("started: 2025-09-01", "started: SECRETstarted")],
    f"{ROOT}/measures/barred.csv": [("37.31", "SECRETvalue")],
}  # fmt: skip
DAYS = [date(2025, 10, 16), *(date(2025, 9, day) for day in (9, 17, 24, 29, 30))]
DATES = "|".join(f"{day:%Y-%m-%d}|\\b{day.day} {day:%b}|{day:%d/%m/%Y}" for day in DAYS)
FORBIDDEN = re.compile(rf"SECRET\w*|{DATES}|6161|\b4\.5\b|37\.31|\bdays? late|\boverdue|07700", re.IGNORECASE)
WHO = {f"GIT_{who}_{what}": f"t{'@t.example' if what == 'EMAIL' else ''}"
       for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


@pytest.mark.parametrize("form", CLOSED, ids=lambda form: form.__name__)
def test_every_key_is_open_or_closed(form: type[BaseModel]) -> None:
    """A key is on the list of what anyone may read or of what the coach alone may, and a closed one is in the board."""
    assert set(form.model_fields) - SWITCHES == CLOSED[form] | OPEN[form]
    assert not CLOSED[form] & OPEN[form]
    names = {form.model_fields[key].alias or key for key in CLOSED[form]}
    assert all(any(f"{name}:" in text for text in FILES.values()) for name in names)


class School:
    """A repository with the closed board in its second commit; its first holds an empty one."""

    def __init__(self, top: Path, files: dict[str, str]) -> None:
        self.top = top
        self.write({"board.yml": FILES["board.yml"]})
        self.git("init", "-q", "-b", "main")
        self.commit()
        self.write(files)
        self.commit()

    def write(self, files: dict[str, str]) -> None:
        for path, text in files.items():
            place = self.top / "content" / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, "utf-8")

    def git(self, *arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=self.top, env={**os.environ, **WHO}, check=True, capture_output=True)

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", "A change")

    def said(self, *arguments: str, **environment: str) -> str:
        """All that a command prints, to either stream."""
        result = CliRunner().invoke(program, arguments, env={"CI": "", "GITHUB_STEP_SUMMARY": "", **environment})
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        return result.output


def broken() -> dict[str, str]:
    """The board with a mistake in every closed place, so that a message is made about each."""
    files = dict(FILES)
    for path, changes in BROKEN.items():
        for old, new in changes:
            assert old in files[path], (path, old)
            files[path] = files[path].replace(old, new)
    return files


@pytest.fixture(params=[FILES, broken()], ids=["as it should be", "with mistakes"])
def school(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> School:
    found = School(tmp_path / "school", request.param)
    monkeypatch.chdir(found.top)
    return found


def test_no_check_for_the_public_tells(school: School) -> None:
    """Findings in every format, annotations and the job's summary hold no closed word, day, score or lateness."""
    for form in ("text", "json", "markdown", "github", "sarif"):
        assert not FORBIDDEN.findall(school.said("check", "--audience", "public", "--format", form)), form
    summary = school.top / "summary.md"
    for form in ("github", "sarif"):
        assert not FORBIDDEN.findall(school.said("check", "--format", form, GITHUB_STEP_SUMMARY=str(summary))), form
    assert summary.read_text("utf-8")
    assert not FORBIDDEN.findall(summary.read_text("utf-8"))


@pytest.mark.parametrize("versions", ["HEAD~1..HEAD", "HEAD..HEAD~1", "HEAD~1"])
def test_no_review_for_the_public_tells(school: School, versions: str) -> None:
    """Neither what comes nor what goes is told of a closed place, in any format, where CI is set."""
    for form in ("markdown", "html", "json"):
        told = school.said("review", versions, "--format", form, CI="1")
        told = re.sub(r"(?s)<style>.*?</style>|<svg.*?</svg>", "", told)
        assert "Reading at home" in told or "reading" in told or "<h1>" in told
        assert not FORBIDDEN.findall(told), form


def test_no_build_tells(school: School) -> None:
    """A draft with its page of what changed, the log of its build and its report hold nothing closed."""
    log = school.said("build", "--preview", "--review", "HEAD~1..HEAD", "--report", "report.json", CI="1")
    assert not FORBIDDEN.findall(log)
    assert not FORBIDDEN.findall((school.top / "report.json").read_text("utf-8"))
    for path in (school.top / "public").rglob("*"):
        if path.is_file() and path.suffix not in (".css", ".js", ".svg", ".png"):
            text = re.sub(r"(?s)<svg.*?</svg>", "", path.read_bytes().decode("utf-8", "replace"))
            assert not FORBIDDEN.findall(text), path.name


def test_the_coach_is_told(school: School) -> None:
    """The same words are there for the coach, so that the search can find them."""
    assert FORBIDDEN.findall(school.said("check"))
    assert FORBIDDEN.findall(school.said("review", "HEAD~1..HEAD"))
