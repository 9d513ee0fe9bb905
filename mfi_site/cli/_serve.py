"""What `serve` does once its words are understood."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from mfi_site.building.builder import Builder, NoBoard
from mfi_site.building.options import Options
from mfi_site.building.source import FolderSource
from mfi_site.building.watched import WatchedPrints
from mfi_site.cli._messages import line_of
from mfi_site.model.finding import Finding
from mfi_site.world.board import BuildFailure, Built
from mfi_site.world.cache import Cache
from mfi_site.world.serve import Serve

SWITCH_SECONDS = 0.0005
"""Pages are answered while the rest of a board is built: Python's usual 5 ms a turn would add up in each answer."""


def run(content: Path, cache_folder: Path, options: Options, *, port: int, poll: bool) -> None:
    """Serve until Ctrl-C. Raises WorldError where the port cannot be had."""
    sys.setswitchinterval(SWITCH_SECONDS)
    with Cache(cache_folder) as cache:
        source = FolderSource(content)
        builder = Builder(source, options, cache, holds=True)
        prints = WatchedPrints(source)
        warmed = threading.Event()

        def build() -> Iterator[Built | BuildFailure]:
            try:
                for made in builder.steps(prints.take()):
                    yield Built(made.files, _lines(made.findings, content))
            except NoBoard as error:
                yield BuildFailure(_lines(error.findings, content))
            except ValueError as error:
                yield BuildFailure((str(error),))
            cache.flush()
            if not warmed.is_set():
                warmed.set()
                threading.Thread(target=builder.warm, name="mfi-warm", daemon=True).start()

        home = content.resolve().parent
        Serve(build, [content, home / "themes"], ignore=[cache_folder, home / "public"], port=port, poll=poll,
              say=_say).run()


def _lines(findings: Sequence[Finding], content: Path) -> tuple[str, ...]:
    return tuple(line_of(f, f"{content.as_posix()}/") for f in findings if f.kind == "problem")


def _say(line: str) -> None:
    click.echo(line, err=True)
