"""The accessibility and privacy statements."""

from __future__ import annotations

from collections.abc import Mapping

from mfi_site.outputs.context import BoardContext
from mfi_site.outputs.views.page import render_page


def of_board(ctx: BoardContext) -> Mapping[str, bytes]:
    """accessibility/index.html and privacy/index.html"""
    settings, words = ctx.site.frame.settings, ctx.site.words
    return {
        f"{name}/index.html": render_page(
            ctx.site, f"{name}/index.html", name, words.say(f"page.{name}"), section=name,
            description=words.say(f"page.{name}-lede", school=settings.name),
            smallest=settings.privacy.smallest_group)
        for name in ("accessibility", "privacy")
    }
