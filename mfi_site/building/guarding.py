"""What the guard finds in files, in the next commit and in the whole history; it decides nothing itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path, PurePosixPath

from mfi_site.guard import Identifier, image_type, in_image, in_table, in_text
from mfi_site.read.decode import decode
from mfi_site.read.heads import read_yaml_file
from mfi_site.read.notes import Notes
from mfi_site.read.table import read_table
from mfi_site.world.history import Repository, staged
from mfi_site.world.versions import Version, first_commit_with, list_commits, list_versions, read_versions

LARGEST = 16 * 1024 * 1024
TABLES = (".csv", ".tsv")
SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".ods")
PICTURES = (".png", ".jpg", ".jpeg", ".webp")
_SKIPPED = frozenset({".git", ".mfi-cache", "node_modules", "__pycache__", ".venv"})
_HEADER_RUN = 20
_MOST_COMMITS = 100


@dataclass(frozen=True)
class Seen:
    """One thing found: where, and in which commit where it is not in the files as they are now."""

    path: str
    identifier: Identifier
    sheet: str = ""
    commit: str = ""


@dataclass
class Looked:
    """Everything that a run of the guard saw: how much it read, what it found, what it could not read."""

    files: int = 0
    seen: list[Seen] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    left: int = 0
    folders: set[str] = field(default_factory=set)


def contacts(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """What the school publishes on purpose: the contacts of board.yml files, the addresses of schools.yml."""
    found: list[str] = []
    for path, data in files.items():
        name = PurePosixPath(path).name
        if name not in ("board.yml", "schools.yml"):
            continue
        document = read_yaml_file(data, Notes(path), guarded=False)
        value = document.value if document is not None else None
        if isinstance(value, dict):
            found += _contacts(value) if name == "board.yml" else _feeds(value)
    return tuple(dict.fromkeys(text for text in found if text.strip()))


def _contacts(board: Mapping[str, object]) -> Iterator[str]:
    programme = board.get("programme")
    for holder in (board, programme):
        contact = holder.get("contact") if isinstance(holder, dict) else None
        if isinstance(contact, str):
            yield contact


def _feeds(shared: Mapping[str, object]) -> Iterator[str]:
    schools = shared.get("schools")
    for school in schools if isinstance(schools, list) else ():
        for key in ("feed", "contact"):
            if isinstance(school, dict) and isinstance(school.get(key), str):
                yield school[key]


def look_at_paths(paths: Iterable[Path], allowed: Collection[str]) -> Looked:
    """The guard over files and folders as they stand; links are not followed."""
    looked = Looked()
    for path in paths:
        for file in _files(path):
            if file.stat().st_size > LARGEST:
                looked.unread.append(file.as_posix())
            else:
                look_at(file.as_posix(), file.read_bytes(), allowed, looked, below=len(path.parts))
    return looked


def _files(path: Path) -> Iterator[Path]:
    if path.is_symlink():
        return
    if path.is_file():
        yield path
    elif path.is_dir():
        for inner in sorted(path.iterdir()):
            if inner.name not in _SKIPPED:
                yield from _files(inner)


def look_at_staged(repo: Repository, allowed: Collection[str]) -> Looked:
    """The guard over what the next commit would add or change."""
    looked = Looked()
    for path, data in staged(repo).items():
        look_at(path, data, allowed, looked)
    return looked


def look_at_history(repo: Repository, allowed: Collection[str] = ()) -> Looked:
    """The guard over every version of every file that any commit kept, each told with its oldest commit.

    What was written of the commits themselves is looked at too, and so are names that a file has had.
    """
    listed = list_versions(repo)
    looked = Looked(left=listed.left)
    boards = [b for b in listed.blobs if PurePosixPath(b[1]).name in ("board.yml", "schools.yml")]
    told = list(allowed)
    for version in read_versions(repo, type(listed)(tuple(boards), 0)):
        told += contacts({version.path: version.data})
    told = list(dict.fromkeys(told))
    commits: dict[str, str] = {}
    for version in read_versions(repo, listed):
        before = len(looked.seen)
        look_at(version.path, version.data, told, looked)
        if len(looked.seen) > before:
            if version.id not in commits:
                commits[version.id] = _commit(repo, version) if len(commits) < _MOST_COMMITS else "an older commit"
            commit = commits[version.id]
            looked.seen[before:] = [Seen(s.path, s.identifier, s.sheet, commit) for s in looked.seen[before:]]
    known = {path for _, path, _ in listed.blobs}
    for written in list_commits(repo):
        commit = _dated(written.short, written.when)
        names = [one for path in written.paths if path not in known for one in _in_names(path, 0, told, looked)[1]]
        known.update(written.paths)
        looked.seen += [Seen("(the name of a file)", one, commit=commit) for one in names]
        looked.seen += [Seen("(the message of a commit)", one, commit=commit)
                        for one in in_text(written.message, allowed=told)]
    return looked


def _commit(repo: Repository, version: Version) -> str:
    found = first_commit_with(repo, version.id)
    return "an older commit" if found is None else _dated(*found)


def _dated(short: str, when: datetime) -> str:
    return f"{short}, {when.day} {when:%B %Y}"


def look_at(path: str, data: bytes, allowed: Collection[str], looked: Looked, below: int = 0) -> None:
    """The guard over one file, by what its name and first bytes say it is.

    `below`: how many of the path's parts are where the guard was asked to look, and are not looked at.
    """
    looked.files += 1
    shown, named = _in_names(path, below, allowed, looked)
    read = _look_inside(PurePosixPath(path).name.lower(), data, allowed)
    if read is None:
        looked.unread.append(shown)
    looked.seen += [Seen(shown, one, sheet) for sheet, one in (*(("", one) for one in named), *(read or ()))]


def _in_names(path: str, below: int, allowed: Collection[str], looked: Looked) -> tuple[str, list[Identifier]]:
    """The path without the names that hold an identifier, and what they hold; a folder is told once."""
    parts = PurePosixPath(path).parts
    last = len(parts) - 1
    shown = list(parts)
    found: list[Identifier] = []
    for place in range(min(below, last), len(parts)):
        if not (named := in_text(parts[place], allowed=allowed)):
            continue
        shown[place] = "(the name of a file)" if place == last else "(the name of a folder)"
        folder = "/".join(parts[:place + 1])
        if place == last or folder not in looked.folders:
            found += named
            looked.folders.add(folder)
    return PurePosixPath(*shown).as_posix(), found


def _look_inside(name: str, data: bytes, allowed: Collection[str]) -> list[tuple[str, Identifier]] | None:
    """What is found, each with the sheet it is on, or None where the contents are of no kind that is known."""
    if name.endswith(PICTURES) or image_type(data) is not None:
        return [("", one) for one in in_image(data)]
    if name.endswith(SPREADSHEETS):
        return _in_spreadsheet(data, allowed)
    if name.endswith(TABLES) and (table := read_table(data, Notes(name))) is not None and table.rows:
        header, *rows = table.rows
        lines = {number: row.line for number, row in enumerate(table.rows, 1)}
        found = _in_rows(header.cells, [row.cells for row in rows], allowed)
        return [("", _moved(one, lines.get(one.line, one.line))) for one in found]
    text = decode(data, Notes(name))
    return None if text is None else [("", one) for one in in_text(text, allowed=allowed)]


def _moved(one: Identifier, line: int) -> Identifier:
    return Identifier(one.kind, one.start, one.end, line, one.column, one.why, one.repair)


def _in_rows(header: Collection[str], rows: list[tuple[str, ...]], allowed: Collection[str]) -> list[Identifier]:
    cells = [tuple(header), *rows]
    kept = []
    for one in in_table(tuple(header), rows):
        row = cells[one.line - 1] if one.line <= len(cells) else ()
        cell = row[one.column - 1] if one.column <= len(row) else ""
        if not (allowed and one.kind in ("email", "phone") and not in_text(cell, allowed=allowed)):
            kept.append(one)
    return kept


def _in_spreadsheet(data: bytes, allowed: Collection[str]) -> list[tuple[str, Identifier]] | None:
    found: list[tuple[str, Identifier]] = []
    with suppress(Exception):  # a foreign parser over hostile bytes: whatever it raises, the file is unread
        from python_calamine import CalamineWorkbook

        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for number, name in enumerate(book.sheet_names, 1):
            sheet = str(number)
            rows = [tuple(_cell(cell) for cell in row) for row in book.get_sheet_by_name(name).to_python()]
            start = _header_row(rows)
            if rows:
                found += [(sheet, one) for one in _in_rows(rows[start], rows[start + 1:], allowed)]
                above = "\n".join(" ".join(row) for row in rows[:start])
                found += [(sheet, one) for one in in_text(above, allowed=allowed)]
        return found
    return None


def _cell(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _header_row(rows: list[tuple[str, ...]]) -> int:
    """The first row with as many filled cells as any of the first: titles stand above a table's header."""
    filled = [sum(bool(re.search(r"\w", cell)) for cell in row) for row in rows[:_HEADER_RUN]]
    return filled.index(max(filled)) if filled else 0
