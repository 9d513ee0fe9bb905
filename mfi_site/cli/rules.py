"""`mfi-site rules`: what the coach's review looks for."""

from __future__ import annotations

import click

from mfi_site.cli._examples import examples


@click.command(short_help="List the rules of the review, or explain one.",
               epilog=examples("rules", "rules pdsa-jump"))
@click.argument("names", nargs=-1, metavar="[RULE]...")
def command(names: tuple[str, ...]) -> None:
    """List the rules of the review, or say all about each RULE."""
    from mfi_site.cli._errors import UserError
    from mfi_site.coach.engine import plugs
    from mfi_site.coach.rules_page import AREAS, page, when

    known = {plug.rule.id: plug for plug in plugs()}
    for name in names:
        if name not in known:
            raise UserError(f"There is no rule {name!r}. See them all with: mfi-site rules")
        click.echo(page(known[name]), nl=name != names[-1])
    if names:
        return
    for area in AREAS:
        click.echo(f"{area}:")
        for plug in known.values():
            if plug.rule.area == area:
                click.echo(f"  {plug.rule.id:<19} {plug.rule.asks} ({when(plug.rule)})")
