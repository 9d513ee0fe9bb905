"""Every command that is written down can be given, wherever it is written."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from mfi_site.cli import program

ROOT = Path(__file__).parents[2]
GUIDES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "mfi_site/building/templates/readme.md"])
HOSTS = sorted([ROOT / "netlify.toml", *ROOT.glob(".github/workflows/*.yml")])
SPAN = re.compile(r"`mfi-site ([^`\n]+)`|^(?: {4})?mfi-site (.+)$", re.MULTILINE)
STEP = re.compile(r"(?:run: |&& |^ +)mfi-site (.+?)\"?$", re.MULTILINE)
FOUND = [
    (place.relative_to(ROOT).as_posix(), (match[1] or match[2]).strip())
    for place in GUIDES for match in SPAN.finditer(place.read_text("utf-8"))
] + [
    (place.relative_to(ROOT).as_posix(), match[1])
    for place in HOSTS for match in STEP.finditer(place.read_text("utf-8").replace('\\"', "'"))
]
GENERAL = {"COMMAND"}


def parse(line: str) -> None:
    """Give click the words of a command without running it. Raises click.UsageError where they do not fit."""
    words = shlex.split(line.replace("$DEPLOY_PRIME_URL", "https://draft.example"), comments=True)
    group: click.Command = program
    context = click.Context(program)
    while isinstance(group, click.Group) and words:
        found = group.get_command(context, words[0])
        if found is None:
            raise click.UsageError(f"no command {words[0]}")
        group, words = found, words[1:]
    if words and not isinstance(group, click.Group):
        group.make_context(str(group.name), words)


def test_commands_are_found() -> None:
    """The walk finds commands in the guides, in the templates, in the workflows and for the host."""
    places = {place for place, _ in FOUND}
    assert {"README.md", "INCIDENT.md", "netlify.toml", ".github/workflows/board.yml", "docs/review.md",
            "mfi_site/building/templates/readme.md"} <= places
    assert len(FOUND) > 50


@pytest.mark.parametrize(("place", "line"), FOUND)
def test_a_command_that_is_written_down_can_be_given(place: str, line: str) -> None:
    """Its name, its options and the values of these are the program's."""
    if line.split()[0] not in GENERAL:
        parse(line)


def test_the_readme_lists_every_command() -> None:
    """Its table names each command of the program, and no other."""
    table = [row for row in (ROOT / "README.md").read_text("utf-8").splitlines() if row.startswith("| `mfi-site")]
    named = re.findall(r"`(?:mfi-site )?([a-z]+)[^`]*`", " ".join(row.split("|")[1] for row in table))
    assert sorted(named) == sorted(program.list_commands(click.Context(program)))
