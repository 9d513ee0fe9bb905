"""What a published file is made from: bytes, a function that gives them, or a digest with such a function."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from mfi_site.world.entries import folded
from mfi_site.world.errors import BadPath

MARKER = ".mfi-site"
_CONTROL = re.compile(r"[\x00-\x1f\x7f\\]")
_DRIVE = re.compile(r"^[A-Za-z]:")
_LONGEST_NAME = 255


@dataclass(frozen=True)
class Lazy:
    """A file whose digest is known already, so that an unchanged one is never loaded."""

    digest: str
    load: Callable[[], bytes | Iterable[bytes]]


Content = bytes | Lazy | Callable[[], bytes | Iterable[bytes]]


def content_digest(content: bytes) -> str:
    """The digest by which the manifest knows a file: blake2b, 160 bits, hexadecimal."""
    return hashlib.blake2b(content, digest_size=20).hexdigest()


def load(content: Content) -> bytes:
    """The bytes of a file; calls its function, joins the parts that it gives."""
    if isinstance(content, bytes):
        return content
    given = content.load() if isinstance(content, Lazy) else content()
    return given if isinstance(given, bytes) else b"".join(given)


def known_digest(content: Content) -> str | None:
    """The digest where it can be told without calling anything."""
    if isinstance(content, bytes):
        return content_digest(content)
    return content.digest if isinstance(content, Lazy) else None


def check_paths(files: Mapping[str, Content]) -> None:
    """Raise `BadPath` unless each path is relative, plain and its own on every file system."""
    seen: dict[str, str] = {}
    folders: dict[str, str] = {}
    checked: dict[str, str] = {}
    for path in files:
        folder, _, name = path.rpartition("/")
        if folder not in checked:
            _check_path(path)
            checked[folder] = folded(folder)
            _note_folders(folder, folders)
        else:
            _check_name(name, path)
        key = f"{checked[folder]}/{folded(name)}" if folder else folded(name)
        if key in seen:
            raise BadPath(f"Two files would share one place on some computers: {seen[key]!r} and {path!r}.")
        seen[key] = path
    for key in seen.keys() & folders.keys():
        raise BadPath(f"{seen[key]!r} would be both a file and a folder.")


def _note_folders(folder: str, folders: dict[str, str]) -> None:
    while folder:
        other = folders.setdefault(folded(folder), folder)
        if other != folder:
            raise BadPath(f"Two folders would share one place on some computers: {other!r} and {folder!r}.")
        folder = folder.rpartition("/")[0]


def _check_path(path: str) -> None:
    if path.split("/")[0] == MARKER:
        raise BadPath(f"The name {MARKER} is kept for mfi-site's own list of files.")
    if _DRIVE.match(path):
        raise BadPath(f"{path!r} is not a path inside the output folder.")
    for segment in path.split("/"):
        _check_name(segment, path)


def _check_name(name: str, path: str) -> None:
    if name in {"", ".", ".."} or _CONTROL.search(name) or path == MARKER or _DRIVE.match(path):
        raise BadPath(f"{path!r} is not a path inside the output folder.")
    try:
        if len(name.encode()) > _LONGEST_NAME:
            raise BadPath(f"{name[:60]!r}... is too long a name for a file.")
    except UnicodeEncodeError as error:
        raise BadPath(f"{path!r} is not Unicode text.") from error
