"""The page for an address that is not there. It alone is rooted at the path of `url`: it is served anywhere."""

from __future__ import annotations

from collections.abc import Mapping

from mfi_site.outputs.context import BoardContext
from mfi_site.outputs.views.page import render_page, site_path


def of_board(ctx: BoardContext) -> Mapping[str, bytes]:
    """404.html"""
    words = ctx.site.words
    return {"404.html": render_page(ctx.site, "404.html", "lost", words.say("page.lost-title"),
                                    root=site_path(ctx.site))}
