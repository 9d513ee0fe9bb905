"""All bytes of a published board: nothing in them depends on what the public may not see.

The strongest way to say that a number is nowhere in a site, in no coordinate and no hash, is that the site is the
same, byte for byte, when the number is another one. So boards are made twice, the second time with every hidden
detail changed to one that the public must not be able to tell from the first.
"""

from __future__ import annotations

import struct
import zlib
from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfi_site.building.builder import Builder
from mfi_site.building.options import Options
from mfi_site.building.source import MemorySource
from mfi_site.disclose.policy import share
from mfi_site.model.values import Value
from mfi_site.world.cache import Cache
from mfi_site.world.content import load

BOARD = "name: Craigrowan Primary School\nas_of: 2026-06-26\nurl: https://board.craigrowan.example\n"
CHARTER = """---
title: Writing
aim: By 26 June 2026, most of our pupils will be on track in writing.
started: 2025-08-25
finish: 2026-06-26
{charter}
measures:
{measures}
---
## Why this matters

Because it does.
"""
WEEKS = 14
Counts = tuple[int, int]


def built(files: Mapping[str, str | bytes], folder: Path, audience: str = "public") -> dict[str, bytes]:
    """All files of the board that `files` make, drawn anew."""
    with Cache(folder / f"cache-{next(_numbers)}") as cache:
        options = Options("coach" if audience == "coach" else "public", jobs=1)
        source = MemorySource({p: text.encode() if isinstance(text, str) else text for p, text in files.items()})
        made = Builder(source, options, cache, environ={}).make()
        return {path: load(content) for path, content in made.files.items()}


_numbers = count()


def differences(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))


def _classes(largest: int) -> dict[Value, list[Counts]]:
    """All counts in groups up to a size that the public must not be able to tell from each other."""
    found: dict[Value, list[Counts]] = defaultdict(list)
    for whole in range(1, largest + 1):
        for part in range(whole + 1):
            found[share(Fraction(100 * part, whole), whole, 5)].append((part, whole))
    return found


def alike(classes: dict[Value, list[Counts]]) -> st.SearchStrategy[tuple[Counts, Counts]]:
    return st.sampled_from(sorted(classes, key=repr)).flatmap(
        lambda value: st.tuples(st.sampled_from(classes[value]), st.sampled_from(classes[value])))


CLASSES = _classes(19)
# One row of a small group closes the counts of the whole measure, so larger groups may follow it.
SMALL_ROWS = st.tuples(alike(CLASSES), st.lists(alike(CLASSES) | alike(_classes(40)), max_size=WEEKS - 1)).map(
    lambda found: [found[0], *found[1]])
FEW = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)) | st.integers(5, 30).map(lambda n: (n, n)),
               min_size=1, max_size=WEEKS)
ANY = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), min_size=1, max_size=WEEKS)


def test_the_classes_join_none_with_its_neighbour_and_all_with_its() -> None:
    """The pairs that the property exchanges include none and one, all and all but one, and all small groups."""
    by_counts = {counts: value for value, alike in CLASSES.items() for counts in alike}
    assert all(by_counts[0, n] == by_counts[1, n] and by_counts[n, n] == by_counts[n - 1, n] for n in range(5, 20))
    assert len({by_counts[part, whole] for whole in range(1, 5) for part in range(whole + 1)}) == 1


def rows(pairs: list[Any], which: int, weekday: int) -> str:
    """A measure's file; each measure has its own weekday, so that none shares a day with another."""
    lines = ["date,numerator,denominator" if isinstance(pairs[0][0], tuple) else "date,value"]
    for week, pair in enumerate(pairs):
        day = f"2025-{9 + week // 4:02}-{weekday + 7 * (week % 4):02}"
        numbers = pair[which] if isinstance(pair[which], tuple) else (pair[which],)
        lines.append(",".join([day, *map(str, numbers)]))
    return "\n".join(lines) + "\n"


@st.composite
def boards(draw: st.DrawFn) -> tuple[dict[str, str], dict[str, str]]:
    """Two boards that the public must not be able to tell apart."""
    small, few, hidden, valued = draw(SMALL_ROWS), draw(FEW), draw(ANY), draw(ANY)
    chart = draw(st.sampled_from(["run", "i", "p", "pp"]))
    better = draw(st.sampled_from(["higher", "lower"]))
    phase = draw(st.sampled_from(["", ", phases: [{from: 2025-10-01, because: A change}]", ", baseline: 6"]))
    measures = (f"  - {{id: small, name: On track, chart: {chart}, better: {better}{phase}}}\n"
                f"  - {{id: few, name: Late pupils, better: {better}{phase}}}\n"
                f"  - {{id: hidden, name: Sent out, sensitive: true, chart: {chart}}}\n"
                "  - {id: valued, name: Mean score, unit: points, group: 4}\n")
    pair = []
    for which in (0, 1):
        base = "projects/writing/measures"
        pair.append({
            "board.yml": BOARD, "projects/writing/charter.md": CHARTER.format(charter="", measures=measures),
            f"{base}/small.csv": rows(small, which, 1), f"{base}/few.csv": rows(few, which, 2),
            f"{base}/hidden.csv": rows(hidden, which, 3), f"{base}/valued.csv": rows(valued, which, 4),
        })
    return pair[0], pair[1]


@settings(max_examples=10, deadline=None, derandomize=True)
@given(boards())
def test_the_public_cannot_tell_hidden_numbers_apart(tmp_path_factory: Any, pair: tuple[Any, Any]) -> None:
    """Pages, coordinates, tables, feeds and data are the same bytes whatever stands behind a hidden value."""
    folder = tmp_path_factory.mktemp("boards")
    assert differences(built(pair[0], folder), built(pair[1], folder)) == []


@pytest.mark.slow
@settings(max_examples=60, deadline=None, derandomize=False)
@given(boards())
def test_the_public_cannot_tell_many_hidden_numbers_apart(tmp_path_factory: Any, pair: tuple[Any, Any]) -> None:
    """The same over more boards, new ones in each run."""
    folder = tmp_path_factory.mktemp("boards")
    assert differences(built(pair[0], folder), built(pair[1], folder)) == []


def test_the_property_can_fail(tmp_path: Path) -> None:
    """A number that the public may see does change the site, so equal bytes are not equal by accident."""
    def board(part: int) -> dict[str, str]:
        return {"board.yml": BOARD, "projects/writing/charter.md": CHARTER.format(
            charter="", measures="  - {id: m, name: On track}\n"),
            "projects/writing/measures/m.csv": f"date,numerator,denominator\n2025-09-01,{part},12\n"}

    assert differences(built(board(3), tmp_path), built(board(6), tmp_path))


SECRET = "zanzibar"
CLOSED_FILES = {
    "projects/writing/reports/2025-10.feedback.md":
        f"---\nsent: 2025-10-20\nto: [team]\n---\n## What we liked\n\n{SECRET}1\n\n## Even better if\n\n- {SECRET}2\n",
    "projects/writing/contacts.yml": f"- {{date: 2025-10-01, with: [team], how: visit, note: {SECRET}3}}\n",
    "projects/writing/reports/2025-10.md": f"""---
submitted: 2025-10-14
progress: 3.5
exception: {SECRET}4
coach_only: [Learning and reflection, Planning]
---
## Aim

open1

## Learning and reflection

{SECRET}5

### Deeper

{SECRET}6

## Human side of change

{SECRET}7

### Deeper still

{SECRET}8

## Next steps

- open2
""",
    "projects/writing/reports/2025-11.md":
        f"---\nsubmitted: 2025-11-14\naudience: coach\n---\n## Aim\n\n{SECRET}9\n\n## Next steps\n\n- {SECRET}10\n",
    "projects/writing/pdsa/01-open.md": f"""---
change: card
started: 2025-09-08
ended: 2025-09-19
scale: group
conditions: open3
prediction_met: partly
decision: adapt
coach_only: [Study]
---
Plan
----

open4

Do
--

open5

Study
-----

{SECRET}11

Act
---

open6
""",
    "projects/writing/pdsa/02-closed.md": f"""---
change: card
started: 2025-10-06
ended: 2025-10-10
audience: coach
scale: class
conditions: {SECRET}12
prediction_met: yes
decision: adopt
---
## Plan
{SECRET}13
### Prediction
{SECRET}14
## Do
{SECRET}15
## Study
{SECRET}16
## Act
{SECRET}17
""",
    "projects/writing/tools/bone.yml":
        f"tool: fishbone\naudience: coach\ntitle: {SECRET}18\neffect: {SECRET}19\ncauses: {{People: [{SECRET}20]}}\n"
        f"learned: {SECRET}21\n",
    "projects/closed/charter.md":
        f"---\ntitle: {SECRET}22\nstarted: 2025-08-25\naudience: coach\ntags: [{SECRET}23]\naim: {SECRET}24\n"
        f"changes: [{{id: {SECRET}, idea: {SECRET}25}}]\n---\n{SECRET}26\n",
    "projects/broken/charter.md": "---\ntitle: [\naudience: coach\n---\n",
    "projects/broken/pdsa/01-x.md":
        f"---\nchange: x\nstarted: 2025-09-08\nconditions: {SECRET}27\n---\n## Plan\n{SECRET}28\n## Do\n{SECRET}29\n",
    "projects/broken/reports/2025-10.md": f"---\nsubmitted: 2025-10-14\n---\n## Next steps\n\n- {SECRET}30\n",
    "pages/closed.md": f"---\ntitle: {SECRET}31\naudience: coach\n---\n{SECRET}32\n",
    "pages/open.md": f"---\ntitle: Open\ncoach_only: [Ours]\n---\nopen7\n\n## Ours\n\n{SECRET}33\n\n"
                     "## Theirs\n\nopen8\n",
    "projects/writing/measures/m.csv": "date,numerator,denominator,note\n2025-09-01,15,24,open9\n",
}
CHARTER_SECRETS = f"""progress: 3.5
influence: {SECRET}34
protected_minutes: 3571
manager: {SECRET}35
review: {{ignore: [measure-family], because: {SECRET}36}}
coach_only: [Ours]
changes: [{{id: card, idea: A card with four signs}}]"""
CHARTER_PLAN = f"  - {{id: m, name: On track, sensitive: true, approved_by: '{SECRET}37, 2025-09-01'}}\n"
IMAGES = (f"- {{file: card.png, people: pupils, consent: {SECRET}40, expires: 2027-08-31, alt: open11}}\n"
          f"- {{file: old.png, people: pupils, consent: {SECRET}41, withdrawn: 2026-01-01, alt: {SECRET}42}}\n")


def picture(shade: int) -> bytes:
    """A PNG of one grey pixel."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes([0, shade])))
            + chunk(b"IEND", b""))


SECRET_BOARD: dict[str, str | bytes] = {
    "board.yml": BOARD, **CLOSED_FILES, "projects/writing/images.yml": IMAGES,
    "projects/writing/images/card.png": picture(10), "projects/writing/images/old.png": picture(20),
    "projects/writing/charter.md": CHARTER.format(charter=CHARTER_SECRETS, measures=CHARTER_PLAN)
    + f"\n### Ours\n\n{SECRET}38\n\n#### Deeper\n\n{SECRET}39\n\n## After\n\nopen10\n\n![](card.png)\n\n![](old.png)\n",
}
FOR_THE_COACH = (1, 2, 5, 6, 7, 8, 9, 11, 13, 14, 15, 16, 17, 19, 20, 22, 24, 25, 26, 31, 32, 33, 38, 39)


def test_nothing_for_the_coach_is_in_any_public_byte(tmp_path: Path) -> None:
    """A secret word in every coach-only field and file of a board stands nowhere in the public output."""
    files = built(SECRET_BOARD, tmp_path)
    everything = b"\n".join([path.encode() + b"\n" + data for path, data in files.items()])
    assert SECRET.encode() not in everything.lower()
    assert b"3571" not in everything
    for number in range(1, 12):
        assert f"open{number}".encode() in everything, number


def test_the_coach_sees_what_is_closed(tmp_path: Path) -> None:
    """With --audience coach the closed sections, cycles, reports, tools, pages and projects are there."""
    everything = b"\n".join(built(SECRET_BOARD, tmp_path, "coach").values())
    missing = [n for n in FOR_THE_COACH if f"{SECRET}{n}<".encode() not in everything
               and f"{SECRET}{n} ".encode() not in everything and f"{SECRET}{n}\n".encode() not in everything
               and f"{SECRET}{n}.".encode() not in everything and f'{SECRET}{n}"'.encode() not in everything]
    assert missing == []


def test_only_a_picture_with_consent_in_force_is_published(tmp_path: Path) -> None:
    """The picture whose consent was withdrawn is in no file, with its pixels as little as with its name."""
    files = built(SECRET_BOARD, tmp_path)
    pictures = [path for path in files if "card" in path or "old" in path]
    assert len([p for p in pictures if p.endswith(".png")]) == 1
    data = picture(20)[41:-12]
    assert not any(data in content for content in files.values())


def test_lateness_and_scores_do_not_change_the_public_site(tmp_path: Path) -> None:
    """When a report was handed in, its exception and every score may change without a public byte changing."""
    changes = {"submitted: 2025-10-14": "submitted: 2025-12-01", "progress: 3.5": "progress: 1.0",
               "sent: 2025-10-20": "sent: 2026-03-01", "3571": "15"}
    other = dict(SECRET_BOARD)
    for path, text in SECRET_BOARD.items():
        for before, after in changes.items():
            if isinstance(text, str):
                other[path] = text = text.replace(before, after)
    assert other != SECRET_BOARD
    assert differences(built(SECRET_BOARD, tmp_path), built(other, tmp_path)) == []


def test_related_measures_publish_nothing_of_what_they_hide(tmp_path: Path) -> None:
    """A total, a class and a percentage beside what they would tell leave the same bytes whatever stands behind."""
    plan = "".join(f"  - {{id: {name}, name: {name}, type: outcome, better: lower, goal: 5, baseline: 10}}\n"
                   for name in ("here", "there", "all-late", "boys", "girls", "everyone", "on-time", "late"))

    def board(few: tuple[int, ...], boys: tuple[int, ...]) -> dict[str, str]:
        made: dict[str, list[str]] = defaultdict(list)
        for week, (some, on_track) in enumerate(zip(few, boys, strict=True)):
            day = f"2025-{9 + week // 4:02}-{1 + 7 * (week % 4):02}"
            others, girls = 7 + week % 3, 11 + week % 5
            for name, value in (("here", others), ("there", some), ("all-late", others + some)):
                made[name].append(f"{day},{value}")
            for name, value, of in (("boys", on_track, 9), ("girls", girls, 20), ("everyone", on_track + girls, 29)):
                made[name].append(f"{day},{value},{of}")
            made["on-time"].append(f"{day},{24 - some},24")
            made["late"].append(f"{day},{some}")
        files = {"board.yml": BOARD, "projects/writing/charter.md": CHARTER.format(charter="", measures=plan)}
        for name, lines in made.items():
            head = "date,numerator,denominator" if lines[0].count(",") == 2 else "date,value"
            files[f"projects/writing/measures/{name}.csv"] = "\n".join([head, *lines]) + "\n"
        return files

    one = board((0, 3, 4, 1, 2, 0, 4, 3, 1, 2, 0, 4), (0, 8, 9, 5, 1, 9, 0, 8, 5, 1, 0, 9))
    other = board((4, 1, 0, 3, 1, 2, 0, 4, 2, 1, 3, 0), (1, 9, 8, 5, 0, 8, 1, 9, 5, 0, 1, 8))
    assert differences(built(one, tmp_path), built(other, tmp_path)) == []


@pytest.mark.parametrize("rows", [
    "date,value,note\n2025-09-02,7,Snow\n2025-11-13,4,\n", "date,numerator,denominator\n2026-01-20,7,31\n",
    "date,value\n2025-10-01,*\n", "date,value\n2025-10-01,\n", "date,value\n",
    "date,numerator,denominator\n2025-09-01,5,24\n2025-09-01,6,24\n2025-09-15,30,24\n2025-09-22,x,y\n",
    "when,what\n1,2\n"])
def test_a_measure_for_the_coach_leaves_no_trace_of_its_rows(tmp_path: Path, rows: str) -> None:
    """Of a measure that is closed no day, no note, no number of rows and no form of its file is in a public byte."""
    def board(rows: str) -> dict[str, str]:
        return {"board.yml": BOARD, "projects/writing/charter.md": CHARTER.format(
            charter="", measures="  - {id: m, name: Kept in, sensitive: true, chart: p}\n"),
            "projects/writing/measures/m.csv": rows}

    usual = "date,numerator,denominator\n2025-09-01,5,24\n2025-09-08,5,24\n"
    assert differences(built(board(usual), tmp_path), built(board(rows), tmp_path)) == []


@pytest.mark.parametrize(("language", "said"), [("en-GB", "only where every group is 20 or more"),
                                                ("gd", "ach far a bheil 20 no barrachd")])
def test_a_page_says_in_words_why_its_chart_is_another(tmp_path: Path, language: str, said: str) -> None:
    """A chart that groups under 20 make a run chart says so once, in a sentence and not by the name of a reason."""
    files = built({
        "board.yml": f"{BOARD}language: {language}\n", "projects/writing/charter.md": CHARTER.format(
            charter="", measures="  - {id: m, name: On track, chart: p}\n"),
        "projects/writing/measures/m.csv": "date,numerator,denominator\n2025-09-01,5,12\n"}, tmp_path)
    page = files["projects/writing/measures/m/index.html"].decode()
    assert page.count(said) == 1
    assert not any(b"small-groups" in data for data in files.values())
