"""The folder beside the published one where the next version is made, and what a killed build leaves."""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from mfi_site.world.content import MARKER
from mfi_site.world.errors import NotOurs
from mfi_site.world.exchange import exchange, sync_file_system, sync_folder
from mfi_site.world.lock import claim

UNFINISHED = b'{"format": 1, "unfinished": true}\n'


def journal_of(out: Path) -> Path:
    """Where the two renames that replace an exchange are noted before they are made."""
    return out.with_name(f".{out.name}.journal")


def new_staging(out: Path) -> tuple[Path, int | None]:
    """A new folder `.NAME.<random>` beside `out`, marked as ours and claimed; and the claim to close."""
    out.parent.mkdir(parents=True, exist_ok=True)
    staging = out.with_name(f".{out.name}.{secrets.token_hex(8)}")
    staging.mkdir()
    claimed = claim(staging)
    with removed_on_failure(staging, claimed):
        (staging / MARKER).write_bytes(UNFINISHED)
        if out.is_dir():
            shutil.copymode(out, staging)
    return staging, claimed


@contextlib.contextmanager
def removed_on_failure(folder: Path, claimed: int | None) -> Iterator[None]:
    """Where a folder cannot be made ready, remove it and let go of its claim; the OSError goes on."""
    try:
        yield
    except OSError:
        with contextlib.suppress(OSError):
            remove_ours(folder)
        if claimed is not None:
            os.close(claimed)
        raise


def remove_ours(folder: Path) -> None:
    """Remove a folder that carries the marker, the marker last, so that a kill leaves it known as ours."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name == MARKER:
                continue
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path)
            else:
                os.unlink(entry.path)
    (folder / MARKER).unlink(missing_ok=True)
    folder.rmdir()


def sweep(out: Path) -> None:
    """Finish an exchange that was cut short, then remove what killed builds left beside `out`."""
    finish_journal(out)
    pattern = re.compile(rf"\.{re.escape(out.name)}\.[0-9a-f]{{16}}")
    try:
        with os.scandir(out.parent) as entries:
            left = [entry for entry in entries if pattern.fullmatch(entry.name)]
    except OSError:
        return
    for entry in left:
        folder = Path(entry.path)
        if entry.is_dir(follow_symlinks=False) and (_is_empty(folder) or (folder / MARKER).is_file()):
            with contextlib.suppress(OSError):
                _remove_unclaimed(folder)


def _is_empty(folder: Path) -> bool:
    with os.scandir(folder) as entries:
        return next(entries, None) is None


def _remove_unclaimed(folder: Path) -> None:
    claimed = claim(folder)
    if claimed is not None:
        try:
            remove_ours(folder)
        finally:
            os.close(claimed)


def finish_journal(out: Path) -> None:
    """Make the second of two renames that a kill prevented, or undo the first; harmless when none is open."""
    journal = journal_of(out)
    if journal.is_symlink() or not journal.is_file():
        return
    try:
        noted = json.loads(journal.read_bytes())
        names = (str(noted["new"]), str(noted["old"]))
    except (ValueError, KeyError, TypeError):
        names = ("", "")
    if not out.exists():
        pattern = re.compile(rf"\.{re.escape(out.name)}\.[0-9a-f]{{16}}")
        for name in names:
            folder = out.with_name(name) if pattern.fullmatch(name) else None
            if folder is not None and (folder / MARKER).is_file():
                folder.rename(out)
                break
    journal.unlink()


def put_in_place(staging: Path, out: Path, durable: bool) -> Path | None:
    """Let `staging` become `out`; returns the folder that now holds the old version, or None."""
    if durable:
        sync_file_system(staging)
    try:
        # Over an empty folder a rename is one step; over anything else it fails, and nothing is lost.
        staging.rename(out)
    except OSError:
        if not out.is_dir():
            raise
    else:
        _settle(out, durable)
        return None
    if _is_empty(out):
        out.rmdir()
        staging.rename(out)
        return None
    if not (out / MARKER).is_file():
        raise NotOurs(f"{out} holds files that mfi-site did not make. Choose another folder.")
    old = staging
    if not exchange(staging, out):
        old = _exchange_by_journal(staging, out)
    _settle(out, durable)
    return old


def _exchange_by_journal(staging: Path, out: Path) -> Path:
    old = out.with_name(f".{out.name}.{secrets.token_hex(8)}")
    journal = journal_of(out)
    temporary = journal.with_name(journal.name + ".tmp")
    with temporary.open("wb") as file:
        file.write(json.dumps({"new": staging.name, "old": old.name}).encode())
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(journal)
    sync_folder(out.parent)
    out.rename(old)
    staging.rename(out)
    sync_folder(out.parent)
    journal.unlink()
    return old


def _settle(out: Path, durable: bool) -> None:
    if durable:
        sync_folder(out.parent)
