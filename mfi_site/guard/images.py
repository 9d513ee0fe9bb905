"""Photographs that say where they were taken, and pictures without metadata."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import Final, Literal

from mfi_site.guard import jpeg, png, tiff, webp
from mfi_site.guard.identifier import Identifier, identifier

ImageType = Literal["png", "jpeg", "webp"]

_PLACE_IN_XMP: Final = re.compile(
    rb"exif:GPS(?:Latitude|Longitude|Dest)|GPSL(?:atitude|ongitude)|Iptc4xmpCore:Location|photoshop:City"
    rb"|Iptc4xmpExt:(?:Location(?:Created|Shown)|City|Sublocation)|geo:lat\b"
)
_BYTE_ORDER: Final = re.compile(rb"II\*\0|MM\0\*")
_MOST_BLOCKS: Final = 2_000
_LARGEST_BLOCK: Final = 1 << 16
_MOST_UNPACKED: Final = 1 << 20
_HEXADECIMAL: Final = re.compile(rb"[0-9a-fA-F\s]+\Z")


def image_type(data: bytes) -> ImageType | None:
    """The type by the first bytes, never by the name; None for anything but PNG, JPEG and WebP."""
    if data.startswith(png.SIGNATURE):
        return "png"
    if data.startswith(jpeg.SIGNATURE):
        return "jpeg"
    return "webp" if webp.is_webp(data) else None


def image_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels from the headers alone; None where they cannot be read."""
    match image_type(data):
        case "png":
            return png.size(data)
        case "jpeg":
            return jpeg.size(data)
        case "webp":
            return webp.size(data)
    return None


def in_image(data: bytes) -> tuple[Identifier, ...]:
    """Find a location in EXIF or XMP, wherever in the file it stands. Raises nothing, whatever the bytes."""
    if image_type(data) is None:
        return ()
    if _has_place(data) or any(_has_place(text) for text in _packed_texts(data)):
        return (identifier("photo-location", 0, len(data), 1, 1),)
    return ()


def strip_metadata(data: bytes) -> bytes:
    """The same picture with nothing but its pixels, colours and orientation.

    Raises ValueError, with a sentence for the author, where the bytes are no whole PNG, JPEG or WebP.
    """
    match image_type(data):
        case "png":
            return png.without_metadata(data)
        case "jpeg":
            return jpeg.without_metadata(data)
        case "webp":
            return webp.without_metadata(data)
    raise ValueError("This is not a PNG, JPEG or WebP picture; save it as one of these.")


def _has_place(data: bytes) -> bool:
    """Whether any EXIF block in the bytes holds a place, or any words of XMP name one.

    Every place where a block could begin is tried: cameras put second pictures after the end.
    """
    if _PLACE_IN_XMP.search(data):
        return True
    if b"G\0P\0S\0" in data and _PLACE_IN_XMP.search(data.replace(b"\0", b"")):
        return True
    blocks = islice(_BYTE_ORDER.finditer(data), _MOST_BLOCKS)
    return any(tiff.has_location(data[block.start() : block.start() + _LARGEST_BLOCK]) for block in blocks)


def _packed_texts(data: bytes) -> Iterator[bytes]:
    """The texts of a PNG that are compressed, or written in hexadecimal as some programs keep EXIF."""
    if image_type(data) != "png":
        return
    left = _MOST_UNPACKED
    try:
        for name, content, _ in png.chunks(data):
            if name not in {b"zTXt", b"iTXt", b"tEXt"} or left <= 0:
                continue
            _, _, rest = content.partition(b"\0")
            text = rest
            if name == b"zTXt":
                text = _unpacked(rest[1:], left)
            elif name == b"iTXt" and rest[:1] == b"\1":
                text = _unpacked(rest[2:].split(b"\0", 2)[-1], left)
            left -= len(text)
            yield text
            digits = _HEXADECIMAL.search(text, text.find(b"\n", 1) + 1)
            if digits is not None:
                yield _from_hexadecimal(digits.group())
    except ValueError:
        return


def _unpacked(packed: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return b""


def _from_hexadecimal(digits: bytes) -> bytes:
    joined = b"".join(digits.split())
    return bytes.fromhex(joined[: len(joined) // 2 * 2].decode("ascii"))
