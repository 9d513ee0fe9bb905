"""Projects by the quality indicators of How good is our school? (4th edition, Education Scotland 2015)."""

from __future__ import annotations

from collections.abc import Mapping

from mfi_site.outputs.context import BoardContext, Summary
from mfi_site.outputs.views.page import render_page

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("1", ("1.1", "1.2", "1.3", "1.4", "1.5")),
    ("2", ("2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7")),
    ("3", ("3.1", "3.2", "3.3")),
)


def of_board(ctx: BoardContext) -> Mapping[str, bytes]:
    """indicators/index.html"""
    words = ctx.site.words
    projects: dict[str, list[Summary]] = {}
    for summary in ctx.summaries:
        for indicator in dict.fromkeys(summary.hgios):
            projects.setdefault(indicator.strip(), []).append(summary)
    known = {name for _, names in GROUPS for name in names}
    page = render_page(
        ctx.site, "indicators/index.html", "indicators", words.say("page.indicators-title"), section="indicators",
        description=words.say("page.indicators-lede"), groups=GROUPS, projects=projects,
        others=sorted(set(projects) - known))
    return {"indicators/index.html": page}
