"""`mfi-site guard`: refuses what looks like a child before it is pushed, because what is pushed is published."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mfi_site.cli._board import content_option
from mfi_site.cli._examples import examples

if TYPE_CHECKING:
    from mfi_site.building.guarding import Looked, Seen

MOST_SHOWN = 200


@click.command(short_help="Look for what could identify a child.",
               epilog=examples("guard", "guard --install", "guard exports/attendance.xlsx"))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--staged", is_flag=True, help="Look at what the next commit would add, and at nothing else.")
@click.option("--history", is_flag=True, help="Look at every version of every file that was ever committed.")
@click.option("--install", is_flag=True, help="Look at every commit from now on, before it is made (a git hook).")
@click.option("--explain", is_flag=True, help="List what the guard looks for, and what it cannot see.")
@content_option
def command(paths: tuple[Path, ...], staged: bool, history: bool, install: bool, explain: bool,
            content: Path) -> None:
    """Look in PATHS (by default the content folder) for what could name or point to a child.

    Exits 1 where something is found.
    """
    from mfi_site.cli._errors import UserError
    from mfi_site.cli._guard import explanation, install_hook, look

    if sum((staged, history, install, explain, bool(paths))) > 1:
        raise UserError("Choose one of --staged, --history, --install, --explain or some paths.")
    if explain:
        click.echo(explanation())
        return
    if install:
        click.echo(install_hook(content))
        return
    looked = look(paths, content, staged=staged, history=history)
    _tell(looked)
    if looked.seen:
        sys.exit(1)


def _tell(looked: Looked) -> None:
    from mfi_site.cli._messages import plain

    for seen in looked.seen[:MOST_SHOWN]:
        click.echo(plain(_line(seen)))
    if len(looked.seen) > MOST_SHOWN:
        click.echo(f"... and {len(looked.seen) - MOST_SHOWN:,} more.")
    for path in looked.unread[:10]:
        click.echo(plain(f"{path}: not looked into: it is too large, or of a kind that the guard cannot read."))
    if len(looked.unread) > 10:
        click.echo(f"... and {len(looked.unread) - 10:,} more that were not looked into.")
    if looked.left:
        click.echo(f"{looked.left:,} old or large versions lie past the guard's limits and were not looked into.")
    click.echo(_summary(looked))


def _line(seen: Seen) -> str:
    one = seen.identifier
    sheet = f" (sheet {seen.sheet})" if seen.sheet else ""
    commit = f" (in the history since {seen.commit})" if seen.commit else ""
    return f"{seen.path}:{one.line}:{one.column}{sheet}{commit}: problem: {one.why} {one.repair} [identifier]"


def _summary(looked: Looked) -> str:
    files = f"{looked.files:,} {'file' if looked.files == 1 else 'files'}"
    if not looked.seen:
        return (f"Looked at {files}. Nothing that the guard knows was found; it cannot tell that a file is safe, "
                "so read it as a classmate would. Keep this repository private: it holds the counts and the "
                "coach's files.")
    where = " In the history: INCIDENT.md says how to take it out." if any(s.commit for s in looked.seen) else ""
    found = "1 thing" if len(looked.seen) == 1 else f"{len(looked.seen):,} things"
    return (f"Looked at {files}; {found} found that could point to a child. Put it right before you commit or push: "
            f"what is once pushed has been published.{where}")
