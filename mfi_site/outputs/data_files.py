"""The values of each measure as CSV, exactly as far as they are shown on its page."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping

from mfi_site.charts.values import plain_figure
from mfi_site.model.values import Known, Series
from mfi_site.outputs.context import ProjectContext
from mfi_site.outputs.views.measures import is_published

_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def of_project(ctx: ProjectContext) -> Mapping[str, bytes]:
    """data/<project>/<measure>.csv: date, value, shown, counts where they are public, note."""
    if ctx.project.notice:
        return {}
    return {f"data/{ctx.project.id}/{name}.csv": table(reading.series, [row.value for row in reading.rows])
            for name, reading in ctx.readings.items() if is_published(reading)}


def table(series: Series, shown: list[str]) -> bytes:
    """A series as CSV (RFC 4180). `value` is blank where a value is an end, missing or withheld: `shown` says."""
    counts = series.counts_published
    rows: list[Iterable[str]] = [("date", "value", "shown", *(("numerator", "denominator") if counts else ()), "note")]
    for point, text in zip(series.points, shown, strict=True):
        value = point.value
        number = plain_figure(value.value, series.decimals) if isinstance(value, Known) and not value.mask else ""
        both = (_count(point.numerator), _count(point.denominator)) if counts else ()
        rows.append((point.day.isoformat(), number, text, *both, point.note))
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows([[neutral(cell) for cell in row] for row in rows])
    return written.getvalue().encode("utf-8")


def neutral(cell: str) -> str:
    """A cell that a spreadsheet would run is made text; a number is left as it is."""
    return "'" + cell if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell) else cell


def _count(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if abs(value) < 1e6 else f"{value:.0f}"
