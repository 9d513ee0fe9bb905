"""Pictures with consent."""

from __future__ import annotations

from collections.abc import Callable

Make = Callable[..., dict[str, bytes]]


def test_only_a_picture_with_consent_is_published(making: Make) -> None:
    """A picture that images.yml lists is published and shown; another is neither."""
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    png = (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
           + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b""))
    charter = b"---\ntitle: P\nstarted: 2026-01-01\n---\n\n## Why this matters\n\n"
    charter += b"![Desk](images/a.png) ![Face](images/b.png)\n"
    site = making({"board.yml": b"name: School\n", "projects/p/charter.md": charter,
                   "projects/p/images/a.png": png, "projects/p/images/b.png": png,
                   "projects/p/images.yml": b"- {file: a.png, people: none, alt: A desk}\n"})
    assert "projects/p/images/a.png" in site and "projects/p/images/b.png" not in site
    page = site["projects/p/index.html"].decode()
    assert 'src="images/a.png"' in page and "b.png" not in page
