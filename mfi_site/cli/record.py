"""`mfi-site record`: this week's number, and what the chart now says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from mfi_site.cli._board import DayType, content_option
from mfi_site.cli._examples import examples


@click.command(short_help="Add this week's number to a measure.",
               epilog=examples("record writing-p4 on-track 14 --of 24",
                               "record writing-p4 on-track 15 --of 24 --date 19/09/2025",
                               'record lunch-queue minutes 12 --note "wet lunch"'),
               context_settings={"ignore_unknown_options": True})
@click.argument("project")
@click.argument("measure")
@click.argument("value")
@click.option("--of", default="", metavar="N", help="What VALUE is out of: 14 --of 24.")
@click.option("--date", "on", type=DayType(), help="The day of the number, by default today.")
@click.option("--note", default="", help="A few words that stand beside the number, for everybody to read.")
@content_option
def command(project: str, measure: str, value: str, of: str, on: date | None, note: str, content: Path) -> None:
    """Add VALUE to MEASURE of PROJECT, and say what its chart now says."""
    from mfi_site.building.recording import Entry, NotRecorded, record
    from mfi_site.cli._errors import UserError
    from mfi_site.cli._messages import plain
    from mfi_site.cli._starting import project_files, settings_of, today_of
    from mfi_site.world.atomic import replace_if_unchanged, write_new
    from mfi_site.world.errors import WorldError

    settings = settings_of(content)
    today = today_of(settings)
    files = project_files(content, project)
    entry = Entry(value, of, on or today, note)
    try:
        made = record(project, measure, entry, files, settings, today)
        place = content / made.path
        if made.before is None:
            write_new(place, made.after, within=content)
        else:
            replace_if_unchanged(place, made.before, made.after, within=content)
    except NotRecorded as error:
        raise UserError(plain(str(error)), 1) from None
    except WorldError as error:
        raise UserError(str(error), 1) from None
    number = f"{value} of {of}" if of else value
    click.echo(f"Recorded {number} for {entry.on.day} {entry.on:%B %Y} in {place.as_posix()}.")
    said = str(made.reading.finding) if made.reading is not None else "This project is not shown to the public."
    click.echo(plain(said))
