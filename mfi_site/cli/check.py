"""`mfi-site check`: what a mentor would say, file by file."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mfi_site.cli._board import as_of_option, content_argument, where
from mfi_site.cli._examples import examples

if TYPE_CHECKING:
    from mfi_site.coach.review import Review
    from mfi_site.model.project import Audience

FORMATS = ("text", "json", "github", "sarif", "markdown")


@click.command(short_help="Say what is wrong, liked, and would be even better.",
               epilog=examples("check", "check --project writing-p4"))
@content_argument
@click.option("--project", "projects", multiple=True, metavar="P", help="Only this project; may be repeated.")
@as_of_option
@click.option(
    "--audience",
    type=click.Choice(["public", "coach"]),
    default=None,
    help="Whose findings; by default coach, but public for github and sarif.",
)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How they are written."
)
@click.option("--strict", is_flag=True, help='Exit 1 for "even better if" too.')
def command(
    content: Path, projects: tuple[str, ...], as_of: date | None, audience: str | None, form: str, strict: bool
) -> None:
    """Say what was liked and what would be even better, in the files of CONTENT (by default content).

    Exits 1 where there is a problem, 2 where board.yml cannot be used.
    """
    from mfi_site.cli._coach import open_folder, review_of, wanted_names
    from mfi_site.coach.review import Review
    from mfi_site.read.board import Frontage

    wanted = audience or ("public" if form in ("github", "sarif") else "coach")
    shown: Audience = "public" if wanted == "public" else "coach"
    folder = open_folder(content, as_of)
    if isinstance(folder, Frontage):
        write(Review(folder.findings, audience=shown, root=f"{content.as_posix()}/"), form)
        sys.exit(2)
    review = review_of(folder, wanted_names(folder, projects), shown)
    write(replace(review, root=address(content)) if form in ("github", "sarif") else review, form)
    if form == "text" and not folder.names:
        click.echo(f'No project yet. Start one with: mfi-site new project writing-p4 --title "Writing in Primary 4"'
                   f"{where(content)}")
    fails = {"problem", "better"} if strict else {"problem"}
    sys.exit(1 if any(f.kind in fails for f in review.findings) else 0)


def address(content: Path) -> str:
    """Where the content stands in the repository that the command runs in; "" where it stands outside."""
    try:
        inside = content.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return ""
    return "" if inside == "." else f"{inside}/"


def write(review: Review, form: str) -> None:
    """Print a review in a format; `github` adds the whole of it to the job's summary."""
    from importlib import import_module

    module = import_module(f"mfi_site.coach.formats.{form}")
    if form == "text":
        from mfi_site.cli._messages import coloured

        text = module.render(review, coloured(sys.stdout))
    else:
        text = module.render(review)
    click.echo(text, nl=False, color=True if form == "text" else None)
    if form == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(module.summary(review))
