"""The school's own pages: a title and Markdown, made safe."""

from __future__ import annotations

from collections.abc import Mapping

from mfi_site.outputs.context import BoardContext
from mfi_site.outputs.views.page import render_page
from mfi_site.themes_markdown import first_sentences, render_markdown


def of_board(ctx: BoardContext) -> Mapping[str, bytes]:
    """<page>/index.html for each of pages/*.md"""
    found: dict[str, bytes] = {}
    for page in ctx.pages:
        address = f"{page.id}/index.html"
        found[address] = render_page(
            ctx.site, address, "free", page.head.title, section=page.id,
            description=first_sentences(page.body) or page.head.title, body=render_markdown(page.body))
    return found
