"""docs/format.md says what the reader takes: no key, choice or limit more or less, and its examples are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from mfi_site.building.schemas import FILES, schema_of
from mfi_site.model.board import SlideKind
from mfi_site.read import read_board

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs/format.md").read_text("utf-8")
CHARTER = "---\ntitle: Writing\nstarted: 2025-08-25\n{keys}---\n"
TODAY = date(2025, 11, 12)
BOARD = {"board.yml": b"name: Our school\n"}
PICTURE = (ROOT / "docs/images/project.png").read_bytes()
LEFT_TO_SCHOOLS = {"expires", "withdrawn"}


def section(heading: str) -> str:
    """The text under a heading of the guide, up to the next."""
    return re.split(r"^#+ ", GUIDE.split(f"# {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def tabled(heading: str) -> set[str]:
    """The keys in the first column of the table under a heading."""
    rows = [line.split("|")[1] for line in section(heading).splitlines() if line.startswith("| `")]
    return set(re.findall(r"`([a-z_]+)`", " ".join(rows)))


def every(node: Any, *, at: str) -> Iterator[Any]:
    """All values under a keyword, wherever it stands in a schema; the names of `properties`."""
    if isinstance(node, dict):
        if at in node:
            yield from node[at] if isinstance(node[at], list | dict) else [node[at]]
        node = list(node.values())
    for each in node if isinstance(node, list) else ():
        yield from every(each, at=at)


def used(node: Any) -> Iterator[str]:
    """Every key of what was written."""
    if isinstance(node, dict):
        yield from map(str, node)
        node = list(node.values())
    for each in node if isinstance(node, list) else ():
        yield from used(each)


def found_in(files: dict[str, bytes]) -> list[str]:
    """What the reader says of a board."""
    board = read_board({**BOARD, **files}, today=TODAY)
    return [f"{f.path}:{f.line}: {f.message}" for f in board.findings]


@pytest.mark.parametrize(("heading", "keys"), [
    ("board.yml", schema_of("board")["properties"]),
    ("charter.md", schema_of("charter")["properties"].keys() - {"audience"}),
    ("A measure", schema_of("charter")["$defs"]["Measure"]["properties"]),
])
def test_the_tables_of_keys_hold_each_key_once_and_no_other(heading: str, keys: Any) -> None:
    """A table's first column is the keys of its file, neither more nor less."""
    assert tabled(heading) == set(keys)


@pytest.mark.parametrize("kind", FILES)
def test_each_word_that_may_be_chosen_is_in_the_guide(kind: str) -> None:
    """Where a key takes one of a few words, the guide has every one of them."""
    prose = re.sub(r"```.*?```", "", GUIDE, flags=re.DOTALL)
    named = set(re.findall(r"[\w-]+", " ".join(re.findall(r"`([^`\n]+)`", prose))))
    schema = schema_of(kind)
    words = {word for word in (*every(schema, at="enum"), *every(schema, at="const")) if isinstance(word, str)}
    assert words - named == set()


def test_the_demonstration_uses_nearly_every_key() -> None:
    """Every key but those of a consent that ends stands somewhere in the demonstration school."""
    content = ROOT / "content"
    written = [p.read_text("utf-8") for p in content.rglob("*") if p.suffix in (".yml", ".md")]
    heads = [yaml.load(t.split("---\n")[1] if t.startswith("---") else t, Loader=yaml.BaseLoader) for t in written]
    keys = {key for kind in FILES for key in every(schema_of(kind), at="properties")}
    assert keys - set(used(heads)) == LEFT_TO_SCHOOLS


def with_consent(change: tuple[str, str] = ("", "")) -> tuple[list[str], int]:
    """What is said of the guide's example of a picture with one text in it changed, and how many are published."""
    example = re.search(r"```yaml\n(.*?)```", section("images.yml"), re.DOTALL)
    shown = re.search(r"`(!\[.*?\]\(images/.*?\))`", section("images.yml"))
    assert example and shown and change[0] in example[1]
    charter = CHARTER.format(keys="") + f"\n## Why this matters\n\n{shown[1]}\n"
    entry = example[1].replace(*change) if change[0] else example[1]
    files = {"charter.md": charter.encode(), "images.yml": entry.encode(), "images/wall.png": PICTURE}
    board = {**BOARD, **{f"projects/writing/{path}": data for path, data in files.items()}}
    return found_in(board), len(read_board(board, today=TODAY).projects[0].project.images)


def test_the_example_of_a_consent_is_read() -> None:
    """The picture and the entry of the guide's example are published without a word."""
    assert with_consent() == ([], 1)


def test_what_is_said_to_be_no_consent_is_none() -> None:
    """With each of the texts that the guide gives for a consent that says no, the picture is not published."""
    quoted = re.findall(r'"([^"]+)"', section("images.yml").split("says no")[1].split(")")[0])
    assert len(quoted) == 3
    assert [with_consent(("Signed forms, August 2025", text))[1] for text in quoted] == [0, 0, 0]


def test_the_headers_of_tables_are_read() -> None:
    """Both headers that the guide gives for a measure are read, with the note and without."""
    headers = re.findall(r"`(date,[a-z,]+)`", section("measures/*.csv"))
    assert len(headers) == 2
    plan = CHARTER.format(keys="measures:\n  - {id: one, name: One}\n").encode()
    cells = {"date": "2025-08-29", "numerator": "13", "denominator": "24", "value": "13", "note": "First"}
    for header in (*headers, *(h.removesuffix(",note") for h in headers)):
        table = f"{header}\n{','.join(cells[name] for name in header.split(','))}\n"
        files = {"projects/writing/charter.md": plan, "projects/writing/measures/one.csv": table.encode()}
        assert found_in(files) == []


def test_the_example_of_a_screen_is_read() -> None:
    """The example in docs/screens.md, as it stands, is a screen without a fault."""
    page = (ROOT / "docs/screens.md").read_text("utf-8")
    example = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert example and found_in({"screens/front-hall.yml": example[1].encode()}) == []


def test_the_line_for_editors_is_read_and_names_a_schema() -> None:
    """board.yml with the guide's first line for editors has no problem, and `schema -o` writes the file it names."""
    line = re.search(r"`(# yaml-language-server: \$schema=\.\./schemas/(\w+)\.schema\.json)`", GUIDE)
    assert line and line[2] in FILES
    assert found_in({"board.yml": f"{line[1]}\nname: Our school\n".encode()}) == []


def test_the_slides_of_a_screen_are_the_programs() -> None:
    """The table in docs/screens.md has each slide that a screen may show, and no other."""
    page = (ROOT / "docs/screens.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert sorted(rows) == sorted(get_args(get_args(SlideKind)[0]))


def test_the_example_of_a_silenced_rule_is_read() -> None:
    """The line that docs/language.md gives for a charter is read, and the rule that it names is one."""
    page = (ROOT / "docs/language.md").read_text("utf-8")
    example = re.search(r"```\n(review: .*?)```", page, re.DOTALL)
    assert example and found_in({"projects/writing/charter.md": CHARTER.format(keys=example[1]).encode()}) == []


def test_the_line_that_silences_a_rule_is_read() -> None:
    """The line at the end of each rule's page can stand in a charter as it is."""
    pages = sorted(set((ROOT / "docs/rules").glob("*.md")) - {ROOT / "docs/rules/README.md"})
    lines = [page.read_text("utf-8").split("~~~yaml\n")[1].split("~~~")[0] for page in pages]
    assert len(lines) > 40
    assert [line for line in lines if found_in({"projects/w/charter.md": CHARTER.format(keys=line).encode()})] == []


def test_the_list_of_files_is_that_of_the_schemas() -> None:
    """The tree at the top of the guide names each kind of file that is read as YAML or has front matter."""
    tree = GUIDE.split("```")[1]
    names = {"board.yml", "charter.md", "contacts.yml", "images.yml", "schools.yml", "pages/*.md", "screens/*.yml",
             "pdsa/*.md", "tools/*.yml", "reports/<YYYY-MM>.md", "reports/<YYYY-MM>.feedback.md"}
    assert len(names) == len(FILES) and all(name in tree for name in names)
