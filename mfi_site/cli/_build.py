"""What `build` does once its words are understood: make, publish, and say what happened."""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mfi_site.building.keys import Fingerprint, fingerprint_of
from mfi_site.building.options import Options
from mfi_site.building.source import FolderSource
from mfi_site.building.unchanged import Lost, Made, recall, remember, whole_key
from mfi_site.cli._errors import UserError
from mfi_site.cli._messages import print_findings
from mfi_site.model.finding import Finding
from mfi_site.world.cache import Cache
from mfi_site.world.clock import with_one_day
from mfi_site.world.errors import WorldError
from mfi_site.world.place import refuse_place
from mfi_site.world.publish import Published, publish

if TYPE_CHECKING:
    from mfi_site.model.project import Audience


def run(content: Path, output: Path, cache_folder: Path, options: Options, *, strict: bool,
        report: Path | None, more: Mapping[str, bytes] | None = None) -> None:
    """Build and publish, with `more` files; exits 2 without a board, 1 for --strict and a problem. Raises UserError."""
    started = time.perf_counter()
    locks, spares = cache_folder / "locks", cache_folder / "spares"
    try:
        refuse_place(output, content, cache_folder)
        if report is not None and report.resolve().is_relative_to(output.resolve()):
            raise UserError(f"{report} is in the output folder, which holds the site alone. Write it elsewhere.")
        with Cache(cache_folder) as cache:
            prints = fingerprint_of(FolderSource(content))
            environ = with_one_day(os.environ)
            key = whole_key(prints, options, environ)
            made = None if more else recall(key, cache)
            published = None
            if made is not None and report is None:
                published, made = _publish_again(made, output, locks, spares, strict)
            if made is None or report is not None:
                made = _make(content, options, cache, prints, environ)
                if more:
                    made = replace(made, files={**made.files, **more})
                else:
                    remember(made, key, cache)
                published = None if strict and _problems_of(made) else publish(
                    made.files, output, locks=locks, spares=spares, say=_say)
    except (WorldError, ValueError) as error:
        raise UserError(str(error), 1 if isinstance(error, WorldError) else 2) from None
    problems = _problems_of(made)
    _show(problems, content, options.audience)
    click.echo(summary(made, published, output, time.perf_counter() - started))
    if report is not None:
        _write_report(report, made, published)
    if published is None:
        click.echo("Nothing was published, because of --strict.", err=True)
        sys.exit(1)


def review_page(content: Path, versions: str, options: Options) -> Mapping[str, bytes]:
    """The files of a preview's page of what changed. Raises UserError."""
    from mfi_site.building.reviewing import NoBoardAfter, draft_review
    from mfi_site.coach.change.formats.html import preview_files

    if not options.preview or options.audience != "public":
        raise UserError("--review adds a page to a preview of the public board: use it with --preview, and without "
                        "--audience coach.")
    try:
        return preview_files(draft_review(content, versions, options.as_of, os.environ))
    except (NoBoardAfter, WorldError, ValueError) as error:
        raise UserError(str(error)) from None


def _publish_again(made: Made, output: Path, locks: Path, spares: Path,
                   strict: bool) -> tuple[Published | None, Made | None]:
    """Publish from a record alone; no Made where the published folder lacks what the record only names."""
    if strict and _problems_of(made):
        return None, made
    try:
        return publish(made.files, output, locks=locks, spares=spares, say=_say), made
    except Lost:
        return None, None


def _make(content: Path, options: Options, cache: Cache, prints: Fingerprint, environ: Mapping[str, str]) -> Made:
    from mfi_site.building.rendering import rendering

    with rendering(options, len(prints.projects)):
        return _made(content, options, cache, prints, environ)


def _made(content: Path, options: Options, cache: Cache, prints: Fingerprint, environ: Mapping[str, str]) -> Made:
    from mfi_site.building.builder import Builder, NoBoard
    from mfi_site.cli._progress import progress

    try:
        with progress() as advance:
            return Builder(FolderSource(content), options, cache, environ, advance).make(prints)
    except NoBoard as error:
        _show(error.findings, content, options.audience)
        raise UserError(f"Nothing was published: {content}/board.yml cannot be used.") from None


def _problems_of(made: Made) -> list[Finding]:
    return [f for f in made.findings if f.kind == "problem"]


def _say(line: str) -> None:
    click.echo(line, err=True)


def _show(findings: list[Finding] | tuple[Finding, ...], content: Path, audience: Audience) -> None:
    """Print what was found; where CI is set, only what anyone may read, since logs can be public."""
    from mfi_site.cli._board import file_text

    told, source = tuple(findings), file_text(content)
    if told and os.environ.get("CI") and audience == "public":
        from mfi_site.cli._coach import for_a_public_log

        told, source = for_a_public_log(content, told)
    print_findings(told, f"{content.as_posix()}/", source)


def summary(made: Made, published: Published | None, output: Path, seconds: float) -> str:
    """The lines at the end of a build: pages, charts, findings, time."""
    pages = sum(p.endswith(".html") for p in made.files)
    kinds = Counter(f.kind for f in made.findings)
    lines = [
        f"{_count(pages, 'page')} of {_count(made.projects, 'project')}; "
        f"{_count(made.drawn, 'chart')} drawn, {made.reused} reused.",
        _problems(kinds["problem"]),
    ]
    lines += [_screen(screen) for screen in made.screens]
    if published is not None:
        wrote = "Nothing had changed; nothing was written." if published.unchanged else \
            f"{_count(published.written, 'file')} written, {published.reused} kept, {published.removed} removed."
        lines.append(f"{wrote} The site is in {output.as_posix()}/ ({seconds:.2f} s).")
    return "\n".join(lines)


def _screen(screen: Mapping[str, Any]) -> str:
    minutes, seconds = divmod(round(screen["loop_seconds"]), 60)
    return (f"Screen {screen['screen']}: {_count(screen['slides'], 'slide')}, a loop of {minutes} min {seconds} s; "
            f"its smallest text can be read from {screen['clear_metres']:g} m.")


def _problems(count: int) -> str:
    if not count:
        return "No problem found."
    concerned = "what it concerns" if count == 1 else "what they concern"
    return f"{_count(count, 'problem')} found, named above: {concerned} was left out, the rest is published."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _write_report(path: Path, made: Made, published: Published | None) -> None:
    from mfi_site.building.report import report_of

    try:
        path.write_text(json.dumps(report_of(made, published), indent=1, sort_keys=True) + "\n", "utf-8")
    except OSError as error:
        raise UserError(f"The report could not be written to {path}: {error.strerror}.", 1) from None
