"""A small board that is in order, and what is made of it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

from mfi_site.building.builder import Builder, Made
from mfi_site.building.options import Options
from mfi_site.building.source import MemorySource
from mfi_site.world.cache import Cache
from mfi_site.world.content import load

MIB = 1024 * 1024
P = "projects/p/"
HEAD = "---\ntitle: Page\n---\n"
CHARTER = "---\ntitle: Writing\nstarted: 2025-08-25\nmeasures:\n  - {id: m, name: On track}\n---\nkept-charter\n"
CYCLE = "---\nchange: c\nstarted: 2025-09-01\n---\n## Plan\n\nkept\n"


def picture(width: int = 1, height: int = 1, *extra: bytes) -> bytes:
    """A grey PNG; `extra` are further chunks."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(b"\0" * (width + 1) * height) if width * height < MIB else b"x"
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        [chunk(b"IHDR", header), *extra, chunk(b"IDAT", body), chunk(b"IEND", b"")])


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


GOOD: dict[str, bytes] = {
    "board.yml": b"name: Craigrowan Primary School\nas_of: 2026-06-26\nurl: https://board.craigrowan.example\n",
    "pages/kept.md": (HEAD + "kept-page\n").encode(),
    P + "charter.md": CHARTER.encode(),
    P + "measures/m.csv": b"date,numerator,denominator\n2025-09-01,12,24\n2025-09-08,13,24\n",
    P + "images.yml": b"- {file: a.png, people: none, alt: A card}\n",
    P + "images/a.png": picture(),
    "projects/other/charter.md": b"---\ntitle: Other\nstarted: 2025-08-25\n---\nkept-other\n",
}


def made_of(files: Mapping[str, bytes], cache: Cache) -> tuple[Made, dict[str, bytes]]:
    made = Builder(MemorySource(files), Options(jobs=1), cache, environ={}).make()
    return made, {path: load(content) for path, content in made.files.items()}
