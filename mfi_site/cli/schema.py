"""`mfi-site schema`: JSON Schemas of the files, for completion and checking in an editor."""

from __future__ import annotations

from pathlib import Path

import click

from mfi_site.cli._examples import examples


@click.command(short_help="Print JSON Schemas of the files, for an editor.",
               epilog=examples("schema charter", "schema -o schemas"))
@click.argument("name", required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False),
              help="Write one file a schema into this folder.")
def command(name: str | None, output: Path | None) -> None:
    """Print the JSON Schema of one kind of file (NAME), or of all of them."""
    import json

    from mfi_site.building.schemas import FILES, schema_of
    from mfi_site.cli._errors import UserError

    if name is not None and name not in FILES:
        raise UserError(f"There is no schema {name!r}. There are: {', '.join(FILES)}.")
    schemas = {n: schema_of(n) for n in ([name] if name else FILES)}
    if output is None:
        shown = schemas[name] if name else schemas
        click.echo(json.dumps(shown, indent=2, ensure_ascii=False))
        return
    try:
        output.mkdir(parents=True, exist_ok=True)
        for each, schema in schemas.items():
            (output / f"{each}.schema.json").write_text(json.dumps(schema, indent=2) + "\n", "utf-8")
    except OSError as error:
        raise UserError(f"The schemas could not be written to {output}: {error.strerror}.", 1) from None
    click.echo(f"{len(schemas)} schemas written to {output.as_posix()}/.")
