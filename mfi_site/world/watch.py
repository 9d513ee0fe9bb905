"""Tell when the files of some folders have changed: by the system's events, or by looking again and again."""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mfi_site.world.atomic import read_plain
from mfi_site.world.entries import is_temporary
from mfi_site.world.errors import WorldError

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent

# A save is over within a few milliseconds, and a build of a file saved by halves is followed by another, so a
# third of the usual 150 ms suffices; once the system says that the writer closed or moved the file, still less.
# Both leave the build and the browser their share of the 0.3 s from a save to the new page.
QUIET_SECONDS = 0.05
QUIET_AFTER_CLOSE_SECONDS = 0.015
# A stream of events without a pause must not put a build off for ever.
LONGEST_WAIT_SECONDS = 1.0
POLL_SECONDS = 0.5
_HEARTBEAT_SECONDS = 1.0
_MEANINGFUL = {"created", "modified", "moved", "deleted", "closed"}
_FINISHED = {"moved", "deleted", "closed"}


class Watch:
    """Calls `changed` from its own thread once the folders have been quiet after a change that matters."""

    def __init__(
        self,
        folders: Sequence[Path],
        changed: Callable[[], None],
        *,
        ignore: Sequence[Path] = (),
        poll: bool = False,
        say: Callable[[str], None] = lambda line: None,
        quiet_seconds: float = QUIET_SECONDS,
    ) -> None:
        """Watch `folders` and all below but `ignore` (the output, the cache); does nothing before `start`."""
        self._folders = [Path(os.path.realpath(folder)) for folder in folders]
        self._ignore = tuple(os.path.realpath(place) for place in ignore)
        self._changed = changed
        self._poll = poll
        self._say = say
        self._quiet = quiet_seconds
        self._quiet_after_close = min(quiet_seconds, QUIET_AFTER_CLOSE_SECONDS)
        self._condition = threading.Condition()
        self._touched: set[str] = set()
        self._events = 0
        self._unfinished: set[str] = set()
        self._closing = False
        self._seen: dict[str, str | None] = {}
        self._observer: Any = None
        self._identity: list[tuple[int, int] | None] = []
        self._thread = threading.Thread(target=self._run, name="mfi-watch", daemon=True)

    @property
    def polling(self) -> bool:
        """Whether the folders are looked at again and again, for want of events or by choice."""
        return self._poll

    def start(self) -> None:
        """Begin; falls back to polling, and says so, where the system gives no more watches."""
        self._observe()
        self._thread.start()

    def close(self) -> None:
        """Stop watching."""
        with self._condition:
            self._closing = True
            self._condition.notify_all()
        if self._thread.is_alive():
            self._thread.join(5.0)
        self._stop_observer()

    def _observe(self) -> None:
        self._stop_observer()
        self._identity = [_identity(folder) for folder in self._folders]
        if not self._poll:
            try:
                self._observer = self._started(polling=False)
                return
            except OSError as error:
                self._use_polling(error.strerror or str(error))
        self._observer = self._started(polling=True)

    def _use_polling(self, why: str) -> None:
        self._poll = True
        self._say(f"This computer cannot report file changes ({why}); looking every half second instead (--poll).")

    def _started(self, polling: bool) -> Any:
        from watchdog import events

        if polling:
            from watchdog.observers.polling import PollingObserver

            observer: Any = PollingObserver(timeout=POLL_SECONDS)
        else:
            from watchdog.observers import Observer

            observer = Observer()
        handler = events.FileSystemEventHandler()
        # Only these: a build opens every folder, and hearing of that costs more than the build.
        heard = [events.FileCreatedEvent, events.FileModifiedEvent, events.FileClosedEvent, events.FileMovedEvent,
                 events.FileDeletedEvent, events.DirCreatedEvent, events.DirMovedEvent, events.DirDeletedEvent]
        handler.on_any_event = self._note  # type: ignore[method-assign]
        try:
            for folder in self._folders:
                if folder.is_dir():
                    observer.schedule(handler, str(folder), recursive=True, event_filter=heard)
            observer.start()
        except OSError:
            with contextlib.suppress(Exception):
                observer.unschedule_all()
                observer.stop()
            raise
        return observer

    def _stop_observer(self) -> None:
        if self._observer is not None:
            self._observer.stop()
            with contextlib.suppress(RuntimeError):
                self._observer.join(5.0)
            self._observer = None

    def _note(self, event: FileSystemEvent) -> None:
        if event.event_type not in _MEANINGFUL or (event.is_directory and event.event_type == "modified"):
            return
        paths = (os.fsdecode(event.src_path), os.fsdecode(event.dest_path or ""))
        matter = [path for path in paths if path and self.matters(path)]
        if matter:
            with self._condition:
                self._touched.update(matter)
                if event.event_type in _FINISHED:
                    self._unfinished.difference_update(matter)
                elif not event.is_directory:
                    self._unfinished.update(matter)
                self._events += 1
                self._condition.notify_all()

    def matters(self, path: str) -> bool:
        """Whether a change of this path could change the board: no temporary file, nothing ignored."""
        if any(path == place or path.startswith(place + os.sep) for place in self._ignore):
            return False
        for folder in self._folders:
            if path == str(folder):
                return True
            if path.startswith(str(folder) + os.sep):
                inside = path[len(str(folder)) + 1 :]
                return not any(is_temporary(part) for part in Path(inside).parts)
        return False

    def _run(self) -> None:
        while not self._closing:
            with self._condition:
                self._condition.wait_for(lambda: self._touched or self._closing, _HEARTBEAT_SECONDS)
                if self._closing:
                    return
                waiting = bool(self._touched)
            if waiting:
                touched = self._settled()
                if self._is_news(touched):
                    self._changed()
            elif self._lost_sight():
                self._observe()
                self._changed()

    def _settled(self) -> set[str]:
        """The paths touched, once no event has come for the quiet time."""
        latest = time.monotonic() + LONGEST_WAIT_SECONDS
        with self._condition:
            while time.monotonic() < latest and not self._closing:
                events = self._events
                self._condition.wait(self._quiet if self._unfinished else self._quiet_after_close)
                if self._events == events:
                    break
            touched, self._touched = self._touched, set()
            self._unfinished.clear()
        return touched

    def _is_news(self, touched: set[str]) -> bool:
        """Whether a touched file holds something else than when it was last touched."""
        news = False
        for path in touched:
            digest = _digest(path)
            if digest is None or self._seen.get(path) != digest:
                news = True
            self._seen[path] = digest
        return news

    def _lost_sight(self) -> bool:
        """Whether a watched folder was replaced, or the observer died of a limit, without an event."""
        if self._poll:
            return False
        emitters = self._observer.emitters if self._observer is not None else ()
        if any(not emitter.is_alive() for emitter in emitters):
            self._use_polling("it has run out of watches")
            return True
        return [_identity(folder) for folder in self._folders] != self._identity


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _digest(path: str) -> str | None:
    """The digest of a plain file; None for a folder or what is gone, whose event is always news."""
    try:
        return hashlib.blake2b(read_plain(Path(path)), digest_size=16).hexdigest()
    except (OSError, WorldError):
        return None
