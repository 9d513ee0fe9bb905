"""`mfi-site build`: the school's board, published in one step."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import click

from mfi_site.cli._board import as_of_option, board_folder, cache_folder, content_argument
from mfi_site.cli._examples import examples


class Address(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest click
    """A web address in full; an empty one, as a host without previews gives, is none."""

    name = "url"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = str(value).strip()
        if text and not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", text, re.IGNORECASE):
            self.fail(f"{text!r} is not an address. Write it in full, such as https://board.craigrowan.example.",
                      param, ctx)
        return text


@click.command(short_help="Build the site: public/ is what to publish.",
               epilog=examples("build", "build --strict", "build --audience coach -o coach-only"))
@content_argument
@click.option("-o", "--output", default="public", show_default=True, type=click.Path(path_type=Path),
              help="Where the site goes.")
@click.option("--audience", type=click.Choice(["public", "coach"]), default="public", show_default=True,
              help="coach shows everything: for a coach's own machine.")
@click.option("--strict", is_flag=True, help="Publish nothing if there is any problem, and exit 1.")
@click.option("--base-url", default="", type=Address(), help="Where the site will stand, instead of url of board.yml.")
@click.option("--preview", is_flag=True, help="A draft: marked so on every page, and not for search engines.")
@click.option("--review", "reviewed", default="", metavar="BASE..HEAD",
              help="Add a page review/ of what changed, to a preview.")
@click.option("--jobs", type=click.IntRange(min=0), default=0, help="Worker processes; 0 lets the program decide.")
@click.option("--executor", default="", metavar="ADDRESS", help="Send projects to a Dask cluster: tcp://host:port.")
@as_of_option
@click.option("--report", type=click.Path(path_type=Path, dir_okay=False),
              help="Write what was built, page by page, as JSON.")
def command(content: Path, output: Path, audience: str, strict: bool, base_url: str, preview: bool,
            reviewed: str, jobs: int, executor: str, as_of: date | None, report: Path | None) -> None:
    """Build the site of CONTENT (a folder with board.yml; by default content)."""
    from mfi_site.building.options import Options
    from mfi_site.cli._build import review_page, run

    options = Options("coach" if audience == "coach" else "public", as_of, base_url, preview, jobs, executor)
    folder = board_folder(content)
    more = review_page(folder, reviewed, options) if reviewed else {}
    run(folder, output, cache_folder(content), options, strict=strict, report=report, more=more)
