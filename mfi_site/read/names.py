"""Names of files and folders: what may be an address, and what some computers cannot tell apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from mfi_site.guard import in_text
from mfi_site.model.places import ENDINGS
from mfi_site.read.notes import Notes

_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PLAIN_ENDINGS = {"yaml": "yml", "markdown": "md"}
_FILES = frozenset({"board.yml", "charter.md", "contacts.yml", "images.yml", "schools.yml"})
RESERVED = frozenset(
    {
        "accessibility",
        "assets",
        "data",
        "ideas",
        "improvement",
        "index",
        "indicators",
        "privacy",
        "projects",
        "review",
        "screens",
        "share",
        "tags",
        "404",
    }
)


def note_named(path: str, notes: Notes) -> bool:
    """Whether the last name of a path holds what looks like a child; a finding, which does not repeat it, if so."""
    folder, _, name = path.rpartition("/")
    found = in_text(name)
    for one in found:
        notes.within(folder or name).problem("identifier", f"In the name of a file or folder: {one.why}", one.repair)
    return bool(found)


def as_identifier(name: str) -> str:
    """The identifier that is most like a name; an empty text where nothing of it can stand in one."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-")


def note_identifier(name: str, notes: Notes, what: str) -> bool:
    """Whether a name can be an address; a finding where it cannot."""
    if note_named(notes.path, notes):
        return False
    if _IDENTIFIER.fullmatch(name) and len(name) <= 80:
        return True
    better = as_identifier(name)
    notes.problem(
        "name",
        f"The name of this {what} cannot be an address.",
        f"Use lower-case letters, digits and hyphens only{f', such as {better}' if better else ''}.",
    )
    return False


def note_ending(path: str, notes: Notes) -> None:
    """A finding where only the way its name is written keeps a file from being read: .CSV, .yaml, Charter.md."""
    folder, _, name = path.rpartition("/")
    stem, _, ending = name.rpartition(".")
    plain = f"{stem}.{_PLAIN_ENDINGS.get(ending.lower(), ending.lower())}"
    meant = plain.lower() if plain.lower() in _FILES else plain
    known = meant in _FILES or ENDINGS.get(folder.rpartition("/")[2]) == meant[len(stem) :]
    if known and meant != name:
        notes.within(path).problem("name", "This file is not read, because of how its name is written.",
                                   f"Rename it {meant}.")


def note_reserved(name: str, notes: Notes) -> bool:
    """Whether a page's name is free; a finding where the board has a page of its own there."""
    if name not in RESERVED:
        return True
    notes.problem("name", f"The board has a page of its own called {name}.", "Give this file another name.")
    return False


def colliding(paths: Iterable[str], notes: Notes) -> tuple[str, ...]:
    """The paths that differ from another only in capitals or the form of accents, each with a finding."""
    groups: dict[str, list[str]] = {}
    for path in paths:
        groups.setdefault(path.lower() if path.isascii() else _folded(path), []).append(path)
    found = []
    for plainest, group in groups.items():
        kept = plainest if plainest in group else group[0]
        for path in group:
            if path == kept:
                continue
            found.append(path)
            project = path.split("/")[1] if path.startswith("projects/") else None
            Notes(path, project, notes.findings).problem(
                "name",
                f"This name differs from {kept.rpartition('/')[2]} only in capitals or accents.",
                "Rename one of the two.",
            )
    return tuple(found)


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
