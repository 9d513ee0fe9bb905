"""The board that `serve` shows: the last good one in memory, rebuilt in the background when asked.

`wanted` counts the changes asked for; a change during a build raises it, however often, and so costs exactly one
more build. A build may give its board in steps, each shown as soon as it is there: a large board first with the
pages that changed, then with those over all projects.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from mfi_site.world.content import Content, Lazy, load

_FINGERPRINT = re.compile(r"[.-][0-9a-f]{6,64}(?=\.css$)")
_MOST_COMPARED = 300
_NOT_SHOWN = {"version.json", "sw.js", "_headers"}


@dataclass(frozen=True)
class BuildFailure:
    """A build that gave no board, and why: one line a problem."""

    problems: tuple[str, ...]


@dataclass(frozen=True)
class Built:
    """A board, and what is wrong in it: one line a problem."""

    files: Mapping[str, Content]
    problems: tuple[str, ...] = ()


Result = Built | BuildFailure | Mapping[str, Content]
Build = Callable[[], Result | Iterator[Result]]


@dataclass(frozen=True)
class View:
    """What is shown at one epoch; every step of every build is one more.

    `shown` is the epoch of the last change that a browser can see, `before` the one before it; `styles` maps
    old to new style sheets, `changed` are the paths that changed in more than their names, None where every page did.
    """

    epoch: int = 0
    files: Mapping[str, Content] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    failed: bool = False
    shown: int = 0
    before: int = 0
    styles: Mapping[str, str] | None = None
    changed: frozenset[str] | None = None


class LiveBoard:
    """Builds in one thread, at once and after each `want`, and tells who waits for a newer view."""

    def __init__(self, build: Build, say: Callable[[str], None] = lambda line: None) -> None:
        """Nothing is built before `start`."""
        self._build = build
        self._say = say
        self._condition = threading.Condition()
        self._wanted = 1
        self._built = 0
        self._closing = False
        self._view = View()
        self._thread = threading.Thread(target=self._run, name="mfi-build", daemon=True)

    @property
    def view(self) -> View:
        """What is shown now; epoch 0 until the first build is done."""
        with self._condition:
            return self._view

    @property
    def closing(self) -> bool:
        """Whether the server is stopping."""
        return self._closing

    def start(self) -> None:
        """Begin with the first build."""
        self._thread.start()

    def want(self) -> None:
        """Ask for a build of what is on the disk now."""
        with self._condition:
            self._wanted += 1
            self._condition.notify_all()

    def wait_beyond(self, epoch: int, timeout: float | None = None) -> View:
        """The view once its epoch is above `epoch`; the present one after `timeout` seconds or on closing."""
        with self._condition:
            self._condition.wait_for(lambda: self._view.epoch > epoch or self._closing, timeout)
            return self._view

    def close(self, timeout: float = 5.0) -> None:
        """Stop after the build that is running, and wake everyone who waits."""
        with self._condition:
            self._closing = True
            self._condition.notify_all()
        if self._thread.is_alive():
            self._thread.join(timeout)

    def _run(self) -> None:
        while True:
            with self._condition:
                self._condition.wait_for(lambda: self._closing or self._wanted > self._built)
                if self._closing:
                    return
                self._built = self._wanted
            for result in self._steps():
                with self._condition:
                    self._view = next_view(self._view, self._view.epoch + 1, result)
                    self._condition.notify_all()

    def _steps(self) -> Iterator[Built | BuildFailure]:
        try:
            given = self._build()
            for result in given if isinstance(given, Iterator) else (given,):
                yield Built(result) if isinstance(result, Mapping) else result
        except Exception as error:
            self._say(f"The build stopped: {type(error).__name__}: {error}")
            yield BuildFailure((f"The build stopped: {type(error).__name__}: {error}",))


def next_view(old: View, epoch: int, result: Built | BuildFailure) -> View:
    """The view after a build; `shown` grows only when a browser has something new to show."""
    if isinstance(result, BuildFailure):
        news = not old.failed or old.problems != result.problems
        shown, before = (epoch, old.shown) if news else (old.shown, old.before)
        return View(epoch, old.files, result.problems, True, shown, before)
    changed = changed_files(old.files, result.files)
    same_notes = old.problems == result.problems and not old.failed
    if not changed and same_notes and old.epoch:
        return View(epoch, result.files, result.problems, False, old.shown, old.before, old.styles, old.changed)
    if not same_notes or not old.epoch or len(changed) > _MOST_COMPARED:
        return View(epoch, result.files, result.problems, False, epoch, old.shown)
    styles, more = style_swap(changed, old.files, result.files)
    return View(epoch, result.files, result.problems, False, epoch, old.shown, styles, frozenset(more))


def changed_files(old: Mapping[str, Content], new: Mapping[str, Content]) -> set[str]:
    """The paths that were added, removed or may differ, but for those that no page shows."""
    changed = set(old.keys() ^ new.keys())
    changed.update(path for path in old.keys() & new.keys() if not _same(old[path], new[path]))
    return changed - _NOT_SHOWN


def _same(one: Content, other: Content) -> bool:
    if one is other:
        return True
    if isinstance(one, Lazy) and isinstance(other, Lazy):
        return one.digest == other.digest
    return isinstance(one, bytes) and isinstance(other, bytes) and one == other


def style_swap(changed: set[str], old: Mapping[str, Content],
               new: Mapping[str, Content]) -> tuple[Mapping[str, str] | None, set[str]]:
    """Old to new path of the changed style sheets, and the paths that changed in more than those and their names."""
    gone = {_FINGERPRINT.sub("", path): path for path in changed if path.endswith(".css") and path in old}
    come = {_FINGERPRINT.sub("", path): path for path in changed if path.endswith(".css") and path in new}
    if not come or gone.keys() != come.keys():
        return None, changed
    swap = {gone[stem]: come[stem] for stem in come}
    names = [(_name(new_path), _name(old_path)) for old_path, new_path in swap.items()]
    pages = changed - set(gone.values()) - set(come.values())
    return swap, {path for path in pages
                  if path not in old or path not in new or _renamed(load(new[path]), names) != load(old[path])}


def _renamed(page: bytes, names: list[tuple[bytes, bytes]]) -> bytes:
    for new_name, old_name in names:
        page = page.replace(new_name, old_name)
    return page


def _name(path: str) -> bytes:
    return path.rpartition("/")[2].encode()
