"""The development server: this computer only, the board only, the strict policy always."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from mfi_site.outputs.views.policy import SECURITY_HEADERS
from mfi_site.world.board import BuildFailure, Built
from mfi_site.world.content import Content
from mfi_site.world.page import SCRIPT_PATH, STYLE_PATH
from mfi_site.world.serve import Serve
from mfi_site.world.server import CannotServe, board_path

POLICY = dict(SECURITY_HEADERS)["Content-Security-Policy"]

FILES: dict[str, Content] = {
    "index.html": b"<!doctype html><html><head><title>B</title></head><body><p>home</p></body></html>",
    "404.html": b"<html><head></head><body>lost</body></html>",
    "projects/p/index.html": b"<html><head></head><body>project</body></html>",
    "assets/site.css": b"body{}",
    "data/p/m.csv": lambda: [b"date,", b"value"],
    "projects/caf\u00e9/index.html": b"<html><body>cafe</body></html>",
}


class Site:
    """A running server whose next build can be chosen."""

    def __init__(self) -> None:
        self.result: Built | BuildFailure = Built(FILES)
        self.serve = Serve(lambda: self.result, port=0)

    @property
    def port(self) -> int:
        return self.serve.server.server_port

    def build(self, result: Built | BuildFailure) -> None:
        epoch = self.serve.view.epoch
        self.result = result
        self.serve.board.want()
        self.serve.board.wait_beyond(epoch, 5)

    def ask(self, target: str, host: str | None = "", method: str = "GET") -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
        if host is not None:
            connection.putheader("Host", host or f"127.0.0.1:{self.port}")
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, dict(answer.getheaders()), body

    def raw(self, request: bytes) -> bytes:
        with socket.create_connection(("127.0.0.1", self.port), 5) as connection:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            parts = []
            while part := connection.recv(65536):
                parts.append(part)
        return b"".join(parts)


@pytest.fixture
def site() -> Iterator[Site]:
    running = Site()
    with running.serve:
        running.serve.board.wait_beyond(0, 5)
        yield running


def test_serves_the_board(site: Site) -> None:
    """Pages come with the tools put in, other files as they are, folders by their index page."""
    status, headers, body = site.ask("/")
    assert status == 200 and headers["Content-Type"] == "text/html; charset=utf-8"
    assert b"<p>home</p>" in body and f'<script src="{SCRIPT_PATH}"'.encode() in body
    assert f'<link rel="stylesheet" href="{STYLE_PATH}"></head>'.encode() in body
    assert site.ask("/index.html")[2] == body
    assert b"project" in site.ask("/projects/p/?a=b")[2]
    assert b"cafe" in site.ask("/projects/caf%C3%A9/")[2]
    assert site.ask("/assets/site.css")[2] == b"body{}"
    assert site.ask("/data/p/m.csv")[2] == b"date,value"


def test_a_folder_without_its_slash_is_sent_on(site: Site) -> None:
    """A folder's address without the slash leads to the one with it, on this server."""
    status, headers, _ = site.ask("/projects/p")
    assert (status, headers["Location"]) == (302, "/projects/p/")


def test_a_page_that_is_not_there(site: Site) -> None:
    """The board's own 404 page answers for what is not in it."""
    status, _, body = site.ask("/nothing.html")
    assert status == 404 and b"lost" in body


def test_head_has_no_body(site: Site) -> None:
    """HEAD gives what GET gives but the content."""
    status, headers, body = site.ask("/assets/site.css", method="HEAD")
    assert (status, headers["Content-Length"], body) == (200, "6", b"")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_only_reading(site: Site, method: str) -> None:
    """Any other method is refused."""
    status, headers, _ = site.ask("/", method=method)
    assert status == 405 and headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "host", [None, "evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1.evil.example", "0.0.0.0"]
)
def test_only_for_this_computer(site: Site, host: str | None) -> None:
    """A request that names another host is refused, so that no page elsewhere can read the board."""
    for path in ("/", "/__mfi/events", SCRIPT_PATH):
        status, headers, body = site.ask(path, host)
        assert status == 421 and b"home" not in body
        assert headers["Content-Security-Policy"] == POLICY


def test_localhost_is_this_computer(site: Site) -> None:
    """The usual name of this computer is accepted, with the port."""
    assert site.ask("/", f"localhost:{site.port}")[0] == 200


def test_two_hosts_are_refused(site: Site) -> None:
    """A request with two Host lines is refused."""
    line = b"Host: 127.0.0.1:%d\r\n" % site.port
    assert site.raw(b"GET / HTTP/1.1\r\n" + line + line + b"\r\n").startswith(b"HTTP/1.1 421")


def test_bound_to_loopback(site: Site) -> None:
    """The socket listens on 127.0.0.1 and nowhere else."""
    assert site.serve.server.socket.getsockname() == ("127.0.0.1", site.port)


OUTSIDE = [
    "/../secret.txt",
    "/projects/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/%2e%2e%2fsecret.txt",
    "/..%5csecret.txt",
    "/..\\secret.txt",
    "/%252e%252e/secret.txt",
    "//etc/passwd",
    "//evil.example/",
    "/projects//p/",
    "/%00",
    "/index.html%00.css",
    "/./index.html",
    "/%ff",
    "/etc/passwd",
    "/C:/secret.txt",
    "http://evil.example/",
    "*",
]


@pytest.mark.parametrize("target", OUTSIDE)
def test_nothing_but_the_board(site: Site, target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No way of writing an address reaches a file outside the board."""
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    request = f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{site.port}\r\nConnection: close\r\n\r\n"
    answer = site.raw(request.encode("latin-1"))
    assert answer.split()[1] in {b"400", b"404"}
    assert b"secret" not in answer.replace(target.encode(), b"") and b"root:" not in answer
    assert b"Location:" not in answer


def test_paths_of_the_board() -> None:
    """A plain address gives its path, once decoded."""
    assert board_path("/a/b%20c.html?x=/../") == "a/b c.html"
    assert board_path("/") == ""
    assert board_path("/a/") == "a/"


@pytest.mark.parametrize(
    "target", ["/", "/assets/site.css", "/none", "/projects/p", "/%00", SCRIPT_PATH, STYLE_PATH]
)
def test_the_strict_policy_everywhere(site: Site, target: str) -> None:
    """Every answer carries the policy of the published site, and no inline script or style."""
    _, headers, body = site.ask(target)
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "screen-wake-lock=(self), fullscreen=(self)" in headers["Permissions-Policy"]
    assert b"<style" not in body and b"style=" not in body and b"<script>" not in body


def test_rubbish_is_refused_quietly(site: Site) -> None:
    """A request that is no HTTP gets a plain refusal under the same policy."""
    assert b"<style" not in site.raw(b"\x16\x03\x01 rubbish\r\n\r\n")
    assert b"Content-Security-Policy" in site.raw(b"GET / HTTP/1.1\r\n" + b"x: y\r\n" * 200 + b"\r\n")
    assert site.ask("/")[0] == 200


def test_problems_are_shown_in_the_page(site: Site) -> None:
    """Problems stand in every page, as text and not as markup."""
    site.build(Built(FILES, ('charter.md:4:9: problem: <script>alert("x")</script>',)))
    _, _, body = site.ask("/projects/p/")
    assert b'id="mfi-problems"' in body and b"1 problem to put right" in body
    assert b"&lt;script&gt;alert" in body and b"<script>alert" not in body


def test_a_failed_build_keeps_the_board(site: Site) -> None:
    """After a build that failed the last good board is served, with the problems."""
    site.build(BuildFailure(("board.yml: problem: no name",)))
    status, _, body = site.ask("/")
    assert status == 200 and b"<p>home</p>" in body
    assert b"no name" in body and b"last board that could be built" in body


def test_a_first_build_that_fails() -> None:
    """Without any board a page shows what to put right, and reloads when it is."""
    site = Site()
    site.result = BuildFailure(("board.yml: problem: no name",))
    with site.serve:
        status, headers, body = site.ask("/anything/")
        assert status == 503 and headers["Content-Security-Policy"] == POLICY
        assert b"no name" in body and SCRIPT_PATH.encode() in body
        site.build(Built(FILES))
        assert site.ask("/")[0] == 200


def read_event(stream: http.client.HTTPResponse) -> dict[str, object]:
    while not (line := stream.readline()).startswith(b"data: "):
        assert line
    return dict(json.loads(line[6:]))


def test_events(site: Site) -> None:
    """A listening browser hears at once which view is shown, then of each new one, with styles to swap."""
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=5)
    connection.request("GET", "/__mfi/events")
    stream = connection.getresponse()
    assert stream.getheader("Content-Type") == "text/event-stream"
    assert stream.getheader("Content-Security-Policy") == POLICY
    first = read_event(stream)
    site.build(Built({**FILES, "index.html": b"<p>new"}))
    second = read_event(stream)
    site.build(Built({**FILES, "index.html": b"<p>new", "assets/site.css": b"p{}"}))
    third = read_event(stream)
    assert second["before"] == first["shown"] and second["styles"] is None
    assert third["before"] == second["shown"] and third["styles"] == {"assets/site.css": "assets/site.css"}
    connection.close()
    stream.close()


def test_a_port_that_is_taken(site: Site) -> None:
    """A port in use is a sentence that says what to do, without the system's number of the error."""
    with pytest.raises(CannotServe, match=f"^Port {site.port} is in use by another program.* --port ") as refused:
        Serve(lambda: Built(FILES), port=site.port)
    assert "Errno" not in str(refused.value)


def test_stopping_ends_open_connections() -> None:
    """The server stops in a moment although a browser still listens."""
    site = Site()
    with site.serve:
        site.serve.board.wait_beyond(0, 5)
        connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=5)
        connection.request("GET", "/__mfi/events")
        stream = connection.getresponse()
        read_event(stream)
    assert stream.read().strip() == b""
    connection.close()
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.1", site.port), 1)


def test_a_browser_keeps_what_is_named_by_its_bytes_and_nothing_else(site: Site) -> None:
    """A reload fetches the page anew, and neither its style sheet nor the script that reloads."""
    for target in (SCRIPT_PATH, STYLE_PATH, "/assets/site.css"):
        assert "immutable" in site.ask(target)[1]["Cache-Control"]
    for target in ("/", "/none", "/__mfi/other.js"):
        assert site.ask(target)[1]["Cache-Control"] == "no-store"
