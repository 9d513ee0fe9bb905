"""A Frictionless data package of what is public (specs.frictionlessdata.io, Data Package 1.0)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mfi_site.outputs.context import BoardContext, MeasureSummary, Site, Summary
from mfi_site.outputs.views.listing import row, with_rows
from mfi_site.outputs.views.tags import slug


def of_board(ctx: BoardContext) -> Mapping[str, bytes]:
    """datapackage.json"""
    settings = ctx.site.frame.settings
    package: dict[str, Any] = {
        "profile": "data-package", "name": slug(settings.name), "title": settings.name,
        "description": settings.strapline or ctx.site.words.say("page.strapline"),
        **({"homepage": ctx.site.base} if ctx.site.base else {}),
    }
    rows = [row(_board(ctx)), *(one for s in ctx.summaries for one in s.parts["data_package"])]
    return {"datapackage.json": with_rows(package, "resources", rows)}


def part_of(site: Site, summary: Summary) -> list[str]:
    """A row for each published measure of a project."""
    return [row(_resource(summary, m)) for m in summary.measures if m.published and not summary.notice]


def _board(ctx: BoardContext) -> dict[str, Any]:
    """The board itself in one row, so that a package is never empty."""
    return {
        "profile": "tabular-data-resource", "name": "board", "title": ctx.site.frame.settings.name,
        "data": [{"school": ctx.site.frame.settings.name, "projects": len(ctx.summaries)}],
        "schema": {"fields": [{"name": "school", "type": "string"}, {"name": "projects", "type": "integer"}]},
    }


def _resource(summary: Summary, measure: MeasureSummary) -> dict[str, Any]:
    counts = [{"name": "numerator", "type": "number"}, {"name": "denominator", "type": "number"}]
    return {
        "profile": "tabular-data-resource", "name": f"{summary.id}.{measure.id}",
        "title": f"{summary.title}: {measure.name}", "path": f"data/{summary.id}/{measure.id}.csv",
        "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
        "schema": {"fields": [
            {"name": "date", "type": "date"}, {"name": "value", "type": "number", **(
                {"description": measure.unit} if measure.unit else {})},
            {"name": "shown", "type": "string"}, *(counts if measure.counts else ()),
            {"name": "note", "type": "string"}], "missingValues": [""]},
    }
