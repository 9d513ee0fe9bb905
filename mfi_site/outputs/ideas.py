"""Every change idea of the school, with what became of it; dropped ideas have the standing of adopted ones."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mfi_site.outputs.context import BoardContext
from mfi_site.outputs.views.ideas import STATES
from mfi_site.outputs.views.page import render_page


def of_board(ctx: BoardContext) -> Mapping[str, bytes]:
    """ideas/index.html"""
    words = ctx.site.words
    titles = {s.id: s.title for s in ctx.summaries}
    ideas = [idea for s in ctx.summaries for idea in s.ideas]
    groups = [(state, sorted((i for i in ideas if i.state == state),
                             key=lambda i: (-(i.decided_on or date.min).toordinal(), i.project, i.text)))
              for state in STATES]
    met = [s.predictions for s in ctx.summaries]
    page = render_page(
        ctx.site, "ideas/index.html", "ideas", words.say("idea.title"), section="ideas",
        description=words.say("idea.lede"), titles=titles,
        groups=[(state, found) for state, found in groups if found],
        predictions={"yes": sum(p.yes for p in met), "partly": sum(p.partly for p in met),
                     "no": sum(p.no for p in met), "n": sum(p.total for p in met)})
    return {"ideas/index.html": page}
