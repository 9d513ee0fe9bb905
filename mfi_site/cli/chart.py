"""`mfi-site chart`: a run chart or control chart from any CSV, no board needed."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mfi_site.cli._board import DayType
from mfi_site.cli._examples import examples

if TYPE_CHECKING:
    from mfi_site.statistics import Rules


class RowOrDay(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest click
    """A number of rows or values, or a day."""

    name = "n|date"

    def __init__(self, least: int = 0) -> None:
        self.least = least

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | date:
        if isinstance(value, int | date):
            return value
        text = str(value).strip()
        if text.isdigit():
            if int(text) >= self.least:
                return int(text)
            self.fail("The median needs one value or more.", param, ctx)
        return DayType().convert(text, param, ctx)


@click.command(short_help="Draw a run or control chart of any CSV.",
               epilog=examples("chart late.csv --better lower", "chart late.csv --baseline 12 --goal 3 -o pictures"))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path),
              help="A folder, or one .svg or .png file; by default a .svg beside each of FILES.")
@click.option("--kind", type=click.Choice(["run", "i", "p", "pp", "c", "u", "up", "g", "t"]), default="run",
              show_default=True, help="A run chart, or the control chart of that letter.")
@click.option("--rules", type=click.Choice(["ihi", "anhoej"]), default="ihi", show_default=True,
              help="Which rules of run charts signal.")
@click.option("--baseline", type=RowOrDay(least=1),
              help="Freeze the median on the first N values, or those up to a date.")
@click.option("--phase", "phases", multiple=True, type=RowOrDay(), help="A new phase starts here; may be repeated.")
@click.option("--better", type=click.Choice(["higher", "lower", "neither"]), default="higher", show_default=True,
              help="Which way is improvement.")
@click.option("--goal", type=float, help="Draw a goal line.")
@click.option("--name", default="", help="What is measured, by default the name of the file.")
@click.option("--audience", type=click.Choice(["public", "coach"]), default="coach", show_default=True,
              help="public applies disclosure control as the board does.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line and draw nothing.")
def command(files: tuple[Path, ...], output: Path | None, kind: str, rules: Rules, baseline: int | date | None,
            phases: tuple[int | date, ...], better: str, goal: float | None, name: str, audience: str,
            as_json: bool) -> None:
    """Draw a chart of each of FILES: a first column of dates or labels, and a value, or numerator and denominator."""
    from mfi_site.building.csv_charts import Asked, json_line, read_charts

    asked = Asked(kind, rules, baseline, phases, better, "public" if audience == "public" else "coach", goal, name)
    failed, drawn = False, []
    for charted in read_charts(files, asked):
        for warning in charted.warnings:
            click.echo(f"{charted.file}: warning: {warning}", err=True)
        if as_json:
            click.echo(json_line(charted))
        if charted.reading is None:
            failed = True
            place = f"{charted.file}:{charted.line}" if charted.line else charted.file
            if not as_json:
                click.echo(f"{place}: problem: {charted.error}", err=True)
        drawn.append(charted)
    if not as_json:
        from mfi_site.cli._charts import draw_files

        draw_files(drawn, output)
    if failed:
        sys.exit(1)
