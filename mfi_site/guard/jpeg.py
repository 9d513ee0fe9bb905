"""JPEG: its segments, its size, and itself without metadata.

Source: ITU-T T.81, annex B; JFIF 1.02; CIPA DC-008 for EXIF in APP1.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import Final

from mfi_site.guard import tiff

EXIF: Final = b"Exif\0\0"
SIGNATURE: Final = b"\xff\xd8\xff"
_START_OF_FRAME: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_START_OF_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
_STAND_ALONE: Final = frozenset([0x01, *range(0xD0, 0xD9)])
_MARKER: Final = re.compile(rb"\xff+([^\x00\xff])", re.DOTALL)
_MARKER_IN_SCAN: Final = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])", re.DOTALL)
_MOST_SEGMENTS: Final = 20_000
_CUT_SHORT: Final = "The JPEG picture is cut short or damaged; save it again from the program that made it."

Segment = tuple[int, bytes, bytes]


def segments(data: bytes) -> Iterator[Segment]:
    """Yield marker, content and the compressed picture that follows (after a start of scan) up to the end.

    Raises ValueError for bytes that are not whole segments.
    """
    position = 2
    for _ in range(_MOST_SEGMENTS):
        match = _MARKER.match(data, position)
        if match is None:
            raise ValueError(_CUT_SHORT)
        marker = match[1][0]
        position = match.end()
        if marker == _END:
            return
        if marker in _STAND_ALONE:
            continue
        length = int.from_bytes(data[position : position + 2], "big")
        if length < 2 or position + length > len(data):
            raise ValueError(_CUT_SHORT)
        content = data[position + 2 : position + length]
        position += length
        scan = b""
        if marker == _START_OF_SCAN:
            following = _MARKER_IN_SCAN.search(data, position)
            if following is None:
                raise ValueError(_CUT_SHORT)
            scan = data[position : following.start()]
            position = following.start()
        yield marker, content, scan
    raise ValueError(_CUT_SHORT)


def size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels from the largest frame header before any damage, or None."""
    sizes: list[tuple[int, int]] = []
    try:
        for marker, content, _ in segments(data):
            if marker in _START_OF_FRAME and len(content) >= 5:
                height, width = struct.unpack_from(">HH", content, 1)
                sizes.append((width, height))
    except ValueError:
        pass
    return max(sizes, key=lambda pair: pair[0] * pair[1], default=None)


def without_metadata(data: bytes) -> bytes:
    """The same picture with colour profile and orientation only; ValueError where it is damaged."""
    turned = 1
    kept: list[bytes] = []
    seen_frame = False
    for marker, content, scan in segments(data):
        if marker == 0xE1 and content.startswith(EXIF) and turned == 1:
            turned = tiff.orientation(content[len(EXIF) :])
        seen_frame = seen_frame or marker in _START_OF_FRAME
        cleaned = _kept(marker, content)
        if cleaned is not None:
            kept.append(struct.pack(">BBH", 0xFF, marker, len(cleaned) + 2) + cleaned + scan)
    if not seen_frame:
        raise ValueError(_CUT_SHORT)
    first = b""
    if turned != 1:
        block = EXIF + tiff.orientation_block(turned)
        first = struct.pack(">BBH", 0xFF, 0xE1, len(block) + 2) + block
    position = 1 if kept and kept[0].startswith(b"\xff\xe0") else 0
    return b"".join([b"\xff\xd8", *kept[:position], first, *kept[position:], b"\xff\xd9"])


def _kept(marker: int, content: bytes) -> bytes | None:
    """What of a segment stays: tables and frames, JFIF without its thumbnail, profiles, Adobe's colours."""
    if marker == 0xE0:
        return content[:12] + b"\0\0" if content.startswith(b"JFIF\0") and len(content) >= 14 else None
    if marker == 0xE2:
        return content if content.startswith(b"ICC_PROFILE\0") else None
    if marker == 0xEE:
        return content[:12] if content.startswith(b"Adobe") else None
    known = 0xC0 <= marker <= 0xCF or 0xDA <= marker <= 0xDF
    return content if known else None
