"""One writer at a time: a lock that the system lets go of when its process dies."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from mfi_site.world.errors import Busy

_POLL_SECONDS = 0.05


def _try_lock(descriptor: int) -> bool:
    """Take the lock on an open file without waiting; True also where locks are not supported at all."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in {errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK, errno.EDEADLK}
    return True


def _open_locks(folder: Path | None, target: Path) -> list[int]:
    """The lock's file in `folder`, and the folder that holds `target`: builds with other caches know only that one."""
    found: list[int] = []
    if folder is not None:
        name = hashlib.blake2b(os.fsencode(target), digest_size=8).hexdigest()
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
            found.append(os.open(folder / f"{name}.lock", flags, 0o666))
    with contextlib.suppress(OSError):
        found.append(os.open(target.parent, os.O_RDONLY))
    return found


@contextlib.contextmanager
def locked(
    target: Path,
    folder: Path | None = None,
    wait_seconds: float = 600.0,
    say: Callable[[str], None] | None = None,
) -> Iterator[None]:
    """Hold the locks for writing `target`: a file in `folder` (`.mfi-cache/locks`), and the folder that it stands in.

    Says one line when it has to wait; raises `Busy` after `wait_seconds`.
    """
    descriptors = _open_locks(folder, target)
    try:
        deadline = time.monotonic() + wait_seconds
        said = False
        for descriptor in descriptors:
            while not _try_lock(descriptor):
                if not said and say is not None:
                    say(f"Another build is writing {target.name}; waiting for it to finish.")
                said = True
                if time.monotonic() >= deadline:
                    raise Busy(f"Another build has been writing {target} for {wait_seconds:.0f} s. Try later.")
                time.sleep(_POLL_SECONDS)
        yield
    finally:
        for descriptor in descriptors:
            os.close(descriptor)


def claim(folder: Path) -> int | None:
    """Mark a folder as in use by this process; returns the descriptor to close, None if another has it."""
    if os.name == "nt":
        return os.open(os.devnull, os.O_RDONLY)
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    if _try_lock(descriptor):
        return descriptor
    os.close(descriptor)
    return None
