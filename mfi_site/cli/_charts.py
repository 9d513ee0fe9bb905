"""Where the pictures of `mfi-site chart` go, and putting them there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from mfi_site.building.csv_charts import Charted
from mfi_site.charts.picture import Picture, draw, png, request
from mfi_site.cli._errors import UserError

AT_ONCE = 40


def draw_files(charts: Sequence[Charted], output: Path | None) -> None:
    """Draw each readable chart beside its file, into a folder, or as the one file that was named."""
    readable = [c for c in charts if c.reading is not None]
    targets = _targets(readable, output)
    for charted, picture, target in _pictures(readable, targets):
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            svg = picture.file_svg
            target.write_bytes(png(svg) if target.suffix.lower() == ".png" else svg.encode())
        except OSError as error:
            raise UserError(f"{target} could not be written: {error.strerror}.", 1) from None
        assert charted.reading is not None
        click.echo(f"{target}: {charted.reading.finding}")


def _targets(charts: Sequence[Charted], output: Path | None) -> list[Path]:
    files = [Path(c.file) for c in charts]
    if output is None:
        return [file.with_suffix(".svg") for file in files]
    if output.suffix.lower() not in (".svg", ".png"):
        return [output / f"{file.stem}.svg" for file in files]
    if len(files) > 1:
        raise UserError(f"{output} is one file, and there are {len(files)} charts. Name a folder instead.")
    return [output]


def _pictures(charts: Sequence[Charted], targets: Sequence[Path]) -> Iterator[tuple[Charted, Picture, Path]]:
    for start in range(0, len(charts), AT_ONCE):
        some = charts[start:start + AT_ONCE]
        requests = [request(c.reading, uid=f"chart-{start + n}") for n, c in enumerate(some) if c.reading]
        yield from zip(some, draw(requests), targets[start:start + AT_ONCE], strict=True)
