"""Every change idea of the school, with what became of it; dropped ideas have the standing of adopted ones."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from mfi_site.outputs.context import BoardContext, IdeaSummary, Site, Summary
from mfi_site.outputs.views.ideas import STATES
from mfi_site.outputs.views.page import fragment, joined, render_page, root_of

ADDRESS = "ideas/index.html"


def part_of(site: Site, summary: Summary) -> list[list[Any]]:
    """State, order within it and card of each idea of a project."""
    return [[idea.state, _order(idea), fragment(site, "idea", idea=idea, title=summary.title)]
            for idea in summary.ideas]


def _order(idea: IdeaSummary) -> list[Any]:
    """The last decided first."""
    return [-(idea.decided_on or date.min).toordinal(), idea.project, idea.text]


def of_board(ctx: BoardContext) -> Mapping[str, bytes]:
    """ideas/index.html"""
    words = ctx.site.words
    cards: dict[str, list[tuple[list[Any], str]]] = {state: [] for state in STATES}
    for summary in ctx.summaries:
        for state, order, card in summary.parts["ideas"]:
            cards[state].append((order, card))
    met = [s.predictions for s in ctx.summaries]
    page = render_page(
        ctx.site, ADDRESS, "ideas", words.say("idea.title"), section="ideas", description=words.say("idea.lede"),
        groups=[(state, len(found), joined((card for _, card in sorted(found)), root_of(ADDRESS)))
                for state, found in cards.items() if found],
        predictions={"yes": sum(p.yes for p in met), "partly": sum(p.partly for p in met),
                     "no": sum(p.no for p in met), "n": sum(p.total for p in met)})
    return {ADDRESS: page}
