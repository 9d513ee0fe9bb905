"""Run git so that nothing in a repository's settings runs: no hooks, pagers, filters, helpers or network."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from mfi_site.world.errors import WorldError

TIMEOUT_SECONDS = 60.0
_SETTINGS = (
    "core.quotepath=off",
    f"core.hooksPath={os.devnull}",
    "core.fsmonitor=false",
    "core.pager=cat",
    "core.attributesFile=",
    "diff.external=",
    "credential.helper=",
    "protocol.allow=never",
    "log.showSignature=false",
    "gc.auto=0",
    "maintenance.auto=false",
    "color.ui=false",
)
_KEPT = ("PATH", "HOME", "USERPROFILE", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "XDG_CONFIG_HOME")


class GitFailed(WorldError):
    """git is not there, took too long, or said no."""


def git_environment(keep: Sequence[str] = ()) -> dict[str, str]:
    """The environment for git: what it needs to start, `keep` (a hook's GIT_INDEX_FILE), nothing else."""
    environment = {name: os.environ[name] for name in (*_KEPT, *keep) if name in os.environ}
    return environment | {
        "LC_ALL": "C",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_PAGER": "cat",
        "GIT_LITERAL_PATHSPECS": "1",
    }


def run_git(
    folder: Path,
    *arguments: str,
    given: bytes = b"",
    timeout: float = TIMEOUT_SECONDS,
    keep: Sequence[str] = (),
    accept: Sequence[int] = (0,),
) -> subprocess.CompletedProcess[bytes]:
    """Run one git command in `folder` with `given` on its standard input.

    Raises `GitFailed` when git is missing, is not done after `timeout` seconds, or exits with a status
    that is not in `accept`.
    """
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    command = ["git", "--no-pager", *settings, *arguments]
    try:
        done = subprocess.run(
            command, cwd=folder, input=given, capture_output=True, timeout=timeout, env=git_environment(keep)
        )
    except subprocess.TimeoutExpired as error:
        raise GitFailed(f"git {arguments[0]} took longer than {timeout:.0f} seconds.") from error
    except (OSError, ValueError) as error:
        raise GitFailed(f"git cannot be run: {error}.") from error
    if done.returncode not in accept:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitFailed(f"git {arguments[0]} failed: {words[0] if words else done.returncode}.")
    return done
