"""`mfi-site review`: what a change does to the board, for one who will not read the diff."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

from mfi_site.cli._board import as_of_option, content_option
from mfi_site.cli._examples import examples

FORMATS = ("markdown", "html", "json")


@click.command(short_help="Say what a change does to the board.",
               epilog=examples("review HEAD", "review main..HEAD", "review main..HEAD --format html -o review.html"))
@click.argument("versions", metavar="BASE..HEAD")
@content_option
@click.option("--format", "form", type=click.Choice(FORMATS), default="markdown", show_default=True,
              help="How it is written.")
@click.option("--audience", type=click.Choice(["public", "coach"]), default=None,
              help="Whose review; by default coach, but public where CI is set.")
@click.option("--preview-url", default="", metavar="URL",
              help="Where the change can be seen built, for links to charts.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write it to a file.")
@as_of_option
def command(versions: str, content: Path, form: str, audience: str | None, preview_url: str, output: Path | None,
            as_of: date | None) -> None:
    """Say what a change does to the board: main..HEAD, or HEAD for what is not committed yet.

    BASE..HEAD and BASE...HEAD both start where HEAD left BASE, as a pull request does.
    """
    from importlib import import_module

    from mfi_site.cli._review import address, made

    wanted = audience or ("public" if os.environ.get("CI") else "coach")
    review = made(content, versions, wanted, as_of)
    text = import_module(f"mfi_site.coach.change.formats.{form}").render(review, address(preview_url))
    if output is None:
        sys.stdout.reconfigure(encoding="utf-8") if hasattr(sys.stdout, "reconfigure") else None
        click.echo(text, nl=False)
    else:
        from mfi_site.cli._errors import UserError

        try:
            output.write_text(text, "utf-8")
        except OSError as error:
            raise UserError(f"The review could not be written to {output}: {error.strerror}.", 1) from None
