"""PNG: its chunks, its size, and itself without metadata.

Source: W3C, Portable Network Graphics, third edition.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Final

from mfi_site.guard import tiff

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_CRITICAL: Final = (b"IHDR", b"PLTE", b"IDAT", b"IEND")
_COLOUR: Final = (b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"mDCV", b"cLLI", b"sBIT", b"bKGD")
_SCALE: Final = (b"pHYs",)
_ANIMATION: Final = (b"acTL", b"fcTL", b"fdAT")
_KEPT: Final = frozenset([*_CRITICAL, *_COLOUR, *_SCALE, *_ANIMATION])
_MOST_CHUNKS: Final = 100_000
_CUT_SHORT: Final = "The PNG picture is cut short or damaged; save it again from the program that made it."

Chunk = tuple[bytes, bytes, bytes]


def chunks(data: bytes) -> Iterator[Chunk]:
    """Yield name, content and the whole bytes of each chunk to the end; ValueError where one is cut short."""
    position = len(SIGNATURE)
    for _ in range(_MOST_CHUNKS):
        if position + 12 > len(data):
            raise ValueError(_CUT_SHORT)
        length, name = struct.unpack_from(">I4s", data, position)
        end = position + 12 + length
        if end > len(data):
            raise ValueError(_CUT_SHORT)
        yield name, data[position + 8 : end - 4], data[position:end]
        if name == b"IEND":
            return
        position = end
    raise ValueError(_CUT_SHORT)


def size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels from the header, or None."""
    if len(data) < 24 or data[12:16] != b"IHDR":
        return None
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def without_metadata(data: bytes) -> bytes:
    """The same picture with colour and orientation only; ValueError where it is damaged."""
    if size(data) is None:
        raise ValueError(_CUT_SHORT)
    kept: list[bytes] = [SIGNATURE]
    turned = 1
    for name, content, whole in chunks(data):
        if name == b"eXIf" and turned == 1:
            turned = tiff.orientation(content)
        if name in _KEPT and not (name == b"IEND" and content):
            kept.append(whole)
    if turned != 1:
        kept.insert(2, _chunk(b"eXIf", tiff.orientation_block(turned)))
    return b"".join(kept)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
