"""`mfi-site status`: the coach's worklist."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from mfi_site.cli._board import as_of_option, content_argument
from mfi_site.cli._examples import examples


@click.command(short_help="List what is due, late or open, for the coach.",
               epilog=examples("status", "status --as-of 2025-11-16 --remind"))
@content_argument
@as_of_option
@click.option("--remind", is_flag=True, help="Write the reminder and escalation texts too.")
def command(content: Path, as_of: date | None, remind: bool) -> None:
    """What is due, late or open in all projects of CONTENT (by default content). For the coach alone."""
    from mfi_site.cli._coach import cases_of, usable
    from mfi_site.coach.status import shown, worklist

    folder = usable(content, as_of)
    work = worklist(cases_of(folder), folder.today)
    click.echo(shown(work), nl=False)
    if remind:
        if not work.letters:
            click.echo("\nThere is nobody to remind.")
        for letter in work.letters:
            click.echo(f"\n{'-' * 72}\n{letter}")
