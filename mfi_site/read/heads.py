"""A Markdown file with front matter to its form and its sections: the steps that all such files share."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic

from mfi_site.model.project import Section
from mfi_site.read.comments import without_comments
from mfi_site.read.decode import decode
from mfi_site.read.forms import Form, read_form
from mfi_site.read.front_matter import read_markdown
from mfi_site.read.identifiers import note_text, without, without_in
from mfi_site.read.markdown_body import read_body, within_limits
from mfi_site.read.notes import Notes, brief
from mfi_site.read.yaml_text import Document, read_yaml

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
) -> Headed[Form]:
    """Read a Markdown file: `what` names its kind in messages ("a charter")."""
    parted = read_markdown(data, notes)
    if parted is None:
        return Headed(None, Document(), (), "", 1)
    document, body = parted.head, parted.body
    found = note_text(parted.text, notes, allowed)
    body = without_comments(body, parted.body_line, notes)
    if found:
        body = without(body, allowed)
        if document is not None:
            document.value = without_in(document.value, allowed)
    head = None if document is None else read_form(model, document, notes, what=what, fallbacks=fallbacks)
    sections = read_body(body, parted.body_line, notes)
    kept = body if not notes.findings else within_limits(body, parted.body_line, Notes(notes.path))
    read = Headed(head, document or Document(), sections, kept, parted.body_line)
    return read if head is None else replace(read, head=_with_known_headings(head, read, notes))


def _with_known_headings(head: Form, read: Headed[Form], notes: Notes) -> Form:
    """The form whose `coach_only` closes also what a misspelt entry was meant for; all, where that is not known."""
    given: tuple[str, ...] = getattr(head, "coach_only", ())
    if not given:
        return head
    headings = {section.heading.casefold(): section.heading for section in read.sections if section.heading}
    lines = {_bare(line) for line in read.body.split("\n")}
    meant: list[str] = []
    for number, name in enumerate(given):
        if name.casefold() in headings or _is_parted(name, given):
            continue
        place = read.document.place(("coach_only", number))
        message = f'"coach_only" names a heading that is not in this file: {brief(name)}.'
        near = difflib.get_close_matches(name.casefold(), headings, 1, 0.7)
        near += [heading for heading in headings if heading not in near and _is_in(name, heading)]
        if near:
            told = f'Did you mean "{headings[near[0]]}"? It is closed until this is settled.'
            notes.problem("reference", message, told, *place)
            meant.extend(headings[heading] for heading in near)
        elif headings and _bare(name) not in lines | OF_THE_FORMAT:
            told = "Write it as it stands above its text. All headings are closed until this is settled."
            notes.problem("reference", message, told, *place)
            meant.extend(headings.values())
    return head.model_copy(update={"coach_only": (*given, *dict.fromkeys(meant))}) if meant else head


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
