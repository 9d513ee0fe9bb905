"""Write a site so that the published folder is, at every moment, one whole version.

The next version is made beside the published one and exchanged with it in one step.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mfi_site.world.content import MARKER, Content, Lazy, check_paths, content_digest, known_digest, load
from mfi_site.world.errors import NotOurs, cannot_write
from mfi_site.world.lock import locked
from mfi_site.world.staging import new_staging, put_in_place, remove_ours, sweep

FORMAT = 1
_OLD_IS_WHOLE = "The published folder is as it was."
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True)
class Published:
    """How many files were written, taken over from the version before, and removed."""

    written: int
    reused: int
    removed: int

    @property
    def unchanged(self) -> bool:
        """Whether the published folder was already this version, and nothing was written."""
        return not self.written and not self.removed


@dataclass
class _Version:
    """The published version as its manifest has it, and the files that are really there."""

    out: str
    manifest: dict[str, str]
    present: set[str]
    others: set[str]

    def holds(self, path: str, digest: str | None) -> bool:
        """Whether the published file has this digest, on the disk and not only in the manifest."""
        if digest is None or self.manifest.get(path) != digest or path not in self.present:
            return False
        try:
            return content_digest(_read(f"{self.out}/{path}")) == digest
        except OSError:
            return False


@dataclass
class _Build:
    """A version in the making; its folder is made at the first file that differs."""

    version: _Version
    staging: Path | None = None
    claimed: int | None = None
    manifest: dict[str, str] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    written: int = 0

    def begin(self) -> Path:
        """The folder of the new version, with all that was found unchanged so far."""
        if self.staging is None:
            self.staging, self.claimed = new_staging(Path(self.version.out))
            for path in self.manifest:
                self._reuse(path)
        return self.staging

    def keep(self, path: str, digest: str) -> None:
        """Take a file over from the published version."""
        self.manifest[path] = digest
        if self.staging is not None:
            self._reuse(path)

    def write(self, path: str, content: bytes, digest: str) -> None:
        """Write a new or changed file."""
        staging = self.begin()
        self._make_folder(staging, path)
        _write(f"{staging}/{path}", content)
        self.manifest[path] = digest
        self.written += 1

    def _reuse(self, path: str) -> None:
        assert self.staging is not None
        self._make_folder(self.staging, path)
        source, target = f"{self.version.out}/{path}", f"{self.staging}/{path}"
        try:
            os.link(source, target, follow_symlinks=False)
        except (OSError, NotImplementedError):
            _write(target, _read(source))

    def _make_folder(self, staging: Path, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self.folders:
            os.makedirs(f"{staging}/{folder}", exist_ok=True)
            self.folders.add(folder)

    def finish(self, durable: bool) -> None:
        """Write the manifest, exchange the folders, remove the old one."""
        staging = self.begin()
        (staging / MARKER).write_bytes(_manifest_bytes(self.manifest))
        old = put_in_place(staging, Path(self.version.out), durable)
        self.staging = None
        if old is not None:
            with contextlib.suppress(OSError):
                remove_ours(old)

    def close(self) -> None:
        """Remove what an error left unfinished; what cannot be removed now the next build sweeps."""
        if self.staging is not None:
            with contextlib.suppress(OSError):
                remove_ours(self.staging)
        if self.claimed is not None:
            os.close(self.claimed)


def publish(
    files: Mapping[str, Content],
    out: Path,
    *,
    locks: Path | None = None,
    wait_seconds: float = 600.0,
    say: Callable[[str], None] | None = None,
    durable: bool = True,
) -> Published:
    """Make the folder `out` hold exactly `files` (POSIX path to content) in one step; no write if it does.

    Contents are asked for one at a time, in the order of `files`; a `Lazy` one only where it changed.
    `locks` is the folder of the lock files; `durable` flushes to the disk, against a power cut.
    Raises `BadPath`, `NotOurs`, `Busy` or `CannotWrite`; the old version then stands.
    """
    check_paths(files)
    out = Path(os.path.realpath(out))
    try:
        with locked(out, locks, wait_seconds, say):
            sweep(out)
            return _publish(files, _published(out), durable)
    except OSError as error:
        raise cannot_write(out, error, _OLD_IS_WHOLE) from error


def recover(out: Path, locks: Path | None = None) -> None:
    """Finish or undo what a killed build left, before a command reads the published folder."""
    out = Path(os.path.realpath(out))
    with contextlib.suppress(OSError), locked(out, locks):
        sweep(out)


def _publish(files: Mapping[str, Content], version: _Version, durable: bool) -> Published:
    build = _Build(version)
    removed = len((version.manifest.keys() | version.present | version.others) - files.keys())
    try:
        if removed or not version.manifest:
            build.begin()
        for path, content in files.items():
            digest = known_digest(content)
            if version.holds(path, digest) and digest is not None:
                build.keep(path, digest)
                continue
            loaded = load(content)
            digest = content_digest(loaded) if digest is None or isinstance(content, Lazy) else digest
            if version.holds(path, digest):
                build.keep(path, digest)
            else:
                build.write(path, loaded, digest)
        if build.staging is not None:
            build.finish(durable)
        return Published(build.written, len(build.manifest) - build.written, removed)
    finally:
        build.close()


def _published(out: Path) -> _Version:
    """What is published now; raises `NotOurs` for a folder with anything in it and no readable marker."""
    if not os.path.lexists(out):
        return _Version(str(out), {}, set(), set())
    if not out.is_dir():
        raise NotOurs(f"{out} is a file, not a folder. Choose another place to build in.")
    present, others = _scan(str(out))
    if not present and not others:
        return _Version(str(out), {}, set(), set())
    manifest = _read_manifest(out)
    if manifest is None:
        raise NotOurs(
            f"{out} is not empty and mfi-site did not make it (it has no {MARKER} file of ours). "
            "Choose another folder with -o, or empty it yourself."
        )
    if os.path.lexists(out / ".git"):
        raise NotOurs(f"{out} holds a git repository that a build would remove. Choose another folder.")
    present.discard(MARKER)
    return _Version(str(out), manifest, present, others)


def _read_manifest(out: Path) -> dict[str, str] | None:
    try:
        noted = json.loads(_read(f"{out}/{MARKER}"))
        files = noted["files"]
        return {str(path): str(digest) for path, digest in files.items()} if noted["format"] == FORMAT else {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _manifest_bytes(manifest: Mapping[str, str]) -> bytes:
    files = {path: manifest[path] for path in sorted(manifest)}
    return (json.dumps({"format": FORMAT, "files": files}, ensure_ascii=False, indent=0) + "\n").encode()


def _scan(root: str) -> tuple[set[str], set[str]]:
    """The plain files below a folder by POSIX path, and whatever else is there (links, empty folders)."""
    plain: set[str] = set()
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
                    plain.add(prefix + entry.name)
                else:
                    others.add(prefix + entry.name)
        if empty and prefix:
            others.add(prefix)
    return plain, others


def _read(path: str) -> bytes:
    descriptor = os.open(path, _READ)
    try:
        size = os.fstat(descriptor).st_size
        parts = [os.read(descriptor, size + 1)]
        while parts[-1] and sum(map(len, parts)) < size:
            parts.append(os.read(descriptor, size + 1))
        return parts[0] if len(parts) == 1 else b"".join(parts)
    finally:
        os.close(descriptor)


def _write(path: str, content: bytes) -> None:
    descriptor = os.open(path, _WRITE, 0o666)
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(descriptor, view) :]
    finally:
        os.close(descriptor)
