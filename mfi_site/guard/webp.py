"""WebP: its chunks, its size, and itself without metadata. Source: Google, WebP Container Specification."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from mfi_site.guard import tiff

_KEPT: Final = frozenset([b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"])
_KEPT_IN_FRAME: Final = frozenset([b"VP8 ", b"VP8L", b"ALPH"])
_HAS_EXIF, _HAS_XMP = 0x08, 0x04
_FRAME_HEADER: Final = 16
_MOST_CHUNKS: Final = 100_000
_CUT_SHORT: Final = "The WebP picture is cut short or damaged; save it again from the program that made it."

Chunk = tuple[bytes, bytes]


def is_webp(data: bytes) -> bool:
    """Whether the bytes begin as a WebP picture does."""
    return len(data) >= 16 and data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def chunks(data: bytes, position: int = 12, end: int | None = None) -> Iterator[Chunk]:
    """Yield name and content of each chunk; ValueError where one is cut short."""
    last = len(data) if end is None else min(end, len(data))
    for _ in range(_MOST_CHUNKS):
        if position + 8 > last:
            return
        name, length = struct.unpack_from("<4sI", data, position)
        if position + 8 + length > last:
            raise ValueError(_CUT_SHORT)
        yield name, data[position + 8 : position + 8 + length]
        position += 8 + length + length % 2
    raise ValueError(_CUT_SHORT)


def size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of the canvas or its largest picture, or None."""
    sizes: list[tuple[int, int]] = []
    try:
        for name, content in chunks(data):
            found = _size(name, content)
            if found is not None:
                sizes.append(found)
    except ValueError:
        pass
    return max(sizes, key=lambda pair: pair[0] * pair[1], default=None)


def without_metadata(data: bytes) -> bytes:
    """The same picture with colour profile and orientation only; ValueError where it is damaged."""
    kept: list[Chunk] = []
    turned = 1
    end = 8 + int.from_bytes(data[4:8], "little")
    for name, content in chunks(data, end=end):
        if name == b"EXIF" and turned == 1:
            turned = tiff.orientation(content.removeprefix(b"Exif\0\0"))
        if name == b"ANMF":
            content = _frame(content)
        if name in _KEPT:
            kept.append((name, content))
    if not kept or not any(name in {b"VP8 ", b"VP8L", b"ANMF"} for name, _ in kept):
        raise ValueError(_CUT_SHORT)
    extended = kept[0][0] == b"VP8X" and len(kept[0][1]) >= 10
    if extended:
        content = kept[0][1]
        flags = content[0] & ~(_HAS_EXIF | _HAS_XMP) | (_HAS_EXIF if turned != 1 else 0)
        kept[0] = (b"VP8X", bytes([flags]) + content[1:10])
        if turned != 1:
            kept.append((b"EXIF", tiff.orientation_block(turned)))
    body = b"WEBP" + b"".join(_chunk(name, content) for name, content in kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _frame(content: bytes) -> bytes:
    """One frame of an animation with nothing but its picture."""
    inner = [(name, part) for name, part in chunks(content, _FRAME_HEADER) if name in _KEPT_IN_FRAME]
    return content[:_FRAME_HEADER] + b"".join(_chunk(name, part) for name, part in inner)


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def _size(name: bytes, content: bytes) -> tuple[int, int] | None:
    if name == b"VP8X" and len(content) >= 10:
        return 1 + int.from_bytes(content[4:7], "little"), 1 + int.from_bytes(content[7:10], "little")
    if name == b"VP8L" and len(content) >= 5 and content[0] == 0x2F:
        bits = int.from_bytes(content[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if name == b"VP8 " and len(content) >= 10 and content[3:6] == b"\x9d\x01\x2a":
        width, height = struct.unpack_from("<HH", content, 6)
        return width & 0x3FFF, height & 0x3FFF
    return None
