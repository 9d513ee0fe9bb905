"""`mfi-site serve`: the board on this machine, built again and reloaded at every change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from mfi_site.cli._board import as_of_option, cache_folder, content_argument
from mfi_site.cli._examples import examples


@click.command(short_help="Show the board on this machine, new at every change.",
               epilog=examples("serve", "serve --port 0 --audience coach"))
@content_argument
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True,
              help="0 takes a free one.")
@click.option("--poll", is_flag=True, help="For folders that tell of no changes: network shares, synchronised folders.")
@click.option("--audience", type=click.Choice(["public", "coach"]), default="public", show_default=True,
              help="coach shows everything.")
@click.option("--jobs", type=click.IntRange(min=0), default=0, help="Worker processes; 0 lets the program decide.")
@as_of_option
def command(content: Path, port: int, poll: bool, audience: str, jobs: int, as_of: date | None) -> None:
    """Build CONTENT, serve it on 127.0.0.1, and show every change at once."""
    from mfi_site.building.options import Options
    from mfi_site.cli._errors import UserError
    from mfi_site.cli._serve import run
    from mfi_site.world.errors import WorldError

    if not content.is_dir():
        raise UserError(f"{content} is not a folder. Run this where the school's content folder is, or name it.")
    options = Options("coach" if audience == "coach" else "public", as_of, jobs=jobs)
    try:
        run(content, cache_folder(content), options, port=port, poll=poll)
    except WorldError as error:
        raise UserError(str(error), 1) from None
