"""The headers of every answer."""

from __future__ import annotations


def test_the_headers_are_those_of_the_safety_page(public: dict[str, bytes]) -> None:
    """The policy allows this site alone, and what must not be kept says so."""
    said = public["_headers"].decode()
    for part in ("default-src 'none'", "frame-ancestors 'self'", "Strict-Transport-Security", "nosniff",
                 "Referrer-Policy: no-referrer", "screen-wake-lock=(self)", "/sw.js\n  Cache-Control: no-cache",
                 "/version.json\n  Cache-Control: no-cache"):
        assert part in said
