"""A Markdown file with front matter to its form and its sections: the steps that all such files share."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Generic

from mfi_site.model.project import Section
from mfi_site.read.closing import closes, is_run_in, labels, near, plain_names
from mfi_site.read.comments import without_comments
from mfi_site.read.decode import decode
from mfi_site.read.forms import Form, read_form
from mfi_site.read.front_matter import read_markdown
from mfi_site.read.identifiers import note_text, without, without_in
from mfi_site.read.markdown_body import fenced_lines, read_body, within_limits
from mfi_site.read.notes import Notes, brief
from mfi_site.read.yaml_text import Document, read_yaml

LONG_NAME = 20
_MISPLACED = re.compile(
    r"^(?![ ]{4})[ >*_`-]*(audience(?=[\s*_`\"'=:]*[:=][\s*_`\"'\[]*coach\b)|coach_only(?=[\s*_`\"']*:))",
    re.IGNORECASE | re.MULTILINE,
)
NEAR_HEADING = 0.8
_MOST_TO_COMPARE = 20_000
OF_THE_FORMAT = frozenset(
    {
        "why this matters",
        *("plan", "prediction", "do", "study", "act"),
        *("aim", "understanding our system", "changes", "measures", "planning", "learning and reflection"),
        *("human side of change", "next steps"),
    }
)
"""Headings that may be closed before anybody has written under them."""


@dataclass(frozen=True)
class Headed(Generic[Form]):
    """A file's form and sections; `head` is None where its front matter cannot be read."""

    head: Form | None
    document: Document
    sections: tuple[Section, ...]
    body: str
    body_line: int


def read_headed(
    model: type[Form],
    data: bytes,
    notes: Notes,
    what: str,
    *,
    fallbacks: Mapping[str, Any] | None = None,
    allowed: Collection[str] = (),
    always: Collection[str] = (),
) -> Headed[Form]:
    """Read a Markdown file: `what` names its kind in messages ("a charter"), `always` what it closes in any case.

    What closes is settled on the text as it was written, before anything is left out of it.
    """
    parted = read_markdown(data, notes)
    if parted is None:
        return Headed(None, Document(), (), "", 1)
    document, body = parted.head, parted.body
    found = note_text(parted.text, notes, allowed)
    body = without_comments(body, parted.body_line, notes)
    if found and document is not None:
        document.value = without_in(document.value, allowed)
    head = None if document is None else read_form(model, document, notes, what=what, fallbacks=fallbacks)
    if head is not None and document is not None:
        head = _closing_all(head, document, _Text(body, parted.body_line), always, notes)
        head = _closed_below(head, body, parted.body_line, notes)
    closed = plain_names((*getattr(head, "coach_only", ()), *always))
    if found:
        body = without(body, allowed, closed)
    sections = read_body(body, parted.body_line, notes, closed)
    kept = body if not notes.findings else within_limits(body, parted.body_line, Notes(notes.path), closed)
    return Headed(head, document or Document(), sections, kept, parted.body_line)


def _closed_below(head: Form, body: str, first_line: int, notes: Notes) -> Form:
    """The form, for the coach alone where its text holds a key that says so below the front matter."""
    if "audience" not in type(head).model_fields or not (found := _MISPLACED.search(body)):
        return head
    lines = body.split("\n")
    fenced = fenced_lines(lines)
    number = next((n for n, line in enumerate(lines) if n not in fenced and _MISPLACED.match(line)), None)
    if number is None:
        return head
    notes.problem(
        "front-matter",
        f'"{found[1]}" stands below the front matter, so this file is for the coach alone until it is settled.',
        "Move the line up between the two lines of three hyphens.",
        first_line + number,
        1,
    )
    return head.model_copy(update={"audience": "coach"})


class _Text:
    """A body as it was written: its headings and its lines."""

    def __init__(self, body: str, first_line: int) -> None:
        self.first_line = first_line
        self.lines = body.split("\n")
        self.sections = read_body(body, first_line, Notes(""))
        self.headings = {s.heading.casefold(): s.heading for s in self.sections if s.heading}


def _closing_all(head: Form, document: Document, text: _Text, always: Collection[str], notes: Notes) -> Form:
    """The form whose `coach_only` closes all that is meant for the coach, however it is spelt."""
    given: tuple[str, ...] = getattr(head, "coach_only", ())
    meant = _meant(given, document, text, notes) if given else []
    if always:
        names = [name for name in always if len(name) >= LONG_NAME]
        meant += near(text.lines, names) + near(text.headings.values(), names, NEAR_HEADING)
    _tell_run_in(text, plain_names((*given, *meant, *always)), notes)
    return head.model_copy(update={"coach_only": (*given, *dict.fromkeys(meant))}) if meant else head


def _tell_run_in(text: _Text, closed: frozenset[str], notes: Notes) -> None:
    """Say where a line closes what follows it though it is more than a heading, since its author may not mean it."""
    if not closed:
        return
    starts = {section.line - text.first_line: closes(section.heading, closed) for section in text.sections}
    inside = False
    for number, line in enumerate(text.lines):
        inside = starts.get(number, inside)
        if not inside and not line.lstrip(" >").startswith("#") and is_run_in(line, closed):
            notes.problem(
                "markdown",
                "This line starts with the name of a part for the coach, so it and what follows it are not public.",
                "Give the name a line of its own with ## before it; where none is meant, start with another word.",
                text.first_line + number,
                1,
            )


def _meant(given: tuple[str, ...], document: Document, text: _Text, notes: Notes) -> list[str]:
    """The headings that misspelt entries of `coach_only` were meant for; all, where that is not known."""
    headings = text.headings
    few = len(given) * len(text.lines) <= _MOST_TO_COMPARE
    said = {label for line in text.lines for label in labels(line)}
    meant: dict[str, None] = {}
    for number, name in enumerate(given):
        if name.casefold() in headings or _is_parted(name, given):
            continue
        place = document.place(("coach_only", number))
        message = f'"coach_only" names a heading that is not in this file: {brief(name)}.'
        plain = plain_names([name])
        slips = _alike(name, headings) if few else []
        if not slips and not plain.isdisjoint(said):
            continue
        if few and (slips := slips or list(near(text.lines, plain))):
            told = f'Did you mean "{brief(slips[0])}"? It is closed until this is settled.'
            notes.problem("reference", message, told, *place)
            meant |= dict.fromkeys(slips)
        elif headings and _bare(name) not in OF_THE_FORMAT:
            told = "Write it as it stands above its text. All headings are closed until this is settled."
            notes.problem("reference", message, told, *place)
            meant |= dict.fromkeys(headings.values())
    return list(meant)


def _alike(name: str, headings: Mapping[str, str]) -> list[str]:
    """The headings that are nearly a name, or that hold all of its words."""
    alike = difflib.get_close_matches(name.casefold(), headings, 1, 0.7)
    alike += [heading for heading in headings if heading not in alike and _is_in(name, heading)]
    return [headings[heading] for heading in alike]


def _is_parted(name: str, given: tuple[str, ...]) -> bool:
    """Whether the model has read a text with commas as several headings too."""
    return any(name != part and part in given for part in re.split(r"\s*[,;]\s*", name))


def _is_in(name: str, heading: str) -> bool:
    """Whether all words of a name stand together in a heading, as in "Planning (for us)"."""
    return bool(bare := _bare(name)) and f" {bare} " in f" {_bare(heading)} "


def _bare(line: str) -> str:
    """A line's words without case, marks, punctuation and a number before them."""
    return re.sub(r"^\d+ ", "", " ".join(re.sub(r"[^\w\s]|_", " ", line).casefold().split()))


def read_yaml_file(
    data: bytes, notes: Notes, allowed: Collection[str] = (), *, guarded: bool = True
) -> Document | None:
    """The document of a .yml file; None, with a finding, where it cannot be read.

    `guarded` is off where addresses are what the file is for.
    """
    text = decode(data, notes)
    if text is None:
        return None
    document = read_yaml(text, notes)
    if guarded and note_text(text, notes, allowed) and document is not None:
        document.value = without_in(document.value, allowed)
    return document
