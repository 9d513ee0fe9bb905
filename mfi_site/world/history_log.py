"""Which file changed on which day, as the repository's commits have it: days and ids, no names of people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from mfi_site.world.clock import in_london, moment_of
from mfi_site.world.git import run_git
from mfi_site.world.history import Repository, is_shallow, resolve

MOST_COMMITS = 5_000
Kind = Literal["added", "changed", "removed", "standing"]


@dataclass(frozen=True, slots=True)
class Touch:
    """A commit's change of one file, by the path below the folder that it has today.

    `standing` is a file that was already there in the oldest commit that is known, so that nobody can say when it
    came. `before` and `after` are the ids of its contents; `commit` tells which were changed together.
    """

    path: str
    day: date
    kind: Kind
    before: str
    after: str
    commit: int


@dataclass(frozen=True)
class Log:
    """The changes of a folder, newest first; `since` is the day before which nothing is known, where there is one."""

    touches: tuple[Touch, ...]
    since: date | None = None


def log_of(repo: Repository) -> Log:
    """What the commits up to HEAD did to the repository's folder. Raises GitFailed.

    The day is the author's, in London: it stays when commits are rebased; what a commit without one did is left out.
    Files that were moved as they are keep their past; of more than 5,000 commits the newest are read.
    """
    head = resolve(repo, "HEAD")
    if head is None:
        return Log(())
    arguments = ["log", "-z", "--raw", "--no-abbrev", "-M100%", "--no-ext-diff", "--no-textconv", "--root"]
    arguments += ["--format=%x01%at,%P", f"-n{MOST_COMMITS}", head, "--", *([repo.prefix] if repo.prefix else [])]
    texts = run_git(repo.top, *arguments).stdout.decode("utf-8", "replace").split("\x01")[1:]
    cut = is_shallow(repo) or len(texts) == MOST_COMMITS
    found = tuple(_touches(texts, f"{repo.prefix}/" if repo.prefix else "", cut))
    return Log(found, min((t.day for t in found), default=None) if cut else None)


def _touches(texts: list[str], prefix: str, cut: bool) -> Iterator[Touch]:
    today: dict[str, str] = {}
    for number, text in enumerate(texts):
        about, *fields = text.split("\0")
        seconds, _, parents = about.partition(",")
        moment = moment_of(seconds)
        oldest = cut and (not parents.strip() or number == len(texts) - 1)
        for status, before, after, path, source in _entries(iter(fields)):
            name = today.get(path, path)
            if source is not None:
                today[source] = name
            elif path.startswith(prefix) and moment is not None:
                kind: Kind = "standing" if oldest else _KINDS[status]
                yield Touch(name.removeprefix(prefix), in_london(moment).date(), kind, before, after, number)


_KINDS: dict[str, Kind] = {"A": "added", "D": "removed", "M": "changed", "T": "changed"}


def _entries(fields: Iterator[str]) -> Iterator[tuple[str, str, str, str, str | None]]:
    """Status, id before, id after, path, and the path before of what was moved, of each file of a commit."""
    for field in fields:
        about = field.strip("\n").removeprefix(":").split()
        if len(about) == 5:
            _, _, before, after, status = about
            path = next(fields)
            if status[0] == "R":
                yield "R", before, after, next(fields), path
            elif status in _KINDS:
                yield status, before, after, path, None
