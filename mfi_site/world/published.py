"""The published version: what its manifest says, and what is really on the disk."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mfi_site.world.content import MARKER, content_digest
from mfi_site.world.errors import NotOurs

FORMAT = 1
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


@dataclass
class Version:
    """A published version: digests by path as its manifest has them, inodes of the files really there."""

    out: str
    manifest: dict[str, str]
    present: dict[str, int] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)

    def holds(self, path: str, digest: str | None) -> bool:
        """Whether the published file has this digest, on the disk and not only in the manifest."""
        if digest is None or self.manifest.get(path) != digest or path not in self.present:
            return False
        try:
            return content_digest(read_file(f"{self.out}/{path}")) == digest
        except OSError:
            return False


def published_version(out: Path) -> Version:
    """What is published now; raises `NotOurs` for a folder with anything in it and no readable marker."""
    if not os.path.lexists(out):
        return Version(str(out), {})
    if not out.is_dir():
        raise NotOurs(f"{out} is a file, not a folder. Choose another place to build in.")
    present, others = scan(str(out))
    if not present and not others:
        return Version(str(out), {})
    manifest = _read_manifest(out)
    if manifest is None:
        raise NotOurs(
            f"{out} is not empty and mfi-site did not make it (it has no {MARKER} file of ours). "
            "Choose another folder with -o, or empty it yourself."
        )
    if os.path.lexists(out / ".git"):
        raise NotOurs(f"{out} holds a git repository that a build would remove. Choose another folder.")
    present.pop(MARKER, None)
    return Version(str(out), manifest, present, others)


def _read_manifest(out: Path) -> dict[str, str] | None:
    try:
        noted = json.loads(read_file(f"{out}/{MARKER}"))
        files = noted["files"]
        return {str(path): str(digest) for path, digest in files.items()} if noted["format"] == FORMAT else {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def manifest_bytes(manifest: Mapping[str, str]) -> bytes:
    """The marker file: the same for the same files, whatever the order of building."""
    files = {path: manifest[path] for path in sorted(manifest)}
    return (json.dumps({"format": FORMAT, "files": files}, ensure_ascii=False, indent=0) + "\n").encode()


def scan(root: str) -> tuple[dict[str, int], set[str]]:
    """The plain files below a folder, path to inode, and whatever else is there (links, empty folders)."""
    plain: dict[str, int] = {}
    others: set[str] = set()
    waiting = [(root, "")]
    while waiting:
        folder, prefix = waiting.pop()
        empty = True
        with os.scandir(folder) as entries:
            for entry in entries:
                empty = False
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{prefix}{entry.name}/"))
                elif entry.is_file(follow_symlinks=False):
                    plain[prefix + entry.name] = entry.inode()
                else:
                    others.add(prefix + entry.name)
        if empty and prefix:
            others.add(prefix)
    return plain, others


def read_file(path: str) -> bytes:
    """The bytes of a plain file, never through a link."""
    descriptor = os.open(path, _READ)
    try:
        size = os.fstat(descriptor).st_size
        parts = [os.read(descriptor, size + 1)]
        while parts[-1] and sum(map(len, parts)) < size:
            parts.append(os.read(descriptor, size + 1))
        return parts[0] if len(parts) == 1 else b"".join(parts)
    finally:
        os.close(descriptor)


def write_file(path: str, content: bytes) -> None:
    """Write a file that does not exist yet."""
    descriptor = os.open(path, _WRITE, 0o666)
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(descriptor, view) :]
    finally:
        os.close(descriptor)
