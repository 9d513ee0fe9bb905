"""New files from templates that teach: what to write, an example, what the coach will look for.

Guidance stands in YAML comments, so that no rule of the coach reads it and no page shows it.
"""

from __future__ import annotations

import difflib
import json
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from string import Template

from mfi_site.building.charter_edit import CannotInsert, with_item
from mfi_site.model.board import Settings
from mfi_site.model.finding import Finding
from mfi_site.model.project import Charter
from mfi_site.read.project import read_project

_PLAIN = re.compile(r"[A-Za-z][\w ,.()/'%&-]*", re.ASCII)
_YAML_WORDS = {"true", "false", "yes", "no", "on", "off", "null", "y", "n", "~"}
_IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
TEST_DAYS = 14
COUNT_HEADER = "date,numerator,denominator,note\n"
VALUE_HEADER = "date,value,note\n"
COUNT_EXAMPLE = {
    "goal": "85",
    "unit": '"%"              # % comes by itself when the data have denominators',
    "definition": "Pupils whose latest moderated piece meets the benchmark, over all pupils in the class",
    "collected": "Every second Friday by the class teacher, from moderated samples",
}
VALUE_EXAMPLE = {
    "goal": "12",
    "unit": "minutes          # in the plural, as it is read after the number",
    "definition": "Minutes from the lunch bell until the last pupil in the queue has a tray",
    "collected": "Every Friday by the lunch supervisor, with the clock of the hall",
}


class CannotStart(Exception):
    """The new file cannot be made; `str()` says why, and what to do."""


@dataclass(frozen=True)
class Start:
    """What to write: new files by path, and where the charter gains an item, its bytes before and after."""

    new: dict[str, bytes]
    charter: tuple[str, bytes, bytes] | None = None
    said: tuple[str, ...] = ()


def board_files(name: str, today: date) -> dict[str, bytes]:
    """The files of a school's new repository, by path; board.yml, which makes it one, is the last to be written."""
    autumn = today.year - (today.month < 6)  # from June on a school plans the session to come
    front = screen("front-hall", "Front hall").new
    return {
        "README.md": _filled("readme.md", name=" ".join(name.split())),
        ".gitignore": _filled("gitignore.txt"),
        **{f"content/{path}": data for path, data in front.items()},
        "content/board.yml": _filled("board.yml", name=scalar(name), autumn=str(autumn), spring=str(autumn + 1)),
    }


def project(identifier: str, title: str, today: date) -> Start:
    """A project's folder with its charter. Raises CannotStart for a name that is no address."""
    _address(identifier, "project")
    june = today.year + (today.month > 4)  # an aim needs time: from May on the examples end next summer
    charter = _filled("charter.md", id=identifier, title=scalar(title or words_of(identifier)), today=today.isoformat(),
                      finish=f"{june}-06-26", june=str(june), august=str(june - 1))
    return Start({f"projects/{identifier}/charter.md": charter})


def screen(name: str, title: str = "") -> Start:
    """A corridor screen. Raises CannotStart for a name that is no address."""
    _address(name, "screen")
    return Start({f"screens/{name}.yml": _filled("screen.yml", id=name, title=scalar(title or words_of(name)))})


def report(project_id: str, month: str, today: date, due_day: int = 15) -> Start:
    """A monthly report. Raises CannotStart for a month that is not written YYYY-MM."""
    if not re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", month):
        raise CannotStart(f"{month!r} is not a month. Write year and month, such as 2025-10.")
    text = _filled("report.md", today=today.isoformat(), due_day=_ordinal(due_day))
    return Start({f"projects/{project_id}/reports/{month}.md": text})


def measure(project_id: str, identifier: str, name: str, files: dict[str, bytes], today: date, *,
            counted: bool = True) -> Start:
    """A measure: an item of the charter and an empty CSV file. Raises CannotStart."""
    _address(identifier, "measure")
    charter = charter_of(project_id, files, today)
    if any(m.id == identifier for m in charter.measures):
        raise CannotStart(f"The charter of {project_id} has a measure {identifier} already. Add its data with: "
                          f"mfi-site record {project_id} {identifier} VALUE")
    example = COUNT_EXAMPLE if counted else VALUE_EXAMPLE
    words = {"id": identifier, "name": scalar(name or words_of(identifier)), **example}
    item = _filled("measure.yml", **words).decode().rstrip("\n")
    edit = _charter_with(project_id, files, "measures", item, today)
    header = COUNT_HEADER if counted else VALUE_HEADER
    return Start({f"projects/{project_id}/measures/{identifier}.csv": header.encode()}, edit)


def pdsa(project_id: str, change: str, files: dict[str, bytes], today: date, idea: str = "") -> Start:
    """The next cycle of a change idea; an idea that the charter lacks is added to it. Raises CannotStart."""
    _address(change, "change idea")
    charter = charter_of(project_id, files, today)
    known = [c.id for c in charter.changes]
    edit: tuple[str, bytes, bytes] | None = None
    said: tuple[str, ...] = ()
    if change not in known:
        near = difflib.get_close_matches(change, known, 1, 0.75)
        if near:
            raise CannotStart(f"The charter of {project_id} has no change idea {change}. Did you mean {near[0]}?")
        item = _filled("change.yml", id=change, name=scalar(idea or words_of(change))).decode().rstrip("\n")
        edit = _charter_with(project_id, files, "changes", item, today)
        said = (f"{change} is a new change idea: describe it in charter.md under changes, and name it under a driver.",)
    prefix = f"projects/{project_id}/pdsa/"
    numbers = [int(m[1]) for path in files if (m := re.match(rf"{re.escape(prefix)}(\d+)", path))]
    number = max(numbers, default=0) + 1
    text = _filled("pdsa.md", change=change, today=today.isoformat(),
                   later=(today + timedelta(TEST_DAYS)).isoformat())
    # A cycle of an idea that the charter lacks was begun by a command that did not come to its end.
    begun = next((path for path, data in files.items() if edit and path.startswith(prefix) and data == text), None)
    return Start({begun or f"{prefix}{number:02d}-{change}.md": text}, edit, said)


def charter_of(project_id: str, files: dict[str, bytes], today: date) -> Charter:
    """The charter as it stands. Raises CannotStart where it cannot be read."""
    written, findings = read_project(project_id, files, Settings(name="-"), today)
    if written.project.notice:
        path = f"projects/{project_id}/charter.md"
        why = next((f.message for f in findings if f.path == path and f.kind == "problem"), "")
        raise CannotStart(f"{path} cannot be read. {why} Put it right first: mfi-site check shows the place.")
    return written.project.charter


def _charter_with(project_id: str, files: dict[str, bytes], key: str, item: str,
                  today: date) -> tuple[str, bytes, bytes]:
    """The charter's path, and its bytes before and after; it must read as before but for the item."""
    path = f"projects/{project_id}/charter.md"
    before = files[path]
    repair = CannotStart(f"{path} lists its {key} in a way that the program cannot add to. Add this yourself, "
                         f"then try again:\n{key}:\n" + "\n".join("  " + line for line in item.split("\n")))
    try:
        after = with_item(before, key, item)
    except (CannotInsert, ValueError):
        raise repair from None
    _, old = read_project(project_id, files, Settings(name="-"), today)
    written, new = read_project(project_id, {**files, path: after}, Settings(name="-"), today)
    had = getattr(charter_of(project_id, files, today), key)
    if getattr(written.project.charter, key)[:-1] != had or len(_problems(new)) > len(_problems(old)):
        raise repair
    return path, before, after


def _problems(findings: tuple[Finding, ...]) -> list[Finding]:
    return [f for f in findings if f.kind == "problem"]


def words_of(identifier: str) -> str:
    """An identifier as words: the title until somebody writes a better one."""
    text = identifier.replace("-", " ")
    return text[:1].upper() + text[1:]


def scalar(text: str) -> str:
    """A text as one YAML value, in quotes where it would mean something else without."""
    text = " ".join(text.split())
    if _PLAIN.fullmatch(text) and text.casefold() not in _YAML_WORDS and not text.endswith((" ", ":")):
        return text
    return json.dumps(text, ensure_ascii=False)


def _address(name: str, what: str) -> None:
    if _IDENTIFIER.fullmatch(name) and len(name) <= 80:
        return
    better = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:80].strip("-")
    raise CannotStart(f"The name of a {what} is its address: lower-case letters, digits and hyphens only"
                      f"{f', such as {better}' if better else ''}.")


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number not in (11, 12, 13) else "th"
    return f"{number}{ending}"


@lru_cache
def _template(name: str) -> Template:
    return Template((Path(__file__).parent / "templates" / name).read_text("utf-8"))


def _filled(template: str, **values: str) -> bytes:
    return _template(template).substitute(values).encode()
