"""`mfi-site feedback`: starts the coach's feedback on a report."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import click

from mfi_site.cli._board import as_of_option, content_option
from mfi_site.cli._examples import examples


@click.command(short_help="Start the coach's feedback on a report.",
               epilog=examples("feedback writing-p4 2025-10"))
@click.argument("project")
@click.argument("month")
@content_option
@as_of_option
def command(project: str, month: str, content: Path, as_of: date | None) -> None:
    """Start the feedback on PROJECT's report of MONTH (2025-10), with what was found under its two headings."""
    from mfi_site.cli._coach import cases_of, usable, wanted_names
    from mfi_site.cli._errors import UserError
    from mfi_site.coach.feedback import started
    from mfi_site.world.atomic import write_new
    from mfi_site.world.errors import WorldError

    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", month):
        raise UserError(f"{month!r} is not a month. Write it as in 2025-10.")
    folder = usable(content, as_of)
    wanted_names(folder, (project,))
    case = next(c for c in cases_of(folder) if c.project.id == project)
    if not any(report.month == month for report in case.project.reports):
        months = ", ".join(r.month for r in case.project.reports) or "none yet"
        raise UserError(f"{project} has no report for {month} that can be read. Reports: {months}.")
    path = content / "projects" / project / "reports" / f"{month}.feedback.md"
    try:
        write_new(path, started(case).encode(), within=content)
    except WorldError as error:
        raise UserError(str(error), 1) from None
    click.echo(f"{path.as_posix()} is started. Keep, change or strike each line; on the day you send it, take the # "
               "off sent.")
