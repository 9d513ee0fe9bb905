"""A page for each tag, and one for each status where projects differ in it."""

from __future__ import annotations

from collections.abc import Mapping

from mfi_site.outputs.context import BoardContext, Summary
from mfi_site.outputs.views.ideas import number
from mfi_site.outputs.views.page import joined, render_page, root_of
from mfi_site.outputs.views.tags import by_status, tagged


def of_board(ctx: BoardContext) -> Mapping[str, bytes]:
    """tags/<tag>/index.html"""
    site, words = ctx.site, ctx.site.words
    groups: dict[str, tuple[str, list[Summary]]] = dict(tagged(ctx.summaries))
    statuses = by_status(ctx.summaries)
    if len(statuses) > 1:
        for status, summaries in statuses.items():
            already = groups.get(status, (status, []))[1]
            groups[status] = (words.say(f"page.status-{status}"),
                              [s for s in ctx.summaries if s in summaries or s in already])
    found: dict[str, bytes] = {}
    for name, (label, summaries) in groups.items():
        address = f"tags/{name}/index.html"
        title = words.say("page.tag-title", tag=label)
        found[address] = render_page(
            site, address, "tag", title, section="projects", description=title, label=label,
            line=words.say("page.tag-line", n=len(summaries), count=number(len(summaries), words, capital=True)),
            cards=joined((s.card for s in summaries), root_of(address)))
    return found
