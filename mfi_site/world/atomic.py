"""Write one file so that it is whole or not there, and never over something that was not read."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mfi_site.world.errors import AlreadyThere, BadPath, Changed, cannot_write
from mfi_site.world.exchange import exchange, sync_folder

_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS}


def read_plain(path: Path) -> bytes:
    """The bytes of a plain file, never through a symbolic link; raises `BadPath` or OSError."""
    try:
        descriptor = os.open(path, os.O_RDONLY | _NO_FOLLOW | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise BadPath(f"{path} is a symbolic link; mfi-site writes only to plain files.") from error
        raise
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode) or (not _NO_FOLLOW and path.is_symlink()):
            raise BadPath(f"{path} is not a plain file.")
        return file.read()


def holds(path: Path, data: bytes) -> bool:
    """Whether a plain file is there and is exactly `data`."""
    try:
        return read_plain(path) == data
    except (OSError, BadPath):
        return False


def refuse_links(path: Path, within: Path) -> None:
    """Raise `BadPath` unless `path` lies in `within` with no symbolic link on the way."""
    try:
        parts = path.relative_to(within).parts
    except ValueError as error:
        raise BadPath(f"{path} is not inside {within}.") from error
    if ".." in parts:
        raise BadPath(f"{path} is not inside {within}.")
    place = within
    for part in parts:
        place = place / part
        if place.is_symlink():
            raise BadPath(f"{place} is a symbolic link; mfi-site writes only to plain files and folders.")


def _temporary(path: Path, data: bytes, mode: int) -> Path:
    """A new, flushed file with `data` beside `path`."""
    temporary = path.with_name(f".{path.name[:80]}.{secrets.token_hex(8)}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


@dataclass(frozen=True)
class Fresh:
    """A file that was just made, and the folders that were made for it, the deepest first."""

    path: Path
    data: bytes
    folders: tuple[Path, ...]

    def take_back(self) -> None:
        """Remove it again, unless somebody has changed it, with those of its folders that are empty."""
        if holds(self.path, self.data):
            with contextlib.suppress(OSError):
                self.path.unlink()
                _remove_empty(self.folders)


def write_new(path: Path, data: bytes, within: Path | None = None) -> Fresh:
    """Write a file that must not exist yet; makes its missing folders (below `within`, where that is given).

    Raises `AlreadyThere`, `BadPath` (a symbolic link on the way below `within`) or `CannotWrite`: nothing is made then.
    """
    if within is not None:
        refuse_links(path, within)
    missing = tuple(folder for folder in path.parents if not os.path.lexists(folder))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = _temporary(path, data, 0o666)
    except OSError as error:
        _remove_empty(missing)
        raise cannot_write(path, error) from error
    try:
        _put_new(temporary, path)
        sync_folder(path.parent)
    except FileExistsError as error:
        raise AlreadyThere(f"{path} is there already; it was not changed.") from error
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)
    return Fresh(path, data, missing)


def _remove_empty(folders: Iterable[Path]) -> None:
    with contextlib.suppress(OSError):
        for folder in folders:
            folder.rmdir()


def _put_new(temporary: Path, path: Path) -> None:
    """Give the temporary file its name, unless the name is taken."""
    try:
        os.link(temporary, path, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW, 0o666))
        temporary.replace(path)


def _take_after(temporary: Path, path: Path) -> None:
    """Give the temporary file the mode and the group of the file whose place it takes."""
    with contextlib.suppress(OSError):
        status = path.stat()
        if hasattr(os, "chown"):
            with contextlib.suppress(OSError):
                os.chown(temporary, -1, status.st_gid)
        temporary.chmod(stat.S_IMODE(status.st_mode))


def replace_if_unchanged(path: Path, old: bytes, new: bytes, within: Path | None = None) -> None:
    """Put `new` in the place of `old`, through a temporary file in the same folder; keeps the file's mode and group.

    Raises `Changed` when the file no longer holds `old`, `BadPath` for a symbolic link, or `CannotWrite`;
    in each case the file is as it was found.
    """
    if within is not None:
        refuse_links(path, within)
    changed = Changed(f"{path} was changed by someone else meanwhile; it was left as it is. Try again.")
    try:
        if read_plain(path) != old:
            raise changed
        if new == old:
            return
        temporary = _temporary(path, new, 0o600)
        _take_after(temporary, path)
    except FileNotFoundError as error:
        raise changed from error
    except OSError as error:
        raise cannot_write(path, error) from error
    try:
        if exchange(temporary, path):
            if read_plain(temporary) != old:
                exchange(temporary, path)
                raise changed
        else:
            temporary.replace(path)
        sync_folder(path.parent)
    except FileNotFoundError as error:
        raise changed from error
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
