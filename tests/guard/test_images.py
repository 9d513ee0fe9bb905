"""Photographs with a place, pictures without metadata, and bytes that are neither."""

from __future__ import annotations

import struct
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfi_site.guard import image_size, image_type, in_image, strip_metadata
from mfi_site.guard import tiff as exif

XMP_PLACE = b'<x:xmpmeta><rdf:Description exif:GPSLatitude="55,57.2N"/></x:xmpmeta>'
SCAN = bytes(range(1, 200)) * 3


def tiff(order: str = ">", *, turned: int = 1, place: bool = True) -> bytes:
    """An EXIF block with an orientation and, if wanted, a latitude."""
    mark = b"MM\0*" if order == ">" else b"II*\0"
    entries = [struct.pack(f"{order}HHIHH", 0x0112, 3, 1, turned, 0)]
    if place:
        entries.append(struct.pack(f"{order}HHII", 0x8825, 4, 1, 38))
    first = mark + struct.pack(f"{order}IH", 8, len(entries)) + b"".join(entries) + b"\0\0\0\0"
    gps = struct.pack(f"{order}HHHIIHHIII", 2, 1, 2, 2, 0x4E000000, 2, 5, 3, 68, 0) + bytes(24)
    return first + (gps if place else b"")


def segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def make_jpeg(*extra: bytes, width: int = 40, height: int = 30, after: bytes = b"") -> bytes:
    jfif = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
    tables = segment(0xDB, bytes(65)) + segment(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\1\x11\0")
    return (
        b"\xff\xd8"
        + jfif
        + b"".join(extra)
        + tables
        + segment(0xDA, b"\1\1\0\0\x3f\0")
        + SCAN
        + b"\xff\xd9"
        + after
    )


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def make_png(*extra: bytes) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 30, 8, 2, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(bytes(30 * 121)))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(extra) + pixels + chunk(b"IEND", b"")


def riff(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def make_webp(*extra: bytes, flags: int = 0x0C) -> bytes:
    canvas = bytes([flags, 0, 0, 0]) + (39).to_bytes(3, "little") + (29).to_bytes(3, "little")
    picture = b"\x10\0\0\x9d\x01\x2a" + struct.pack("<HH", 40, 30) + bytes(21)
    body = b"WEBP" + riff(b"VP8X", canvas) + riff(b"VP8 ", picture) + b"".join(extra)
    return b"RIFF" + struct.pack("<I", len(body)) + body


EXIF = b"Exif\0\0"
XMP_HEADER = b"http://ns.adobe.com/xap/1.0/\0"
HEXADECIMAL = b"\nexif\n      60\n" + (EXIF + tiff()).hex().encode()
PLACED = {
    "jpeg exif": make_jpeg(segment(0xE1, EXIF + tiff())),
    "jpeg exif, little-endian": make_jpeg(segment(0xE1, EXIF + tiff("<", turned=6))),
    "jpeg xmp": make_jpeg(segment(0xE1, XMP_HEADER + XMP_PLACE)),
    "jpeg second picture": make_jpeg(after=make_jpeg(segment(0xE1, EXIF + tiff()))),
    "png exif": make_png(chunk(b"eXIf", tiff("<"))),
    "png xmp": make_png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP_PLACE)),
    "png packed xmp": make_png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(XMP_PLACE))),
    "png packed profile": make_png(chunk(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(HEXADECIMAL))),
    "webp exif": make_webp(riff(b"EXIF", tiff())),
    "webp exif with a header": make_webp(riff(b"EXIF", EXIF + tiff())),
    "webp xmp": make_webp(riff(b"XMP ", XMP_PLACE)),
}
PLAIN = {
    "jpeg": make_jpeg(),
    "jpeg orientation": make_jpeg(segment(0xE1, EXIF + tiff(turned=6, place=False))),
    "png": make_png(),
    "png text": make_png(chunk(b"tEXt", b"Title\0A wall of good writing")),
    "webp": make_webp(flags=0),
    "webp orientation": make_webp(riff(b"EXIF", tiff(turned=3, place=False))),
}


@pytest.mark.parametrize("name", PLACED)
def test_place_is_found_and_removed(name: str) -> None:
    """A place is found in every block that can hold one, and is gone afterwards."""
    (item,) = in_image(PLACED[name])
    assert item.kind == "photo-location"
    assert in_image(strip_metadata(PLACED[name])) == ()


@pytest.mark.parametrize("name", PLAIN)
def test_pictures_without_place_are_left(name: str) -> None:
    """Orientation, titles and nothing at all are no location."""
    assert in_image(PLAIN[name]) == ()


@pytest.mark.parametrize("data", [*PLACED.values(), *PLAIN.values()])
def test_stripping_keeps_type_and_size_and_is_settled(data: bytes) -> None:
    """A stripped picture has its type and size, and stripping it again changes nothing."""
    stripped = strip_metadata(data)
    assert (image_type(stripped), image_size(stripped)) == (image_type(data), (40, 30))
    assert strip_metadata(stripped) == stripped
    assert b"GPS" not in stripped
    assert b"Title" not in stripped


def test_orientation_stays() -> None:
    """The one thing kept of EXIF is which way up, in all three types."""
    for data, before in (
        (make_jpeg(segment(0xE1, EXIF + tiff("<", turned=6))), EXIF),
        (make_png(chunk(b"eXIf", tiff(turned=6))), b"eXIf"),
        (make_webp(riff(b"EXIF", tiff("<", turned=6))), b"EXIF\x1a\0\0\0"),
    ):
        stripped = strip_metadata(data)
        assert exif.orientation(stripped[stripped.index(before) + len(before) :]) == 6


def test_colour_profile_stays_and_everything_else_goes() -> None:
    """Of a JPEG's segments only what draws the picture is kept: no comment, maker's note or thumbnail."""
    profile, adobe = segment(0xE2, b"ICC_PROFILE\0\1\1colours"), segment(0xEE, b"Adobe\0d\0\0\0\0\1")
    rest = [segment(0xFE, b"by hand"), segment(0xED, b"Photoshop 3.0\0"), segment(0xE2, b"MPF\0x")]
    stripped = strip_metadata(
        make_jpeg(profile, adobe, *rest, segment(0xE0, b"JFXX\0\x10thumb"), after=b"trailer")
    )
    assert stripped == make_jpeg(profile, adobe)


def test_pixels_are_untouched() -> None:
    """The compressed picture is the same bytes before and after."""
    assert SCAN in strip_metadata(PLACED["jpeg exif"])
    assert strip_metadata(PLACED["png exif"]) == make_png()
    assert strip_metadata(PLACED["webp exif"]) == make_webp(flags=0)


def test_type_is_read_from_bytes() -> None:
    """SVG, GIF, HEIC, text and nothing are none of the three types."""
    for data in (
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a\1\0\1\0",
        b"\0\0\0\x18ftypheic",
        b"x",
        b"",
    ):
        assert image_type(data) is None
        assert image_size(data) is None
        assert in_image(data) == ()
        with pytest.raises(ValueError, match="not a PNG, JPEG or WebP picture"):
            strip_metadata(data)


def test_size_is_read_from_headers_alone() -> None:
    """A picture that claims 50,000 by 50,000 pixels is measured without being opened."""
    assert image_size(make_jpeg(width=50000, height=50000)) == (50000, 50000)
    lossless = riff(b"VP8L", b"\x2f" + (39 | 29 << 14).to_bytes(4, "little"))
    assert image_size(b"RIFF" + struct.pack("<I", 4 + len(lossless)) + b"WEBP" + lossless) == (40, 30)
    assert image_size(make_png()[:33]) == (40, 30)


@pytest.mark.parametrize("data", [*PLACED.values(), *PLAIN.values()])
def test_cut_short(data: bytes) -> None:
    """A picture cut short anywhere is refused with a sentence or stripped, and never raises anything else."""
    for length in range(0, len(data), 7):
        part = data[:length]
        in_image(part)
        image_size(part)
        try:
            assert in_image(strip_metadata(part)) == ()
        except ValueError as problem:
            assert str(problem).endswith(".")


@given(
    st.sampled_from([*PLACED.values(), *PLAIN.values()]),
    st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255))),
)
@settings(max_examples=300)
def test_any_damage(data: bytes, changes: list[tuple[int, int]]) -> None:
    """Whatever bytes are changed: nothing but the documented ValueError."""
    damaged = bytearray(data)
    for position, value in changes:
        damaged[position % len(damaged)] = value
    in_image(bytes(damaged))
    image_size(bytes(damaged))
    try:
        strip_metadata(bytes(damaged))
    except ValueError as problem:
        assert str(problem).endswith(".")


@given(
    st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\xff\xff\0\0WEBP", b""]),
    st.binary(max_size=300),
)
@settings(max_examples=300)
def test_any_bytes(start: bytes, rest: bytes) -> None:
    """Random bytes behind a true beginning raise nothing else either."""
    in_image(start + rest)
    image_size(start + rest)
    try:
        strip_metadata(start + rest)
    except ValueError as problem:
        assert str(problem).endswith(".")


def test_packed_text_cannot_fill_memory() -> None:
    """A chunk that unpacks to 64 MiB is read no further than the first mebibyte."""
    bomb = make_png(chunk(b"zTXt", b"x\0\0" + zlib.compress(bytes(64 << 20))))
    began = time.process_time()
    assert in_image(bomb) == ()
    assert time.process_time() - began < 1.0


@pytest.mark.slow
@pytest.mark.parametrize(
    "part", [b"\xff", b"\xff\xe1\0\2", b"MM\0*\0\0\0\x08", b"\0", b"\xff\xd9", b"\xff\xd0", b"G\0P\0S\0"]
)
@pytest.mark.parametrize("start", [b"\xff\xd8\xff\xe0\0\2", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\x40\0WEBP"])
def test_four_mebibytes_take_under_two_seconds(start: bytes, part: bytes) -> None:
    """No repeated pattern makes the largest picture allowed take two seconds of processor time."""
    data = (start + part * ((4 << 20) // len(part)))[: 4 << 20]
    began = time.process_time()
    in_image(data)
    image_size(data)
    try:
        strip_metadata(data)
    except ValueError as problem:
        assert str(problem).endswith(".")
    assert time.process_time() - began < 2.0
