"""Where a board's files come from: a folder on disk, or texts in memory for tests and history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from mfi_site.world.tree import project_names, read_folder, read_project, read_settings

Refusals = tuple[tuple[str, str], ...]


class Source(Protocol):
    """A board's files, read a part at a time so that no build holds them all."""

    def names(self) -> tuple[str, ...]: ...
    def top(self) -> tuple[Mapping[str, bytes], Refusals]: ...
    def project(self, name: str) -> tuple[Mapping[str, bytes], Refusals]: ...
    def theme(self, name: str) -> Mapping[str, bytes]: ...
    def themes(self) -> Mapping[str, bytes]: ...


@dataclass(frozen=True)
class FolderSource:
    """A content folder; a school's own themes stand in `themes/` beside it or in it."""

    root: Path

    def names(self) -> tuple[str, ...]:
        return project_names(self.root)

    def top(self) -> tuple[Mapping[str, bytes], Refusals]:
        tree = read_settings(self.root)
        return tree.files, tuple((r.path, r.reason) for r in tree.refused)

    def project(self, name: str) -> tuple[Mapping[str, bytes], Refusals]:
        tree = read_project(self.root, name)
        return tree.files, tuple((r.path, r.reason) for r in tree.refused)

    def theme(self, name: str) -> Mapping[str, bytes]:
        if not name or "/" in name or "\\" in name or name.startswith("."):
            return {}
        for folder in (self.root / "themes" / name, self.root.resolve().parent / "themes" / name):
            if folder.is_dir() and not folder.is_symlink():
                return read_folder(folder).files
        return {}

    def themes(self) -> Mapping[str, bytes]:
        found: dict[str, bytes] = {}
        for place, folder in (("in", self.root / "themes"), ("beside", self.root.resolve().parent / "themes")):
            if folder.is_dir() and not folder.is_symlink():
                found.update({f"{place}/{path}": data for path, data in read_folder(folder).files.items()})
        return found


@dataclass(frozen=True)
class MemorySource:
    """A board as a mapping of paths to bytes."""

    files: Mapping[str, bytes]
    own_themes: Mapping[str, Mapping[str, bytes]] | None = None

    def names(self) -> tuple[str, ...]:
        parts = (p.split("/") for p in self.files)
        return tuple(sorted({p[1] for p in parts if p[0] == "projects" and len(p) > 2}))

    def top(self) -> tuple[Mapping[str, bytes], Refusals]:
        return {p: b for p, b in self.files.items() if not p.startswith("projects/")}, ()

    def project(self, name: str) -> tuple[Mapping[str, bytes], Refusals]:
        return {p: b for p, b in self.files.items() if p.startswith(f"projects/{name}/")}, ()

    def theme(self, name: str) -> Mapping[str, bytes]:
        return (self.own_themes or {}).get(name, {})

    def themes(self) -> Mapping[str, bytes]:
        return {f"{name}/{p}": b for name, files in (self.own_themes or {}).items() for p, b in files.items()}
