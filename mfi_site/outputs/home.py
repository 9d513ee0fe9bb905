"""The front page: every project of the school, what changed lately, and what dropped ideas taught."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from mfi_site.model.project import Status
from mfi_site.outputs.context import BoardContext, Summary
from mfi_site.outputs.views.boards import card, dropped, events_lately, school_line
from mfi_site.outputs.views.dates import session_start
from mfi_site.outputs.views.page import joined, render_page
from mfi_site.outputs.views.tags import tag_links

ORDER: tuple[Status, ...] = ("active", "paused", "complete", "abandoned")


def of_board(ctx: BoardContext) -> Mapping[str, bytes]:
    """index.html"""
    site = ctx.site
    settings = site.frame.settings
    first = leading(ctx.summaries)
    others = sorted((s for s in ctx.summaries if s is not first), key=lambda s: ORDER.index(s.status))
    counted = Counter(s.status for s in ctx.summaries)
    page = render_page(
        site, "index.html", "home", settings.name, section="projects",
        description=settings.strapline or site.words.say("page.strapline"),
        lead=card(first, site) if first else None, others=joined((s.card for s in others), ""),
        total=len(ctx.summaries), line=school_line(ctx),
        statuses=[(s, counted[s]) for s in ORDER if counted[s]], tags=tag_links(ctx.summaries, site.words),
        lately=events_lately(ctx.summaries, site.words),
        session=session_start(site.frame.today, settings.calendar), dropped=dropped(ctx.summaries),
        data_to=max((s.data_to for s in ctx.summaries if s.data_to), default=None))
    return {"index.html": page}


def leading(summaries: tuple[Summary, ...]) -> Summary | None:
    """The project whose signal changed last; without one, the active project with the newest data."""
    def rank(summary: Summary) -> tuple[bool, bool, date, date]:
        lead = summary.lead
        return (summary.status == "active" and not summary.notice, bool(lead and lead.signal_on),
                (lead.signal_on if lead and lead.signal_on else date.min), summary.data_to or date.min)
    shown = [s for s in summaries if not s.notice]
    return max(shown, key=rank) if shown else None
