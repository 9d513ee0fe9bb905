"""share/board.json: what other schools and an authority may show of this board."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mfi_site.outputs.context import BoardContext, IdeaSummary, MeasureSummary, Site, Summary
from mfi_site.outputs.views.listing import row, with_rows

VERSION = 1


def of_board(ctx: BoardContext) -> Mapping[str, bytes]:
    """share/board.json"""
    settings = ctx.site.frame.settings
    board = {
        "version": VERSION, "name": settings.name, "authority": settings.authority, "url": ctx.site.base,
        "language": settings.language, "illustrative": settings.illustrative,
    }
    rows = (s.parts["share"] for s in ctx.summaries if not s.notice)
    return {"share/board.json": with_rows(board, "projects", rows)}


def part_of(site: Site, summary: Summary) -> str:
    """A project's row."""
    return row(_project(summary, site.base))


def _project(summary: Summary, base: str) -> dict[str, Any]:
    return {
        "id": summary.id, "title": summary.title, "url": base + f"projects/{summary.id}/" if base else "",
        "aim": summary.aim, "status": summary.status, "stage": summary.stage, "population": summary.population,
        "started": summary.started.isoformat(), "finish": summary.finish.isoformat() if summary.finish else None,
        "tags": list(summary.tags), "hgios": list(summary.hgios), "adapted_from": summary.adapted_from,
        "lead": summary.lead.id if summary.lead else None,
        "measures": [_measure(m) for m in summary.measures], "ideas": [_idea(i) for i in summary.ideas],
        "predictions": {"yes": summary.predictions.yes, "partly": summary.predictions.partly,
                        "no": summary.predictions.no},
    }


def _measure(measure: MeasureSummary) -> dict[str, Any]:
    return {
        "id": measure.id, "name": measure.name, "type": measure.type, "better": measure.better,
        "unit": measure.unit, "headline": measure.headline, "strength": measure.strength,
        "meaning": measure.meaning, "latest": measure.latest,
        "latest_on": measure.latest_on.isoformat() if measure.latest_on else None, "goal": measure.goal,
    }


def _idea(idea: IdeaSummary) -> dict[str, Any]:
    return {
        "id": idea.id, "idea": idea.text, "state": idea.state, "scale": idea.scale,
        "conditions": list(idea.conditions), "tests": len(idea.tests), "learning": idea.learning,
    }
