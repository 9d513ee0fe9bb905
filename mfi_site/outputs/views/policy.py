"""The headers that every answer carries, on the published site and under `serve`: one policy, decided here."""

from __future__ import annotations

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
)
"""What a page may load, as its `meta` element says it; a header adds who may frame it."""

_REFUSED = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone",
            "midi", "payment", "usb")

SECURITY_HEADERS: tuple[tuple[str, str], ...] = (
    ("Content-Security-Policy", f"{CONTENT_POLICY}; frame-ancestors 'self'"),
    ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", ", ".join([*(f"{name}=()" for name in _REFUSED), "screen-wake-lock=(self)",
                                      "fullscreen=(self)"])),
)

FOR_EVER = "public, max-age=31536000, immutable"
"""For files whose names change with their bytes."""
