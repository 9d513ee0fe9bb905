"""The command line: one module a command, found by walking this folder; each parses, calls, prints, exits."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import sys

import click

from mfi_site import __version__

COLLECT_RARELY = (100_000, 20, 100)
"""A command leaves little garbage in cycles; looking for it at Python's usual pace takes a tenth of the time."""


class Commands(click.Group):
    """Commands by module name, imported only when asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        name = cmd_name.replace("-", "_")
        if name not in self.list_commands(ctx):
            return None
        command = importlib.import_module(f"mfi_site.cli.{name}").command
        assert isinstance(command, click.Command)
        return command


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="mfi-site", message="%(prog)s %(version)s")
def program() -> None:
    """Turn a school's charters and measures into its improvement board."""


def main() -> None:
    """Run the program; a user's mistake never shows a traceback."""
    from mfi_site.cli._errors import UserError

    gc.set_threshold(*COLLECT_RARELY)
    try:
        program(prog_name="mfi-site")
    except UserError as error:
        click.echo(str(error), err=True)
        sys.exit(error.code)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(0)


if __name__ == "__main__":
    main()
