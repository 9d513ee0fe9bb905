"""The little of TIFF that an EXIF block needs: orientation, and whether a place is given.

Source: CIPA DC-008, Exchangeable image file format (Exif) 2.32. Hostile bytes give "nothing found".
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

ORIENTATION: Final = 0x0112
_SHORT: Final = 3
_SUB_DIRECTORIES: Final = (0x8769, 0x8825)
_GPS_DIRECTORY: Final = 0x8825
_LATITUDE_TO_ALTITUDE: Final = frozenset([2, 4, 6, 20, 22, 27, 28])
_MOST_DIRECTORIES, _MOST_ENTRIES = 16, 1000

Entry = tuple[int, int, int, bytes]


def has_location(tiff: bytes) -> bool:
    """Whether an EXIF block (from its byte-order mark on) holds a latitude, longitude or named place."""
    order = _order(tiff)
    if order is None:
        return False
    waiting = [(struct.unpack_from(f"{order}I", tiff, 4)[0], False)]
    seen: set[int] = set()
    while waiting and len(seen) < _MOST_DIRECTORIES:
        offset, of_gps = waiting.pop()
        if offset in seen:
            continue
        seen.add(offset)
        for tag, _, count, value in _entries(tiff, order, offset):
            if of_gps and tag in _LATITUDE_TO_ALTITUDE and count:
                return True
            if tag in _SUB_DIRECTORIES:
                waiting.append((struct.unpack(f"{order}I", value)[0], tag == _GPS_DIRECTORY))
        following = _next_directory(tiff, order, offset)
        if following:
            waiting.append((following, False))
    return False


def orientation(tiff: bytes) -> int:
    """The orientation of an EXIF block, 1 (as stored) to 8; 1 where none is given."""
    order = _order(tiff)
    if order is None:
        return 1
    for tag, kind, count, value in _entries(tiff, order, struct.unpack_from(f"{order}I", tiff, 4)[0]):
        if tag == ORIENTATION and kind == _SHORT and count == 1:
            turned = int(struct.unpack(f"{order}H", value[:2])[0])
            return turned if 1 <= turned <= 8 else 1
    return 1


def orientation_block(turned: int) -> bytes:
    """An EXIF block that holds an orientation and nothing else."""
    return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, ORIENTATION, _SHORT, 1, turned, 0, 0)


def _order(tiff: bytes) -> str | None:
    if len(tiff) < 8:
        return None
    return {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])


def _entries(tiff: bytes, order: str, offset: int) -> Iterator[Entry]:
    """Tag, type, count and the four bytes of value of each whole entry of a directory."""
    if offset + 2 > len(tiff):
        return
    (count,) = struct.unpack_from(f"{order}H", tiff, offset)
    for index in range(min(count, _MOST_ENTRIES)):
        start = offset + 2 + 12 * index
        if start + 12 > len(tiff):
            return
        yield struct.unpack_from(f"{order}HHI4s", tiff, start)


def _next_directory(tiff: bytes, order: str, offset: int) -> int:
    if offset + 2 > len(tiff):
        return 0
    end = offset + 2 + 12 * struct.unpack_from(f"{order}H", tiff, offset)[0]
    return int(struct.unpack_from(f"{order}I", tiff, end)[0]) if end + 4 <= len(tiff) else 0
