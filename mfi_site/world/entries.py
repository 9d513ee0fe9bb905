"""The plain files and folders of one folder, within limits, never through a link; what was refused."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

_KIB = 1024
LINK_REASON = "This is a link to another place; put the file or folder itself here."
SPREADSHEETS = (".xlsx", ".xls", ".ods")
SPREADSHEET_REASON = "This is a spreadsheet, not a CSV file; save the sheet as CSV."
IMAGES = (".png", ".jpg", ".jpeg", ".webp", ".svg", ".gif")
_TEMPORARY = re.compile(
    r"(?i)^\.|^~\$|^#.*#$|~$|\.(?:swp|swo|swx|tmp)$|^4913$|^thumbs\.db$|^desktop\.ini$|^icon\r$|^__macosx$"
)
_OPEN = os.O_RDONLY
for _flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"):
    _OPEN |= getattr(os, _flag, 0)


@dataclass(frozen=True)
class Limits:
    """Sizes in bytes and a count of files, past which a file is refused unread."""

    markdown: int = 64 * _KIB
    table: int = 1024 * _KIB
    image: int = 4 * 1024 * 1024
    files_a_project: int = 500

    def of(self, name: str) -> int | None:
        """The limit for a file of this name; None for a kind that the format does not know."""
        lowered = name.lower()
        if lowered.endswith(".md"):
            return self.markdown
        if lowered.endswith((".csv", ".yml", ".yaml", ".json")):
            return self.table
        return self.image if lowered.endswith(IMAGES) else None


@dataclass(frozen=True)
class Refused:
    """A path that was left out, why, and the kind: link, special, size, name, count or unreadable."""

    path: str
    reason: str
    kind: str


@dataclass(frozen=True)
class Tree:
    """The files of a folder by POSIX path, sorted; what was refused; what is of no known kind (not read)."""

    root: Path
    files: Mapping[str, bytes]
    refused: tuple[Refused, ...] = ()
    ignored: tuple[str, ...] = ()


@dataclass
class Reading:
    """What has been read so far."""

    limits: Limits
    files: dict[str, bytes] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    def refuse(self, path: str, reason: str, kind: str) -> None:
        """Note a path that is left out."""
        self.refused.append(Refused(path, reason, kind))

    def tree(self, root: Path) -> Tree:
        """What was read, in order."""
        ordered = {path: self.files[path] for path in sorted(self.files)}
        refused = sorted(self.refused, key=lambda one: (one.path, one.kind))
        return Tree(root, ordered, tuple(refused), tuple(sorted(self.ignored)))


def is_temporary(name: str) -> bool:
    """Whether a file's name says that no author wrote it: dotfiles, editors' and systems' temporary files."""
    return _TEMPORARY.search(name) is not None


def folded(name: str) -> str:
    """The name as a file system that ignores case and Unicode form would see it."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def list_folder(folder: str, prefix: str, reading: Reading) -> list[os.DirEntry[str]]:
    """The plain files and folders of a folder, sorted, without temporaries, links and twins."""
    try:
        with os.scandir(folder) as scan:
            found = [entry for entry in scan if not is_temporary(entry.name)]
    except FileNotFoundError:
        return []
    except NotADirectoryError:
        reading.refuse(prefix.rstrip("/"), "This should be a folder.", "special")
        return []
    except OSError as error:
        reading.refuse(prefix.rstrip("/"), f"The folder cannot be read: {error.strerror}.", "unreadable")
        return []
    kept = [entry for entry in found if _is_plain(entry, prefix, reading)]
    kept.sort(key=lambda entry: entry.name)
    if len({folded(entry.name) for entry in kept}) == len(kept):
        return kept
    return list(_without_twins(kept, prefix, reading))


def _is_plain(entry: os.DirEntry[str], prefix: str, reading: Reading) -> bool:
    try:
        entry.name.encode("utf-8")
    except UnicodeEncodeError:
        readable = entry.name.encode("utf-8", "replace").decode("utf-8")
        reading.refuse(prefix + readable, "The name is not Unicode text; rename it.", "name")
        return False
    if entry.is_symlink() or _is_reparse_point(entry):
        reading.refuse(prefix + entry.name, LINK_REASON, "link")
        return False
    if not entry.is_file(follow_symlinks=False) and not entry.is_dir(follow_symlinks=False):
        reading.refuse(prefix + entry.name, "This is neither a file nor a folder.", "special")
        return False
    return True


def _is_reparse_point(entry: os.DirEntry[str]) -> bool:
    if os.name != "nt":
        return False
    attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    return bool(attributes & getattr(stat, "FILE_ATTRIBUTE_REPARSE_POINT", 0x400))


def _without_twins(entries: Iterable[os.DirEntry[str]], prefix: str, reading: Reading) -> Iterator[os.DirEntry[str]]:
    """Of names that some systems cannot tell apart keep one: the plainest, else the first."""
    groups: dict[str, list[os.DirEntry[str]]] = {}
    for entry in entries:
        groups.setdefault(folded(entry.name), []).append(entry)
    for plainest, group in groups.items():
        keep = next((entry for entry in group if entry.name == plainest), group[0])
        for entry in group:
            if entry is not keep:
                reason = f"The name differs from {keep.name} only in capitals or accents; rename one of them."
                reading.refuse(prefix + entry.name, reason, "name")
        yield keep


def read_file(path: str, name: str, limit: int, reading: Reading) -> None:
    """Read one plain file of at most `limit` bytes into the reading."""
    try:
        descriptor = os.open(path, _OPEN)
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                reading.refuse(name, "This is neither a file nor a folder.", "special")
                return
            content = b"" if status.st_size > limit else os.read(descriptor, limit + 1)
            if status.st_size <= limit:
                content += _rest(descriptor, len(content), status.st_size, limit)
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        return
    except OSError as error:
        reading.refuse(name, f"The file cannot be read: {error.strerror}.", "unreadable")
        return
    if status.st_size > limit or len(content) > limit:
        reading.refuse(name, f"The file is larger than {_size(limit)}.", "size")
    else:
        reading.files[name] = content


def _rest(descriptor: int, read: int, expected: int, limit: int) -> bytes:
    """What one read left over (network file systems read in pieces), up to just past the limit."""
    parts = []
    while read < expected and read <= limit and (part := os.read(descriptor, limit + 1 - read)):
        parts.append(part)
        read += len(part)
    return b"".join(parts)


def _size(limit: int) -> str:
    return f"{limit // (_KIB * _KIB)} MiB" if limit >= _KIB * _KIB else f"{limit // _KIB} KiB"
