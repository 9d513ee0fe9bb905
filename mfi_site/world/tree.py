"""Read a content folder into memory: plain files of the known places only, as they are on the disk."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from mfi_site.world.entries import (
    IMAGES,
    LINK_REASON,
    SPREADSHEET_REASON,
    SPREADSHEETS,
    Limits,
    Reading,
    Refused,
    Tree,
    is_temporary,
    list_folder,
    read_file,
)

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

_TOP_FOLDERS = ("pages", "screens", "shared")
_PROJECT_FOLDERS = ("measures", "pdsa", "reports", "tools", "images")


def _read_files(folder: str, prefix: str, reading: Reading, deeper: Callable[[str, str], None] | None = None) -> None:
    """Read the files directly in a folder; a folder in it goes to `deeper`, else is not known."""
    for entry in list_folder(folder, prefix, reading):
        if entry.is_dir(follow_symlinks=False):
            if deeper is None:
                reading.ignored.append(prefix + entry.name + "/")
            else:
                deeper(entry.path, prefix + entry.name + "/")
        elif (limit := reading.limits.of(entry.name)) is None:
            if prefix.endswith("/measures/") and entry.name.lower().endswith(SPREADSHEETS):
                reading.refuse(prefix + entry.name, SPREADSHEET_REASON, "name")
            reading.ignored.append(prefix + entry.name)
        elif not _is_full(prefix, reading):
            read_file(entry.path, prefix + entry.name, limit, reading)


def _is_full(prefix: str, reading: Reading) -> bool:
    """Whether the project of this path has reached its number of files; refuses the rest of it once."""
    if not prefix.startswith("projects/") or len(reading.files) < reading.limits.files_a_project:
        return False
    project = "/".join(prefix.split("/")[:2])
    if not any(one.kind == "count" for one in reading.refused):
        reason = f"The project has more than {reading.limits.files_a_project} files; the rest were not read."
        reading.refuse(project, reason, "count")
    return True


def project_names(root: Path) -> tuple[str, ...]:
    """The folders of `projects/`, sorted; links and twins are refused by `read_settings`."""
    return _project_names(root, Reading(Limits()))


def _project_names(root: Path, reading: Reading) -> tuple[str, ...]:
    folder = root / "projects"
    if folder.is_symlink():
        reading.refuse("projects", LINK_REASON, "link")
        return ()
    entries = list_folder(str(folder), "projects/", reading)
    for entry in entries:
        if entry.is_file(follow_symlinks=False):
            reading.ignored.append("projects/" + entry.name)
    return tuple(entry.name for entry in entries if entry.is_dir(follow_symlinks=False))


def read_settings(root: Path, limits: Limits | None = None) -> Tree:
    """Everything but the projects: board.yml, pictures beside it, pages, screens and shared."""
    reading = Reading(limits or Limits())
    for entry in list_folder(str(root), "", reading):
        name = entry.name
        if entry.is_dir(follow_symlinks=False):
            if name in _TOP_FOLDERS:
                _read_files(entry.path, name + "/", reading)
            elif name not in {"projects", "themes"}:
                reading.ignored.append(name + "/")
        elif name == "board.yml" or name.lower().endswith(IMAGES):
            read_file(entry.path, name, reading.limits.of(name) or 0, reading)
        else:
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
    for name in _PROJECT_FOLDERS:
        path = folders.pop(f"{prefix}{name}/", None)
        if path is not None:
            _read_files(path, f"{prefix}{name}/", reading)
    reading.ignored.extend(folders)


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
