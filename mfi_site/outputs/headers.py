"""_headers: the security headers of every answer, in Netlify's format."""

from __future__ import annotations

from collections.abc import Mapping

from mfi_site.outputs.context import BoardContext
from mfi_site.outputs.views.policy import FOR_EVER, SECURITY_HEADERS


def of_board(ctx: BoardContext) -> Mapping[str, bytes]:
    """_headers"""
    everywhere = [
        *(f"{name}: {value}" for name, value in SECURITY_HEADERS),
        *(["X-Robots-Tag: noindex"] if ctx.site.frame.preview else []),
    ]
    blocks = (
        ("/*", everywhere),
        ("/assets/*", [f"Cache-Control: {FOR_EVER}"]),
        ("/sw.js", ["Cache-Control: no-cache"]),
        ("/version.json", ["Cache-Control: no-cache"]),
    )
    return {"_headers": "".join(f"{path}\n" + "".join(f"  {line}\n" for line in lines)
                                for path, lines in blocks).encode("ascii")}
