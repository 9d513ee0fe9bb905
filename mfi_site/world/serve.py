"""`serve`: the live board, the server and the watch, from start to Ctrl-C."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from mfi_site.world.board import Build, LiveBoard, View
from mfi_site.world.server import ADDRESS, Server
from mfi_site.world.watch import Watch


class Serve:
    """A board that is built by `build`, served on 127.0.0.1 and built again when a watched folder changes."""

    def __init__(
        self,
        build: Build,
        watch: Sequence[Path] = (),
        *,
        ignore: Sequence[Path] = (),
        port: int = 8000,
        poll: bool = False,
        say: Callable[[str], None] = lambda line: None,
    ) -> None:
        """Take the port (0: a free one; raises `CannotServe`); `start` or `run` does the rest."""
        self.board = LiveBoard(build, say)
        self.server = Server(self.board, port)
        self.watch = Watch(watch, self.board.want, ignore=ignore, poll=poll, say=say)
        self._say = say
        self._stopped = threading.Event()

    @property
    def address(self) -> str:
        """Where the board is."""
        return f"http://{ADDRESS}:{self.server.server_port}/"

    @property
    def view(self) -> View:
        """What is shown now."""
        return self.board.view

    def start(self) -> None:
        """Watch, build and serve, each in a thread of its own."""
        self.watch.start()
        self.board.start()
        self.server.start()

    def stop(self) -> None:
        """Stop all three, whatever they are doing."""
        self._stopped.set()
        self.watch.close()
        self.board.close()
        self.server.stop()

    def run(self) -> None:
        """Serve until Ctrl-C or `stop`."""
        try:
            self.start()
            self._say(f"Serving on {self.address} (Ctrl-C stops).")
            # Waiting in slices lets Ctrl-C through on Windows too.
            while not self._stopped.wait(0.5):
                pass
        except KeyboardInterrupt:
            self._say("Stopped.")
        finally:
            self.stop()

    def __enter__(self) -> Serve:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
