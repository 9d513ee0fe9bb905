"""The sitemap: every page for readers, by its absolute address where the site's is known."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from mfi_site.outputs.context import BoardContext
from mfi_site.outputs.views.tags import by_status, tagged

FIXED = ("index.html", "ideas/index.html", "indicators/index.html", "improvement/index.html",
         "accessibility/index.html", "privacy/index.html")


def of_board(ctx: BoardContext) -> Mapping[str, bytes]:
    """sitemap.xml"""
    statuses = by_status(ctx.summaries)
    names = sorted({*tagged(ctx.summaries), *(statuses if len(statuses) > 1 else ())})
    addresses = [*FIXED, *(f"{p.id}/index.html" for p in ctx.pages), *(f"tags/{name}/index.html" for name in names)]
    for summary in ctx.summaries:
        addresses.append(summary.address)
        if not summary.notice:
            addresses += [f"projects/{summary.id}/measures/{m.id}/index.html" for m in summary.measures]
    base = ctx.site.base
    lines = (f"<url><loc>{escape(base + (a.removesuffix('index.html') if base else a))}</loc></url>"
             for a in addresses)
    return {"sitemap.xml": "\n".join((
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', *lines, "</urlset>", "")).encode()}
