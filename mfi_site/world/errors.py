"""What can go wrong between the program and the machine, each with one sentence for a person."""

from __future__ import annotations

import errno
from pathlib import Path


class WorldError(Exception):
    """The machine refused; `str()` is a sentence to show, never a traceback."""


class NotOurs(WorldError):
    """A folder that mfi-site did not make, and so will not empty."""


class CannotWrite(WorldError):
    """The disk is full, read-only or closed to us; what was there before is untouched."""


class Busy(WorldError):
    """Another command holds the lock and did not let go in time."""


class BadPath(WorldError):
    """A path that would leave its folder, or that two files would share."""


class AlreadyThere(WorldError):
    """A new file was wanted where one exists."""


class Changed(WorldError):
    """A file is no longer what was read from it."""


_CAUSES = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "permission was denied",
    errno.EPERM: "permission was denied",
    errno.EBUSY: "the folder is in use or is a mount point",
    errno.ENAMETOOLONG: "a name is too long",
}


def cannot_write(place: Path, error: OSError, kept: str = "Nothing was changed.") -> CannotWrite:
    """The `CannotWrite` for an `OSError` met while writing at `place`."""
    cause = _CAUSES.get(error.errno or 0, error.strerror or str(error))
    return CannotWrite(f"Cannot write {place}: {cause}. {kept}")
