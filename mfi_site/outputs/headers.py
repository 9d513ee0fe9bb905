"""_headers: the security headers of every answer, in Netlify's format."""

from __future__ import annotations

from collections.abc import Mapping

from mfi_site.outputs.context import BoardContext
from mfi_site.outputs.views.page import CONTENT_POLICY

REFUSED = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone",
           "midi", "payment", "usb")
PERMISSIONS = ", ".join([*(f"{name}=()" for name in REFUSED), "screen-wake-lock=(self)", "fullscreen=(self)"])


def of_board(ctx: BoardContext) -> Mapping[str, bytes]:
    """_headers"""
    everywhere = [
        f"Content-Security-Policy: {CONTENT_POLICY}; frame-ancestors 'self'",
        "Strict-Transport-Security: max-age=31536000; includeSubDomains",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: no-referrer",
        f"Permissions-Policy: {PERMISSIONS}",
        *(["X-Robots-Tag: noindex"] if ctx.site.frame.preview else []),
    ]
    blocks = (
        ("/*", everywhere),
        ("/assets/*", ["Cache-Control: public, max-age=31536000, immutable"]),
        ("/sw.js", ["Cache-Control: no-cache"]),
        ("/version.json", ["Cache-Control: no-cache"]),
    )
    return {"_headers": "".join(f"{path}\n" + "".join(f"  {line}\n" for line in lines)
                                for path, lines in blocks).encode("ascii")}
