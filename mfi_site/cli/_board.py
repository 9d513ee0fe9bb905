"""What the commands that read a board share: where it is, and the day it is read as."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from mfi_site.cli._errors import UserError


class DayType(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest click
    """A day as the board's files write it."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        from mfi_site.model.authored import parse_day

        found = parse_day(str(value))
        if found is None:
            self.fail(f"{value!r} is not a date. Write a day, such as 2026-07-03.", param, ctx)
        return found


def content_argument(function: Callable[..., Any]) -> Callable[..., Any]:
    """`[CONTENT]`, by default `content`."""
    return click.argument("content", default="content", type=click.Path(path_type=Path))(function)


def content_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--content DIR`, by default `content`."""
    return click.option("--content", default="content", show_default=True, type=click.Path(path_type=Path),
                        help="The folder with board.yml.")(function)


def as_of_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--as-of DATE`"""
    return click.option("--as-of", type=DayType(), help="Read the board as on this day.")(function)


def where(content: Path, *, option: bool = True) -> str:
    """What a command that is suggested needs in order to find this board from here."""
    place = content.as_posix()
    if place == "content":
        return ""
    quoted = f'"{place}"' if " " in place else place
    return f" --content {quoted}" if option else f" {quoted}"


def board_folder(content: Path) -> Path:
    """The content folder; raises UserError where there is no board."""
    if not content.is_dir():
        raise UserError(f"{content} is not a folder. Run this where the school's content folder is, "
                        "name the folder, or start one with: mfi-site init FOLDER")
    project = content.resolve()
    if project.parent.name == "projects" and (project.parents[1] / "board.yml").is_file():
        raise UserError(f"{content} is one project of a board. Name the board's folder, and the project apart from it: "
                        f'mfi-site check "{project.parents[1]}" --project {project.name}')
    if not (content / "board.yml").is_file():
        raise UserError(f"{content}/board.yml is missing. A board starts with that file; its one required line "
                        "is the school's name, such as  name: Craigrowan Primary School")
    return content


def cache_folder(content: Path) -> Path:
    """The cache stands in the folder that holds the content; one that others could have written is not used."""
    folder = content.resolve().parent / ".mfi-cache"
    if not folder.exists():
        return folder
    from mfi_site.world.tracked import is_tracked

    if not is_tracked(folder):
        return folder
    import atexit
    import shutil
    import tempfile

    click.echo(f"{folder} came with the repository, so it is not used: take it out with  git rm -r --cached .mfi-cache",
               err=True)
    scratch = Path(tempfile.mkdtemp(prefix="mfi-site-"))
    atexit.register(shutil.rmtree, scratch, ignore_errors=True)
    return scratch


def file_text(content: Path) -> Callable[[str], str | None]:
    """A reader of the board's own text files, for source lines under messages."""
    def text(path: str) -> str | None:
        from mfi_site.read.decode import decode
        from mfi_site.read.notes import Notes

        place = content / path
        if place.is_symlink() or not place.is_file():
            return None
        try:
            return decode(place.read_bytes(), Notes(path))
        except OSError:
            return None
    return text
