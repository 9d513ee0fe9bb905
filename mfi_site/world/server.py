"""The development server: the board in memory, on 127.0.0.1 only, with the strict headers of the site."""

from __future__ import annotations

import errno
import json
import mimetypes
import os
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import cast
from urllib.parse import quote, unquote_to_bytes, urlsplit

from mfi_site.outputs.views.policy import FOR_EVER, SECURITY_HEADERS
from mfi_site.world.board import LiveBoard, View
from mfi_site.world.content import load
from mfi_site.world.errors import WorldError
from mfi_site.world.page import EVENTS_PATH, SCRIPT, SCRIPT_PATH, STYLE, STYLE_PATH, notice, with_tools

ADDRESS = "127.0.0.1"
_HTML = "text/html; charset=utf-8"
_KEEP_ALIVE_SECONDS = 15.0
_FIRST_BUILD_SECONDS = 600.0
_TYPES = {
    ".html": _HTML,
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}


class CannotServe(WorldError):
    """The port is taken or closed to us."""


def board_path(target: str) -> str | None:
    """The path in the board that a request asks for ("" for its root); None where it asks for more.

    Decoded once; anything but plain segments is refused, so that no answer can come from outside the board.
    """
    if not target.startswith("/") or target.startswith("//"):
        return None
    try:
        path = unquote_to_bytes(urlsplit(target).path).decode("utf-8")[1:]
    except (UnicodeDecodeError, ValueError):
        return None
    segments = path.split("/")
    if any(segment in {"", ".", ".."} for segment in segments[:-1]) or segments[-1] in {".", ".."}:
        return None
    return None if any(ord(letter) < 32 or letter in "\\\x7f" for letter in path) else path


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "mfi-site"
    sys_version = ""
    timeout = 60
    disable_nagle_algorithm = True

    @property
    def board(self) -> LiveBoard:
        return cast("Server", self.server).board

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A refusal in plain text: the standard one carries a page with an inline style."""
        self.close_connection = True
        if code in {HTTPStatus.NOT_IMPLEMENTED, HTTPStatus.METHOD_NOT_ALLOWED}:
            self._send(HTTPStatus.METHOD_NOT_ALLOWED, "text/plain", b"Only GET and HEAD.\n", ("Allow", "GET, HEAD"))
            return
        words = message or HTTPStatus(code).phrase
        self._send(HTTPStatus(code), "text/plain; charset=utf-8", words.encode("utf-8", "replace") + b"\n")

    def log_message(self, format: str, *args: object) -> None:
        """Quiet: a teacher's terminal shows builds, not requests."""

    def _answer(self) -> None:
        if not self._host_is_ours():
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "This server answers only for this computer.")
            return
        path = urlsplit(self.path).path if self.path.startswith("/") else self.path
        if path == EVENTS_PATH:
            self._events()
        elif path == SCRIPT_PATH:
            self._send(HTTPStatus.OK, _TYPES[".js"], SCRIPT, keep=FOR_EVER)
        elif path == STYLE_PATH:
            self._send(HTTPStatus.OK, _TYPES[".css"], STYLE, keep=FOR_EVER)
        else:
            self._page()

    def _host_is_ours(self) -> bool:
        """Whether the request is for this server by name: a page elsewhere could point its own name at us."""
        hosts = self.headers.get_all("Host") or []
        port = cast("Server", self.server).server_port
        names = {f"{ADDRESS}:{port}", f"localhost:{port}"}
        return len(hosts) == 1 and hosts[0].strip().lower() in names

    def _page(self) -> None:
        asked = board_path(self.path)
        if asked is None:
            self.send_error(HTTPStatus.BAD_REQUEST, "There is no such address.")
            return
        view = self.board.wait_beyond(0, _FIRST_BUILD_SECONDS)
        if not view.files:
            self._html(HTTPStatus.SERVICE_UNAVAILABLE, *_no_board(view))
            return
        path = asked + "index.html" if asked.endswith("/") or not asked else asked
        if path in view.files:
            kind = _content_type(path)
            content = load(view.files[path])
            if kind == _HTML:
                self._html(HTTPStatus.OK, content, view)
            else:
                self._send(HTTPStatus.OK, kind, content, keep=FOR_EVER if path.startswith("assets/") else "no-store")
        elif f"{path}/index.html" in view.files:
            self._send(HTTPStatus.FOUND, "text/plain", b"", ("Location", "/" + quote(path) + "/"))
        else:
            missing = view.files.get("404.html")
            page = notice("No such page", "The board has no page here.") if missing is None else load(missing)
            self._html(HTTPStatus.NOT_FOUND, page, view)

    def _html(self, status: HTTPStatus, page: bytes, view: View) -> None:
        self._send(status, _HTML, with_tools(page, view.shown, view.problems, view.failed))

    def _send(self, status: HTTPStatus, kind: str, content: bytes, *more: tuple[str, str],
              keep: str = "no-store") -> None:
        self.send_response(status)
        for header, value in (
            ("Content-Type", kind),
            ("Content-Length", str(len(content))),
            ("Cache-Control", keep),
            *SECURITY_HEADERS,
            *more,
        ):
            self.send_header(header, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if getattr(self, "command", None) != "HEAD":
            self.wfile.write(content)

    def _events(self) -> None:
        """Server-sent events: each new view, as long as the browser listens."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        for header, value in (
            ("Content-Type", "text/event-stream"),
            ("Connection", "close"),
            ("Cache-Control", "no-store"),
            *SECURITY_HEADERS,
        ):
            self.send_header(header, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        view = self.board.wait_beyond(0, _KEEP_ALIVE_SECONDS)
        while not self.board.closing:
            self.wfile.write(_event(view))
            epoch = view.epoch
            view = self.board.wait_beyond(epoch, _KEEP_ALIVE_SECONDS)
            while view.epoch == epoch and not self.board.closing:
                self.wfile.write(b": still here\n\n")
                view = self.board.wait_beyond(epoch, _KEEP_ALIVE_SECONDS)


def _event(view: View) -> bytes:
    news = {"shown": view.shown, "before": view.before, "styles": dict(view.styles) if view.styles else None,
            "changed": None if view.changed is None else sorted(view.changed)}
    return b"retry: 500\nevent: view\ndata: " + json.dumps(news).encode() + b"\n\n"


def _no_board(view: View) -> tuple[bytes, View]:
    if view.epoch == 0:
        return notice("One moment", "The board is being built."), view
    sentence = "The board cannot be built yet. Put right what is listed below; this page then reloads by itself."
    return notice("No board yet", sentence), view


def _content_type(path: str) -> str:
    ending = os.path.splitext(path)[1].lower()
    return _TYPES.get(ending) or mimetypes.guess_type(path, strict=True)[0] or "application/octet-stream"


def _refused(port: int, error: OSError | OverflowError) -> str:
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.EADDRINUSE:
        why = f"Port {port} is in use by another program, perhaps by another mfi-site serve."
    elif number == errno.EACCES:
        why = f"This computer keeps port {port} for its own programs."
    else:
        why = f"Port {port} cannot be used."
    other = port + 1 if 1024 <= port < 65535 else 8000
    return f"{why} Choose another, such as --port {other}, or --port 0 for any that is free."


class Server(ThreadingHTTPServer):
    """Serves a `LiveBoard` from threads of this process."""

    daemon_threads = True
    # On Windows the option would let another program take the same port.
    allow_reuse_address = os.name != "nt"
    request_queue_size = 64

    def __init__(self, board: LiveBoard, port: int) -> None:
        """Bind to 127.0.0.1; port 0 takes a free one. Raises `CannotServe`."""
        self.board = board
        try:
            super().__init__((ADDRESS, port), _Handler)
        except (OSError, OverflowError) as error:
            raise CannotServe(_refused(port, error)) from error
        self._thread: threading.Thread | None = None

    def server_bind(self) -> None:
        """Bind without asking a name server for this computer's name, as the standard server does."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = ADDRESS, int(self.server_address[1])

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in mid-answer is no news."""

    def start(self) -> None:
        """Answer requests in a thread of its own."""
        self._thread = threading.Thread(target=self.serve_forever, args=(0.1,), name="mfi-http", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop answering, and close the socket."""
        if self._thread is not None:
            self.shutdown()
            self._thread.join(5.0)
        self.server_close()
