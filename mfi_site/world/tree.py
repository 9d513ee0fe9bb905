"""Read a content folder into memory: plain files of the known places only, as they are on the disk."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from mfi_site.model.places import PROJECT_FOLDERS, TOP_FOLDERS
from mfi_site.world.entries import (
    IMAGES,
    LINK_REASON,
    Limits,
    Reading,
    Refused,
    Tree,
    is_temporary,
    list_folder,
    read_file,
)
from mfi_site.world.misplaced import copied_from, why_folder_unread, why_unread

__all__ = [
    "Limits",
    "Refused",
    "Tree",
    "is_temporary",
    "project_names",
    "read_folder",
    "read_project",
    "read_settings",
    "read_tree",
    "tree_digest",
]

_COPIED = (".md", ".csv", ".yml")


def _read_files(folder: str, prefix: str, reading: Reading, deeper: Callable[[str, str], None] | None = None) -> None:
    """Read the files directly in a folder; a folder in it goes to `deeper`, else is not known."""
    for entry in _without_copies(list_folder(folder, prefix, reading), prefix, reading):
        if entry.is_dir(follow_symlinks=False):
            if deeper is None:
                reading.ignored.append(prefix + entry.name + "/")
            else:
                deeper(entry.path, prefix + entry.name + "/")
        elif not _ignores(prefix + entry.name, reading) and not _is_full(prefix, reading):
            read_file(entry.path, prefix + entry.name, reading.limits.of(entry.name) or 0, reading)


def _ignores(path: str, reading: Reading) -> bool:
    """Whether a file is of no kind, or in no place, that is read; notes it, and says why where it was meant to be."""
    if (reason := why_unread(path)) is not None:
        reading.refuse(path, reason, "name")
    if reason is None and reading.limits.of(path) is not None:
        return False
    reading.ignored.append(path)
    return True


def _without_copies(entries: list[os.DirEntry[str]], prefix: str, reading: Reading) -> Iterator[os.DirEntry[str]]:
    """The entries but for copies of others, as "charter (1).md" beside charter.md: nobody knows which is right."""
    names = {entry.name for entry in entries}
    for entry in entries:
        is_text = entry.name.lower().endswith(_COPIED)
        original = copied_from(entry.name, names) if is_text or prefix == "projects/" else None
        if original is None:
            yield entry
        else:
            reason = f"This looks like a copy of {original}, so it is not read; keep what is right in {original}"
            reading.refuse(prefix + entry.name, f"{reason}, and delete the copy.", "name")


def _is_full(prefix: str, reading: Reading) -> bool:
    """Whether the project of this path has reached its number of files; refuses the rest of it once."""
    if not prefix.startswith("projects/") or len(reading.files) < reading.limits.files_a_project:
        return False
    project = "/".join(prefix.split("/")[:2])
    if not any(one.kind == "count" for one in reading.refused):
        reason = f"The project has more than {reading.limits.files_a_project} files; the rest were not read."
        reading.refuse(project, reason, "count")
    return True


def _ignores_folder(path: str, reading: Reading) -> None:
    """Note a folder that is not read, and say why where it was meant to be."""
    if (reason := why_folder_unread(path)) is not None:
        reading.refuse(path, reason, "name")
    reading.ignored.append(path + "/")


def project_names(root: Path) -> tuple[str, ...]:
    """The folders of `projects/`, sorted; links and twins are refused by `read_settings`."""
    return _project_names(root, Reading(Limits()))


def _project_names(root: Path, reading: Reading) -> tuple[str, ...]:
    folder = root / "projects"
    if folder.is_symlink():
        reading.refuse("projects", LINK_REASON, "link")
        return ()
    entries = list(_without_copies(list_folder(str(folder), "projects/", reading), "projects/", reading))
    for entry in entries:
        if entry.is_file(follow_symlinks=False):
            _ignores("projects/" + entry.name, reading)
    return tuple(entry.name for entry in entries if entry.is_dir(follow_symlinks=False))


def read_settings(root: Path, limits: Limits | None = None) -> Tree:
    """Everything but the projects: board.yml, pictures beside it, pages, screens and shared."""
    reading = Reading(limits or Limits())
    for entry in _without_copies(list_folder(str(root), "", reading), "", reading):
        name = entry.name
        if entry.is_dir(follow_symlinks=False):
            if name not in {*TOP_FOLDERS, "themes"}:
                _ignores_folder(name, reading)
            elif name not in {"projects", "themes"}:
                _read_files(entry.path, name + "/", reading)
        elif name == "board.yml" or name.lower().endswith(IMAGES):
            read_file(entry.path, name, reading.limits.of(name) or 0, reading)
        elif not _ignores(name, reading):
            reading.ignored.append(name)
    already = {one.path for one in reading.refused}
    if "projects" not in already:
        _project_names(root, reading)
    return reading.tree(root)


def read_project(root: Path, project: str, limits: Limits | None = None) -> Tree:
    """One project's files, paths relative to `root`; charter and measures first where there are too many."""
    reading = Reading(limits or Limits())
    _read_project(root, project, reading)
    return reading.tree(root)


def _read_project(root: Path, project: str, reading: Reading) -> None:
    folders: dict[str, str] = {}
    prefix = f"projects/{project}/"

    def keep(path: str, name: str) -> None:
        folders[name] = path

    _read_files(f"{root}/{prefix}", prefix, reading, keep)
    for name in PROJECT_FOLDERS:
        path = folders.pop(f"{prefix}{name}/", None)
        if path is not None:
            _read_files(path, f"{prefix}{name}/", reading)
    for path in folders:
        _ignores_folder(path.rstrip("/"), reading)


def read_tree(root: Path, limits: Limits | None = None) -> Tree:
    """The whole content folder; see `read_settings` and `read_project` for reading it a part at a time."""
    limits = limits or Limits()
    settings = read_settings(root, limits)
    whole = Reading(limits, dict(settings.files), list(settings.refused), list(settings.ignored))
    for project in project_names(root):
        part = Reading(limits)
        _read_project(root, project, part)
        whole.files.update(part.files)
        whole.refused.extend(part.refused)
        whole.ignored.extend(part.ignored)
    return whole.tree(root)


def read_folder(root: Path, limit: int = 4 * 1024 * 1024, depth: int = 8) -> Tree:
    """Every plain file of a folder such as a theme, to `depth` folders deep, each of at most `limit`."""
    reading = Reading(Limits())

    def walk(folder: str, prefix: str, left: int) -> None:
        for entry in list_folder(folder, prefix, reading):
            name = prefix + entry.name
            if not entry.is_dir(follow_symlinks=False):
                read_file(entry.path, name, limit, reading)
            elif left:
                walk(entry.path, name + "/", left - 1)
            else:
                reading.ignored.append(name + "/")

    walk(str(root), "", depth)
    return reading.tree(root)


def tree_digest(tree: Tree) -> str:
    """A hexadecimal digest (blake2b, 160 bits) of all that was read, and of what was left out."""
    digest = hashlib.blake2b(digest_size=20)
    for path in sorted(tree.files):
        name, content = path.encode(), tree.files[path]
        digest.update(b"f%d:%d:" % (len(name), len(content)))
        digest.update(name)
        digest.update(content)
    digest.update(repr([(one.path, one.kind, one.reason) for one in tree.refused]).encode())
    digest.update(repr(tree.ignored).encode())
    return digest.hexdigest()
