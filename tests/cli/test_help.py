"""The help of every command: short, whole, and with examples that can be copied."""

from __future__ import annotations

import shlex

import click
import pytest
from click.testing import CliRunner

from mfi_site.cli import program


def _commands(group: click.Group = program, *above: str) -> dict[tuple[str, ...], click.Command]:
    context = click.Context(group)
    found: dict[tuple[str, ...], click.Command] = {}
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        found[*above, name] = command
        if isinstance(command, click.Group):
            found |= _commands(command, *above, name)
    return found


COMMANDS = _commands()
EXAMPLES = [line.strip().removeprefix("mfi-site ") for command in COMMANDS.values()
            for line in (command.epilog or "").splitlines() if line.startswith("  ")]


def test_the_list_of_commands_is_cut_nowhere() -> None:
    """In a terminal of 80 columns each command has one whole sentence."""
    for above in ((), ("new",)):
        said = CliRunner().invoke(program, [*above, "--help"], terminal_width=80).output.split("Commands:")[1]
        assert "..." not in said and all(line.endswith(".") for line in said.strip().splitlines())


@pytest.mark.parametrize("name", [name for name, each in COMMANDS.items() if not isinstance(each, click.Group)],
                         ids=" ".join)
def test_each_command_gives_an_example_of_itself(name: tuple[str, ...]) -> None:
    """Its help ends with commands that begin with its own name, each on a line of its own."""
    shown = CliRunner().invoke(program, [*name, "--help"], terminal_width=80).output
    examples = shown.split("Examples:\n")[1].splitlines()
    assert examples and all(line.strip().startswith(f"mfi-site {' '.join(name)}") for line in examples)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_can_be_given_as_it_stands(example: str) -> None:
    """Each example names options that exist and arguments that suffice."""
    words = shlex.split(example)
    name = next(tuple(words[:n]) for n in (2, 1) if tuple(words[:n]) in COMMANDS)
    assert COMMANDS[name].make_context(" ".join(name), words[len(name):]).params
