"""The theme's static files and the school's logo, each under a name that changes with its bytes."""

from __future__ import annotations

from collections.abc import Mapping

from mfi_site.outputs.context import BoardContext


def of_board(ctx: BoardContext) -> Mapping[str, bytes]:
    """assets/<name>.<hash>.<extension>"""
    static = ctx.site.theme.static()
    found = {ctx.site.assets[name]: data for name, data in static.items() if name in ctx.site.assets}
    if ctx.logo and ctx.site.logo:
        found[ctx.site.logo] = ctx.logo
    return found
