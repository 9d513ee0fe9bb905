"""A content folder's history, read from git; without a repository there is none, and that is no error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mfi_site.world.git import GitFailed, run_git

_PLAIN_MODES = {b"100644", b"100755"}


@dataclass(frozen=True)
class Repository:
    """A work tree, and the POSIX path inside it of the folder that was asked about ("" for the top)."""

    top: Path
    prefix: str


def repository(path: Path) -> Repository | None:
    """The repository that `path` lies in; None without one, without git, or where git distrusts its owner."""
    try:
        found = run_git(path, "rev-parse", "--show-toplevel", "--show-prefix").stdout
    except GitFailed:
        return None
    top, prefix = (*found.decode("utf-8", "surrogateescape").splitlines(), "", "")[:2]
    return Repository(Path(top), prefix.rstrip("/")) if top else None


def resolve(repo: Repository, rev: str) -> str | None:
    """The id of the commit that `rev` names; None where there is none."""
    if not rev or "\0" in rev:
        return None
    arguments = ("rev-parse", "--verify", "--quiet", "--end-of-options", rev + "^{commit}")
    found = run_git(repo.top, *arguments, accept=(0, 1, 128))
    return found.stdout.decode("ascii").strip() or None if found.returncode == 0 else None


def is_shallow(repo: Repository) -> bool:
    """Whether the clone lacks older commits, so that a history would be cut short."""
    return run_git(repo.top, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"


def merge_base(repo: Repository, one: str, other: str) -> str | None:
    """The newest commit that both have behind them; None where there is none, or a clone is too shallow."""
    first, second = resolve(repo, one), resolve(repo, other)
    if first is None or second is None:
        return None
    found = run_git(repo.top, "merge-base", first, second, accept=(0, 1))
    return found.stdout.decode("ascii").split("\n")[0] or None


def staged(repo: Repository) -> Mapping[str, bytes]:
    """The files of the next commit that differ from the last one, by path from the top."""
    keep = ("GIT_INDEX_FILE",)
    arguments = ("diff", "--cached", "--raw", "-z", "--no-renames", "--no-ext-diff", "--no-abbrev")
    fields = run_git(repo.top, *arguments, keep=keep).stdout.split(b"\0")
    names: dict[str, bytes] = {}
    for about, name in zip(fields[:-1:2], fields[1::2], strict=True):
        _, mode, _, blob, _ = about.split()
        if mode in _PLAIN_MODES:
            names[name.decode("utf-8", "replace")] = blob
    blobs = _blobs(repo, sorted(set(names.values())))
    return {name: blobs[names[name]] for name in sorted(names)}


def _blobs(repo: Repository, ids: Sequence[bytes]) -> dict[bytes, bytes]:
    """The contents of blobs by id, through one process."""
    if not ids:
        return {}
    answer = run_git(repo.top, "cat-file", "--batch", given=b"\n".join(ids) + b"\n").stdout
    found: dict[bytes, bytes] = {}
    place = 0
    for blob in ids:
        end = answer.index(b"\n", place)
        about = answer[place:end].split()
        if len(about) != 3:
            raise GitFailed("The repository lacks a file's contents (a partial clone?).")
        size = int(about[2])
        found[blob] = answer[end + 1 : end + 1 + size]
        place = end + size + 2
    return found
