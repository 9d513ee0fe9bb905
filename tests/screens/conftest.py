"""A board with screens, a server that can be made to fail, and a real browser with a simulated clock."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from email.utils import formatdate
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast

import pytest

from mfi_site.building.options import Options
from mfi_site.building.plan import plan_of
from mfi_site.building.source import MemorySource
from mfi_site.outputs.assets import of_board as assets
from mfi_site.outputs.context import BoardContext
from mfi_site.outputs.screens import of_board
from mfi_site.pipeline import make_project

CONTENT = Path(__file__).parents[2] / "content"
PROJECTS = ("writing-p4", "lateness-p1-p3")
QUIET_LOOKS = 3
QUIET_MS = 40
STEP = 30
"""Seconds in one go: the shell gives up on a request after 60."""
TYPES = {"html": "text/html; charset=utf-8", "js": "text/javascript", "css": "text/css", "json": "application/json",
         "svg": "image/svg+xml"}
TERMS = """calendar:
  terms:
    - 2025-08-18 to 2025-10-10
    - 2025-10-27 to 2025-12-19
    - 2026-01-06 to 2026-04-02
    - 2026-04-20 to 2026-06-26
  closed: [2025-11-17]
"""
BOARD = "name: Craigrowan Primary School\nurl: https://board.craigrowan.example\n"


@cache
def content() -> dict[str, bytes]:
    """The files of a few of the demonstration school's projects."""
    found = {}
    for name in PROJECTS:
        for path in sorted((CONTENT / "projects" / name).rglob("*")):
            if path.is_file():
                found[path.relative_to(CONTENT).as_posix()] = path.read_bytes()
    return found


def board(files: dict[str, bytes] | None = None, *, head: str = BOARD + TERMS, as_of: str = "2026-06-26",
          screens: dict[str, str] | None = None) -> BoardContext:
    """What the screens of a board are made from."""
    from datetime import date

    whole = {**(content() if files is None else files), "board.yml": head.encode(),
             **{f"screens/{name}.yml": text.encode() for name, text in (screens or {}).items()}}
    source = MemorySource(whole)
    plan = plan_of(source, Options(as_of=date.fromisoformat(as_of)), {})
    assert plan is not None
    site = plan.seed.site()
    results = [make_project(name, source.project(name)[0], site) for name in plan.names]
    return BoardContext(site=site, summaries=tuple(r.summary for r in results if r.summary),
                        screens=plan.board.screens)


@pytest.fixture(scope="session")
def usual() -> BoardContext:
    kinds = "project, chart, learning, driver, about, calendar, thanks"
    return board(screens={"hall": f"title: Front hall\nslides: [{kinds}]\n"})


@pytest.fixture(scope="session")
def make_board() -> Any:
    """The function that makes a board, and the one that gives its usual files."""
    return board, content


@pytest.fixture(scope="session")
def first(usual: BoardContext) -> dict[str, bytes]:
    """The files of a board with the screens `main` and `hall`."""
    return {**assets(usual), **of_board(usual)}


@pytest.fixture(scope="session")
def second(usual: BoardContext) -> dict[str, bytes]:
    """The same board with another aim."""
    from dataclasses import replace

    head, *rest = usual.summaries
    slides = tuple(replace(s, html=s.html.replace("By 26 June 2026", "By Friday 26 June 2026")) for s in head.slides)
    return {**assets(usual), **of_board(replace(usual, summaries=(replace(head, slides=slides), *rest)))}


@dataclass
class Host:
    """A host for a board: `fault` is what goes wrong, `now` the time that it says (seconds), None for no Date."""

    files: dict[str, bytes]
    fault: str = ""
    now: float | None = None
    asked: list[str] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def answer(self, path: str) -> tuple[int, str, bytes]:
        path = path.split("?")[0].lstrip("/")
        path += "index.html" if path.endswith("/") else ""
        self.asked.append(path)
        kind = TYPES.get(path.rpartition(".")[2], "application/octet-stream")
        if self.fault == "503":
            return 503, "text/html", b"<h1>Service unavailable</h1>"
        if self.fault == "portal" or (self.fault == "html" and path == "version.json"):
            return 200, "text/html", b"<h1>Site not available</h1>"
        if path not in self.files:
            return 404, "text/html", b"<h1>Not found</h1>"
        data = self.files[path]
        if self.fault == "hash" and path.endswith("index.html"):
            data = data.replace(b"June", b"July")
        if self.fault == "half" and path.endswith(".css"):
            return 404, "text/html", b"<h1>Not found</h1>"
        return 200, kind, data


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        host: Host = cast(Any, self.server).host
        if host.fault == "cut" and (host.asked and self.path != "/version.json"):
            self.close_connection = True
            return
        status, kind, data = host.answer(self.path)
        self.send_response_only(status)
        if host.now is not None:
            self.send_header("Date", formatdate(host.now, usegmt=True))
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def handle(self) -> None:
        with suppress(OSError):
            super().handle()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def host(first: dict[str, bytes]) -> Iterator[Host]:
    made = Host(dict(first))
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    cast(Any, server).host = made
    made.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield made
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.fixture(scope="session")
def chromium(browser: Any) -> Any:
    """The one browser of all tests: a process can hold no second one."""
    return browser


@dataclass
class Wall:
    """A screen on a wall: a page whose clock is the test's."""

    page: Any
    host: Host
    said: list[str] = field(default_factory=list)
    begun: int = 0
    over: int = 0

    def open(self, path: str = "screens/main/", *, at: str = "2026-06-24T10:00:00Z", install: bool = True) -> None:
        self._watch()
        self.page.on("console", lambda m: self.said.append(m.text))
        self.page.on("pageerror", lambda e: self.said.append(str(e)))
        if install:
            self.page.clock.install(time=at)
        self.page.goto(self.host.url + path)

    def wait(self, seconds: float) -> None:
        """Let the page's time pass in short steps, and its requests be answered in between."""
        while seconds > 0:
            begun = self.begun
            self.page.clock.run_for(int(min(seconds, STEP) * 1000))
            seconds -= STEP
            self.page.evaluate("0")  # hands over the events of the step
            if seconds <= 0 or begun != self.begun:
                self.settle()

    def settle(self) -> None:
        """Answers come in real time: wait until none is open, and what the page makes of the last is done."""
        quiet = 0
        while quiet < QUIET_LOOKS:
            before = (self.begun, self.over)
            self.page.wait_for_timeout(QUIET_MS)
            quiet = quiet + 1 if before == (self.begun, self.over) and self.begun == self.over else 0

    def _watch(self) -> None:
        self.page.on("request", lambda _: setattr(self, "begun", self.begun + 1))
        for event in ("requestfinished", "requestfailed"):
            self.page.on(event, lambda _: setattr(self, "over", self.over + 1))

    @property
    def on(self) -> str:
        return str(self.page.evaluate("document.querySelector('.slide.on').innerText"))

    @property
    def place(self) -> int:
        found = "[...document.querySelectorAll('.slide')].findIndex(s => s.classList.contains('on'))"
        return int(self.page.evaluate(found))

    @property
    def label(self) -> str:
        return str(self.page.evaluate("document.querySelector('.slide.on .to').textContent"))

    @property
    def build(self) -> str:
        return str(json.loads(self.page.evaluate("document.querySelector('#slides').dataset.screen"))["build"])

    @property
    def asleep(self) -> bool:
        return bool(self.page.evaluate("document.documentElement.classList.contains('asleep')"))

    @property
    def dark(self) -> str:
        return str(self.page.evaluate("document.getElementById('dark').innerText"))


@pytest.fixture
def wall(chromium: Any, host: Host) -> Iterator[Wall]:
    """A screen without service workers, 1920 by 1080."""
    context = chromium.new_context(viewport={"width": 1920, "height": 1080})
    context.add_init_script("delete Navigator.prototype.serviceWorker")
    yield Wall(context.new_page(), host)
    context.close()
