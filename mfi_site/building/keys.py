"""The hash of everything that a result is made from. If a build reads it, it is in the key."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mfi_site.building.source import Source

LIBRARIES = ("altair", "babel", "jinja2", "markdown", "nh3", "pydantic", "pyyaml", "segno", "vl-convert-python")
PROGRAM_FILES = (".py", ".yml", ".json", ".js")


def digest(*parts: bytes | str) -> str:
    """One hash of parts, each with its length so that no two lists of parts look alike."""
    found = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.hexdigest()


def files_digest(files: Mapping[str, bytes], refused: Iterable[tuple[str, str]] = ()) -> str:
    """The hash of files and of what was refused among them, whatever their order."""
    parts: list[bytes | str] = []
    for path in sorted(files):
        parts += [path, files[path]]
    for path, reason in sorted(refused):
        parts += [path, reason, "refused"]
    return digest(*parts)


@dataclass(frozen=True)
class Fingerprint:
    """The hashes of a source: of its settings and pages, of its themes, and of each project."""

    top: str
    themes: str
    projects: Mapping[str, str]

    @property
    def whole(self) -> str:
        return digest(self.top, self.themes, *(part for item in self.projects.items() for part in item))


def fingerprint_of(source: Source) -> Fingerprint:
    """The hashes of all that a source holds, one project in memory at a time."""
    projects = {name: files_digest(*source.project(name)) for name in source.names()}
    return Fingerprint(files_digest(*source.top()), files_digest(source.themes()), projects)


@lru_cache(maxsize=1)
def program_digest() -> str:
    """The hash of the program, its themes, and the versions of the libraries that shape its output."""
    parts: list[bytes | str] = [f"{name} {_version(name)}" for name in LIBRARIES]
    package = Path(__file__).parent.parent
    packed = package / "_themes"
    themes = packed if packed.is_dir() else package.parent / "themes"
    for root in (str(package), str(themes)):
        for path in sorted(_files(root)):
            if root != str(package) or path.endswith(PROGRAM_FILES):
                with open(path, "rb") as file:
                    parts += [path[len(root):], file.read()]
    return digest(*parts)


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name not in ("__pycache__", "_themes"):
                    yield from _files(entry.path)
            else:
                yield entry.path


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
