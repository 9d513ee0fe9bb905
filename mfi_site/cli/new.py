"""`mfi-site new`: a project, measure, cycle, report or screen, from a template with guidance in it."""

from __future__ import annotations

from pathlib import Path

import click

from mfi_site.cli._board import content_option, where
from mfi_site.cli._examples import examples


@click.group(short_help="Start a project, measure, test, report or screen.")
def command() -> None:
    """Start a file from a template that says what to write; what exists is never overwritten."""


@command.command(short_help="A project with its charter.",
                 epilog=examples('new project writing-p4 --title "Writing in Primary 4"'))
@click.argument("identifier", metavar="ID")
@click.option("--title", default="", help="The project's title, by default ID in words.")
@content_option
def project(identifier: str, title: str, content: Path) -> None:
    """A project with its charter. ID is its folder and address, such as writing-p4."""
    from mfi_site.building import starting
    from mfi_site.cli._starting import settings_of, start, today_of

    day = today_of(settings_of(content))
    start(content, lambda: starting.project(identifier, title, day))
    click.echo(f"Next: write the aim in the charter, then plan what to count, such as  "
               f"mfi-site new measure {identifier} on-track{where(content)}")


@command.command(short_help="A measure: its plan and an empty table.",
                 epilog=examples('new measure writing-p4 on-track --name "% of P4 pupils on track in writing"',
                                 "new measure lunch-queue minutes --value"))
@click.argument("project_id", metavar="PROJECT")
@click.argument("identifier", metavar="ID")
@click.option("--name", default="", help='What is counted, such as "% of P4 pupils on track in writing".')
@click.option("--value", "one_value", is_flag=True,
              help="One number a day (minutes, a count) rather than so many of so many.")
@content_option
def measure(project_id: str, identifier: str, name: str, one_value: bool, content: Path) -> None:
    """A measure ID of PROJECT: its line in the measurement plan and an empty table."""
    from mfi_site.building import starting
    from mfi_site.cli._starting import project_files, settings_of, start, today_of

    day = today_of(settings_of(content))
    files = project_files(content, project_id)
    start(content, lambda: starting.measure(project_id, identifier, name, files, day, counted=not one_value))
    example = "VALUE" if one_value else "VALUE --of N"
    click.echo(f"Next: say in the charter what is counted, then  "
               f"mfi-site record {project_id} {identifier} {example}{where(content)}")


@command.command(short_help="The next Plan-Do-Study-Act cycle of an idea.",
                 epilog=examples('new pdsa writing-p4 peer-edit --idea "Five-minute peer edit after each lesson"'))
@click.argument("project_id", metavar="PROJECT")
@click.argument("change")
@click.option("--idea", default="", help="What the idea is, where CHANGE is new.")
@content_option
def pdsa(project_id: str, change: str, idea: str, content: Path) -> None:
    """The next Plan-Do-Study-Act cycle of PROJECT, testing the change idea CHANGE."""
    from mfi_site.building import starting
    from mfi_site.cli._starting import project_files, settings_of, start, today_of

    day = today_of(settings_of(content))
    files = project_files(content, project_id)
    start(content, lambda: starting.pdsa(project_id, change, files, day, idea))
    click.echo("Next: write the Plan and the Prediction; on the day the test begins, take the # off started.")


@command.command(short_help="The monthly report.",
                 epilog=examples("new report writing-p4 2025-10"))
@click.argument("project_id", metavar="PROJECT")
@click.argument("month", metavar="YYYY-MM")
@content_option
def report(project_id: str, month: str, content: Path) -> None:
    """The monthly report of PROJECT for the month YYYY-MM."""
    from mfi_site.building import starting
    from mfi_site.cli._starting import project_files, settings_of, start, today_of

    settings = settings_of(content)
    project_files(content, project_id)
    start(content, lambda: starting.report(project_id, month, today_of(settings), settings.reports.due_day))
    click.echo(f"Next: write a few lines under each heading, put the day you send it after submitted, then  "
               f"mfi-site check --project {project_id}{where(content, option=False)}")
    click.echo("If the folder is in git, commit the report on that day: it counts from its first commit.")


@command.command(short_help="A corridor screen.",
                 epilog=examples('new screen front-hall --title "Front hall"'))
@click.argument("name")
@click.option("--title", default="", help="Where it hangs, by default NAME in words.")
@content_option
def screen(name: str, title: str, content: Path) -> None:
    """A corridor screen called NAME."""
    from mfi_site.building import starting
    from mfi_site.cli._starting import settings_of, start

    settings_of(content)
    start(content, lambda: starting.screen(name, title))
    click.echo(f"Next: mfi-site serve{where(content, option=False)}, and open screens/{name}/index.html there.")
