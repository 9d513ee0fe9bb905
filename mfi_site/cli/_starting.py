"""What `init` and `new` share: the content folder as it stands, and writing without ever overwriting."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from mfi_site.building.source import FolderSource
from mfi_site.building.starting import CannotStart, Start
from mfi_site.cli._board import board_folder
from mfi_site.cli._errors import UserError
from mfi_site.model.board import Settings
from mfi_site.read.board import read_frontage
from mfi_site.world.atomic import Fresh, holds, replace_if_unchanged, write_new
from mfi_site.world.clock import today
from mfi_site.world.errors import WorldError


def settings_of(content: Path) -> Settings:
    """The board's settings; raises UserError where board.yml cannot be used."""
    files, refused = FolderSource(board_folder(content)).top()
    found = read_frontage(files, refused=refused).settings
    if found is None:
        raise UserError(f"{content}/board.yml cannot be used; mfi-site check says why.")
    return found


def today_of(settings: Settings) -> date:
    """The day the board is read as; raises UserError for a bad SOURCE_DATE_EPOCH."""
    try:
        return today(None, settings.as_of, os.environ)
    except ValueError as error:
        raise UserError(str(error)) from None


def project_files(content: Path, project: str) -> dict[str, bytes]:
    """The files of a project that exists; raises UserError with the names of those that do."""
    source = FolderSource(board_folder(content))
    names = source.names()
    if project not in names:
        there = f"There are: {', '.join(names)}." if names else "There is none yet."
        raise UserError(f"There is no project {project!r} in {content.as_posix()}/projects. {there} "
                        "Start one with: mfi-site new project NAME")
    return dict(source.project(project)[0])


def start(content: Path, make: Callable[[], Start]) -> None:
    """Write what `make` plans, new files first; raises UserError, and then nothing was changed."""
    try:
        plan = make()
    except CannotStart as error:
        raise UserError(str(error)) from None
    begun = [path for path, data in plan.new.items() if plan.charter is not None and holds(content / path, data)]
    there = [path for path in plan.new if path not in begun and os.path.lexists(content / path)]
    if there:
        raise UserError(f"{(content / there[0]).as_posix()} is there already; it was not changed.", 1)
    with all_or_none() as made:
        for path, data in plan.new.items():
            if path not in begun:
                made.append(write_new(content / path, data, within=content))
        if plan.charter is not None:
            path, before, after = plan.charter
            replace_if_unchanged(content / path, before, after, within=content)
    for path in plan.new:
        click.echo(f"Made {(content / path).as_posix()}.")
    if plan.charter is not None:
        click.echo(f"Added to {(content / plan.charter[0]).as_posix()}.")
    for line in plan.said:
        click.echo(line)


@contextmanager
def all_or_none() -> Iterator[list[Fresh]]:
    """A list for the files that are made; where one cannot be, those before it are taken back. Raises UserError."""
    made: list[Fresh] = []
    try:
        yield made
    except WorldError as error:
        for one in reversed(made):
            one.take_back()
        raise UserError(str(error), 1) from None
