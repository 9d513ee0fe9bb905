"""The hashes of a content folder that is built again and again: only what the file system calls changed is read.

The keys stay hashes of content. Size, times and inode of each file decide only whether it is read again, and a
file that changed within the last second is read again whatever they say, since clocks of file systems are coarse.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field

from mfi_site.building.keys import Fingerprint, files_digest
from mfi_site.building.source import FolderSource

SETTLED_NANOSECONDS = 1_000_000_000
_DEEPEST = 4
Signature = tuple[tuple[str, int, int, int, int], ...]


@dataclass
class WatchedPrints:
    """The fingerprint of one folder, remembered from build to build."""

    source: FolderSource
    _known: dict[str, tuple[Signature, str]] = field(default_factory=dict)

    def take(self) -> Fingerprint:
        """The fingerprint as `fingerprint_of` gives it."""
        before, self._known = self._known, {}
        projects = {}
        for name in self.source.names():
            now = time.time_ns()
            seen = signature(f"{self.source.root}/projects/{name}")
            known = before.get(name)
            if known is None or known[0] != seen:
                known = (seen, files_digest(*self.source.project(name)))
            if _newest(seen) < now - SETTLED_NANOSECONDS:
                self._known[name] = known
            projects[name] = known[1]
        return Fingerprint(files_digest(*self.source.top()), files_digest(self.source.themes()), projects)


def signature(folder: str, depth: int = 0) -> Signature:
    """Path, inode, size, and times of change of every entry below a folder, links as themselves."""
    found: list[tuple[str, int, int, int, int]] = []
    try:
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda one: one.name):
                status = entry.stat(follow_symlinks=False)
                found.append((entry.path, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns))
                if depth < _DEEPEST and entry.is_dir(follow_symlinks=False):
                    found += signature(entry.path, depth + 1)
    except OSError as error:
        found.append((f"{folder}: {error.errno}", 0, 0, 0, 0))
    return tuple(found)


def _newest(seen: Signature) -> int:
    return max((max(modified, changed) for _, _, _, modified, changed in seen), default=0)
