"""A second folder of links to the published files, kept in the cache so that a large board changes quickly.

Making and removing thousands of folders is what a small change of a large board would cost. Instead the folder
that was exchanged away is brought up to date at once (withdrawn pages are gone from it too) and is the next
version's start. A file counts as the published one only if it is the same inode, so a spare that is damaged,
half-made or deleted costs time and nothing else.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterable, Mapping, Set
from pathlib import Path

from mfi_site.world.content import MARKER
from mfi_site.world.lock import claim
from mfi_site.world.published import Version, scan
from mfi_site.world.staging import UNFINISHED, new_staging, remove_ours, removed_on_failure

LARGE_BOARD_FILES = 2000


def take_spare(spare: Path, out: Path, wanted: Set[str]) -> tuple[Path, int | None, dict[str, int]] | None:
    """Make the spare the folder of the next version; gives it, its claim and the inodes it holds, or None.

    Files that the next version has no place for are removed.
    """
    if spare.is_symlink() or not (spare / MARKER).is_file():
        return None
    staging = out.with_name(f".{out.name}.{secrets.token_hex(8)}")
    try:
        spare.rename(staging)
        claimed = claim(staging)
    except OSError:
        return None
    try:
        with removed_on_failure(staging, claimed):
            _mark_unfinished(staging)
            held, others = scan(str(staging))
            held.pop(MARKER)
            if others:
                raise OSError("The spare holds more than files.")
            _remove(staging, held.keys() - wanted)
            shutil.copymode(out, staging)
    except OSError:
        return None
    return staging, claimed, {path: inode for path, inode in held.items() if path in wanted}


def keep_spare(spare: Path | None, out: Path, old: Path | None, before: Version, manifest: Mapping[str, str]) -> None:
    """Bring the folder that was exchanged away up to date and keep it; remove it where that does not pay.

    After the first build of a large board there is none yet, and one is made.
    """
    claimed = None
    try:
        if spare is None or len(manifest) < LARGE_BOARD_FILES or before.others:
            if old is not None:
                remove_ours(old)
            return
        if old is None:
            old, claimed = new_staging(out)
            before = Version(str(out), {})
        _bring_up_to_date(old, out, before, manifest)
        spare.parent.mkdir(parents=True, exist_ok=True)
        if spare.is_dir():
            remove_ours(spare)
        old.rename(spare)
    except OSError:
        if old is not None:
            with contextlib.suppress(OSError):
                remove_ours(old)
    finally:
        if claimed is not None:
            os.close(claimed)


def _bring_up_to_date(old: Path, out: Path, before: Version, manifest: Mapping[str, str]) -> None:
    """Make `old` hold links to the files of `out`, touching only those that differ."""
    _mark_unfinished(old)
    now, _ = scan(str(out))
    now.pop(MARKER, None)
    stale = {path for path, inode in before.present.items() if now.get(path) != inode}
    _remove(old, stale)
    folders: set[str] = set()
    for path in manifest:
        if before.present.get(path) != now[path]:
            folder = path.rpartition("/")[0]
            if folder not in folders:
                os.makedirs(f"{old}/{folder}", exist_ok=True)
                folders.add(folder)
            os.link(f"{out}/{path}", f"{old}/{path}", follow_symlinks=False)


def _mark_unfinished(folder: Path) -> None:
    (folder / MARKER).write_bytes(UNFINISHED)


def _remove(folder: Path, paths: Iterable[str]) -> None:
    """Remove files, and the folders that are empty without them."""
    for path in paths:
        os.unlink(f"{folder}/{path}")
        parent = path.rpartition("/")[0]
        while parent:
            try:
                os.rmdir(f"{folder}/{parent}")
            except OSError:
                break
            parent = parent.rpartition("/")[0]
