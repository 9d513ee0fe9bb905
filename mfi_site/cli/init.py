"""`mfi-site init`: a school's repository, ready for its first project."""

from __future__ import annotations

from pathlib import Path

import click

from mfi_site.cli._examples import examples


@click.command(short_help="Start a school's board in a new folder.",
               epilog=examples('init our-board --name "Craigrowan Primary School"'))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", default="", help="The school's name, by default that of the folder.")
def command(folder: Path, name: str) -> None:
    """Start a school's repository in DIR: settings, a corridor screen and a page on how to go on."""
    import os

    from mfi_site.building.starting import board_files, words_of
    from mfi_site.cli._errors import UserError
    from mfi_site.cli._starting import all_or_none, today_of
    from mfi_site.model.board import Settings
    from mfi_site.world.atomic import write_new
    from mfi_site.world.errors import AlreadyThere

    board = folder / "content" / "board.yml"
    if os.path.lexists(board):
        raise UserError(f"{board.as_posix()} is there already: this is a board. Add to it with: mfi-site new", 1)
    day = today_of(Settings(name="-"))
    files = board_files(name or words_of(folder.resolve().name) or "Our school", day)
    with all_or_none() as made:
        for path, data in files.items():
            try:
                made.append(write_new(folder / path, data, within=folder))
            except AlreadyThere:
                click.echo(f"{(folder / path).as_posix()} is there already; it was not changed.", err=True)
    for one in made:
        click.echo(f"Made {one.path.as_posix()}.")
    place = folder.as_posix()
    move = f'  cd "{place}"\n' if " " in place else f"  cd {place}\n" if place != "." else ""
    click.echo(f"""
Keep this repository private: it holds the counts behind the charts and the coach's files. Only the site that is
built from it is public. Before the first commit, run this once on each computer, so that nothing which could point
to a child is committed:

{move}  git init -b main
  mfi-site guard --install

Then start a project, and see it:

  mfi-site new project writing-p4 --title "Writing in Primary 4"
  mfi-site serve""")
