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
    errno.ENOSPC: ("the disk is full", "Make room on it, then try again."),
    errno.EDQUOT: ("the disk quota is used up", "Make room, then try again."),
    errno.EROFS: ("the disk is read-only", "Choose a place that can be written to."),
    errno.EACCES: ("permission was denied", "Ask whoever looks after this computer to let you write there."),
    errno.EPERM: ("permission was denied", "Ask whoever looks after this computer to let you write there."),
    errno.EBUSY: ("the folder is in use or is a mount point", "Close what uses it, or name a folder inside it."),
    errno.ENAMETOOLONG: ("a name is too long", "Choose a shorter one."),
    errno.EEXIST: ("one of the folders on the way to it is a file", "Choose another place."),
    errno.ENOTDIR: ("one of the folders on the way to it is a file", "Choose another place."),
}


def cannot_write(place: Path, error: OSError, kept: str = "Nothing was changed.") -> CannotWrite:
    """The `CannotWrite` for an `OSError` met while writing at `place`: the cause, what was kept, and the repair."""
    cause, repair = _CAUSES.get(error.errno or 0, (error.strerror or str(error), "Put that right, then try again."))
    return CannotWrite(f"Cannot write {place}: {cause}. {kept} {repair}")
