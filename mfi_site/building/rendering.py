"""The chart renderer in a process of its own, started before anybody knows what will be drawn.

Starting it takes as long as a small board's imports and holds Python's lock meanwhile; in a process of its own it
starts beside them. A renderer that cannot be started or dies costs nothing but that time: the work is done here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection

from mfi_site.building.options import Options
from mfi_site.charts import renderer

EMPTY = '{"$schema":"https://vega.github.io/schema/vega/v5.json","marks":[]}'

FEWEST_PROJECTS = 4


@contextmanager
def rendering(options: Options, projects: int) -> Iterator[None]:
    """While it lasts, charts are drawn beside this process where that pays and there is a core to spare."""
    if projects < FEWEST_PROJECTS or options.executor or options.jobs == 1 or (os.cpu_count() or 1) < 2:
        yield
        return
    spawn = get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=_draw, args=(theirs,), name="mfi-renderer", daemon=True)
    try:
        process.start()
    except OSError:
        ours.close()
        yield
        return
    finally:
        theirs.close()
    renderer.use(_Beside(ours).svg)
    try:
        yield
    finally:
        renderer.use(renderer.here)
        ours.close()
        process.kill()
        process.join()


class _Beside:
    """Sends specifications to the process at the other end, as long as it answers."""

    def __init__(self, connection: Connection) -> None:
        self._connection: Connection | None = connection

    def svg(self, vega: str) -> str:
        """The SVG of a Vega specification, made there or, once there is no answer, here."""
        if self._connection is not None:
            try:
                self._connection.send_bytes(vega.encode())
                return self._connection.recv_bytes().decode()
            except (OSError, EOFError):
                self._connection = None
        return renderer.here(vega)


def _draw(connection: Connection) -> None:
    """What the process does: start the renderer, then answer until the other end is closed or something fails."""
    with suppress(Exception, KeyboardInterrupt):
        renderer.here(EMPTY)
        while True:
            connection.send_bytes(renderer.here(connection.recv_bytes().decode()).encode())
