"""What is improvement? The method in plain words, taught with the school's own chart and ideas."""

from __future__ import annotations

from collections.abc import Mapping

from mfi_site.outputs.context import BoardContext, IdeaSummary, Summary
from mfi_site.outputs.views.page import render_page

STRENGTHS = ("withheld", "empty", "too-early", "none", "possible", "strong")


def of_board(ctx: BoardContext) -> Mapping[str, bytes]:
    """improvement/index.html"""
    words = ctx.site.words
    example = taught_on(ctx.summaries)
    page = render_page(
        ctx.site, "improvement/index.html", "improvement", words.say("page.improvement-title"),
        section="improvement", description=words.say("page.improvement-lede"), example=example,
        adopted=idea_in(ctx.summaries, "adopted"), dropped=idea_in(ctx.summaries, "abandoned"))
    return {"improvement/index.html": page}


def taught_on(summaries: tuple[Summary, ...]) -> Summary | None:
    """The project whose chart teaches best: a run chart, the strongest signal, then the most points."""
    drawn = [(s.lead, s) for s in summaries if s.lead is not None and s.lead.latest and s.home_picture]
    best = max(drawn, default=None, key=lambda pair: (
        pair[0].chart == "run", STRENGTHS.index(pair[0].strength), pair[0].points, pair[1].id))
    return best[1] if best else None


def idea_in(summaries: tuple[Summary, ...], state: str) -> IdeaSummary | None:
    """The idea in `state` that was tested most often and says what it taught."""
    found = [i for s in summaries for i in s.ideas if i.state == state and i.learning]
    return max(found, default=None, key=lambda i: (len(i.tests), i.project, i.id))
