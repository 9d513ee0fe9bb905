"""A host of files on this computer, as a board's host would send them."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fnmatch import fnmatch
from functools import partial
from pathlib import Path
from typing import Any

Blocks = Sequence[tuple[str, list[tuple[str, str]]]]


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Sends what the blocks say: paths with stars, each with its headers."""

    def __init__(self, *given: Any, blocks: Blocks, **named: Any) -> None:
        self.blocks = blocks
        super().__init__(*given, **named)

    def end_headers(self) -> None:
        path = self.path.partition("?")[0]
        for pattern, headers in self.blocks:
            if fnmatch(path, pattern):
                for name, value in headers:
                    self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def hosted(folder: Path, blocks: Blocks = ()) -> Iterator[str]:
    """The address of a host of the folder, as long as it runs."""
    handler = partial(_Handler, directory=str(folder), blocks=blocks)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
