"""Write a site so that the published folder is, at every moment, one whole version.

The next version is made beside the published one and exchanged with it in one step.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path

from mfi_site.world.content import MARKER, Content, Lazy, check_paths, content_digest, known_digest, load
from mfi_site.world.errors import cannot_write
from mfi_site.world.lock import locked
from mfi_site.world.place import set_aside
from mfi_site.world.published import Version, manifest_bytes, published_version, read_file, write_file
from mfi_site.world.spare import keep_spare, take_spare
from mfi_site.world.staging import new_staging, put_in_place, remove_ours, sweep

_OLD_IS_WHOLE = "The published folder is as it was."


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
class _Build:
    """A version in the making; its folder is made at the first file that differs."""

    version: Version
    wanted: Set[str]
    spare: Path | None = None
    staging: Path | None = None
    claimed: int | None = None
    manifest: dict[str, str] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    held: dict[str, int] = field(default_factory=dict)
    written: int = 0

    def begin(self) -> Path:
        """The folder of the new version, with all that was found unchanged so far."""
        if self.staging is None:
            out = Path(self.version.out)
            taken = take_spare(self.spare, out, self.wanted) if self.spare is not None else None
            if taken is None:
                self.staging, self.claimed = new_staging(out)
            else:
                self.staging, self.claimed, self.held = taken
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
        self._make_room(staging, path)
        write_file(f"{staging}/{path}", content)
        self.manifest[path] = digest
        self.written += 1

    def _reuse(self, path: str) -> None:
        assert self.staging is not None
        inode = self.version.present[path]
        if inode and self.held.get(path) == inode:
            return
        self._make_room(self.staging, path)
        source, target = f"{self.version.out}/{path}", f"{self.staging}/{path}"
        try:
            os.link(source, target, follow_symlinks=False)
        except (OSError, NotImplementedError):
            write_file(target, read_file(source))

    def _make_room(self, staging: Path, path: str) -> None:
        if path in self.held:
            os.unlink(f"{staging}/{path}")
            return
        folder = path.rpartition("/")[0]
        if folder not in self.folders:
            os.makedirs(f"{staging}/{folder}", exist_ok=True)
            self.folders.add(folder)

    def finish(self, durable: bool) -> None:
        """Write the manifest, exchange the folders, and remove the old one or keep it for the next build."""
        staging = self.begin()
        (staging / MARKER).write_bytes(manifest_bytes(self.manifest))
        old = put_in_place(staging, Path(self.version.out), durable)
        self.staging = None
        keep_spare(self.spare, Path(self.version.out), old, self.version, self.manifest)

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
    spares: Path | None = None,
    wait_seconds: float = 600.0,
    say: Callable[[str], None] | None = None,
    durable: bool = True,
) -> Published:
    """Make the folder `out` hold exactly `files` (POSIX path to content) in one step; no write if it does.

    Contents are asked for one at a time, in the order of `files`; a `Lazy` one only where it changed.
    `locks` is the folder of the lock files (`.mfi-cache/locks`), `spares` of what large boards keep to be fast
    (`.mfi-cache/spares`); `durable` flushes to the disk, against a power cut.
    Raises `BadPath`, `NotOurs`, `Busy` or `CannotWrite`; the old version then stands.
    """
    check_paths(files)
    out = Path(os.path.realpath(out))
    try:
        with locked(out, locks, wait_seconds, say):
            sweep(out)
            version = published_version(out)
            set_aside(version, say)
            spare = None if spares is None else spares / content_digest(os.fsencode(out))
            return _publish(files, _Build(version, files.keys(), spare), durable)
    except OSError as error:
        raise cannot_write(out, error, _OLD_IS_WHOLE) from error


def recover(out: Path, locks: Path | None = None) -> None:
    """Finish or undo what a killed build left, before a command reads the published folder."""
    out = Path(os.path.realpath(out))
    with contextlib.suppress(OSError), locked(out, locks):
        sweep(out)


def _publish(files: Mapping[str, Content], build: _Build, durable: bool) -> Published:
    version = build.version
    removed = len((version.manifest.keys() | version.present.keys() | version.others) - files.keys())
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
