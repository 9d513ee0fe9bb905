"""A content folder's history, read from git; without a repository there is none, and that is no error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from mfi_site.world.git import GitFailed, run_git

_PLAIN_MODES = {b"100644", b"100755"}
_LARGEST_BLOB = 4 * 1024 * 1024


@dataclass(frozen=True)
class Repository:
    """A work tree, and the POSIX path inside it of the folder that was asked about ("" for the top)."""

    top: Path
    prefix: str


@dataclass(frozen=True)
class Commit:
    """One commit: its id, when it was made (UTC), the first line of its message, the paths it changed."""

    id: str
    when: datetime
    subject: str
    paths: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """A path that differs between two versions: A added, D deleted, M modified, R renamed from `before`."""

    kind: str
    path: str
    before: str | None = None


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


def tree_at(repo: Repository, rev: str, subdir: str | None = None) -> Mapping[str, bytes]:
    """The plain files of a folder at a commit, by POSIX path inside that folder, sorted.

    `subdir` is relative to the top (default: the repository's `prefix`). Links, submodules and files over
    4 MiB are left out. Raises `GitFailed` where `rev` is no commit; an absent folder is empty.
    """
    commit = resolve(repo, rev)
    if commit is None:
        raise GitFailed(f"{rev!r} names no version in this repository.")
    folder = (repo.prefix if subdir is None else subdir).strip("/")
    place = f"{commit}:{folder}" if folder else commit
    listed = run_git(repo.top, "ls-tree", "-r", "-z", "-l", "--full-tree", place, accept=(0, 128))
    names: dict[str, bytes] = {}
    for line in listed.stdout.split(b"\0")[:-1]:
        about, _, name = line.partition(b"\t")
        mode, _, blob, size = about.split()
        if mode in _PLAIN_MODES and int(size) <= _LARGEST_BLOB:
            names[name.decode("utf-8", "replace")] = blob
    blobs = _blobs(repo, sorted(set(names.values())))
    return {name: blobs[names[name]] for name in sorted(names)}


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


def commits(repo: Repository, rev: str = "HEAD", subdir: str | None = None, limit: int = 500) -> tuple[Commit, ...]:
    """The newest `limit` commits up to `rev` that touched a folder, newest first; no names of people."""
    commit = resolve(repo, rev)
    if commit is None:
        return ()
    folder = (repo.prefix if subdir is None else subdir).strip("/")
    arguments = ["log", "-z", "--name-only", "--no-renames", "--no-ext-diff", "--no-textconv", f"-n{limit}"]
    arguments += ["--format=%x01%H%x02%ct%x02%s%x02", commit, "--", *([folder] if folder else [])]
    output = run_git(repo.top, *arguments).stdout.decode("utf-8", "replace")
    return tuple(_commit(text) for text in output.split("\x01")[1:])


def _commit(text: str) -> Commit:
    identity, seconds, subject, rest = text.split("\x02", 3)
    paths = tuple(sorted(path for path in rest.strip("\n").split("\0") if path.strip("\n")))
    return Commit(identity, datetime.fromtimestamp(int(seconds), UTC), subject, tuple(p.lstrip("\n") for p in paths))


def changes(repo: Repository, old: str, new: str, subdir: str | None = None) -> tuple[Change, ...]:
    """What differs between two commits below a folder, renames found by likeness; paths from the top."""
    folder = (repo.prefix if subdir is None else subdir).strip("/")
    arguments = ["diff-tree", "-r", "-z", "-M50%", "--name-status", "--no-ext-diff"]
    for rev in (old, new):
        commit = resolve(repo, rev)
        if commit is None:
            raise GitFailed(f"{rev!r} names no version in this repository.")
        arguments.append(commit)
    output = run_git(repo.top, *arguments, "--", *([folder] if folder else [])).stdout
    return tuple(_changes(iter(output.decode("utf-8", "replace").split("\0")[:-1])))


def _changes(fields: Iterator[str]) -> Iterator[Change]:
    for status in fields:
        path = next(fields)
        if status[0] in "RC":
            yield Change(status[0], next(fields), path)
        else:
            yield Change(status[0], path)


def renamed_folders(found: Sequence[Change], parent: str) -> Mapping[str, str]:
    """Old to new name of the folders directly in `parent` most of whose renamed files went to one new folder.

    A folder in which something was added or changed too, or that is the new name of two, was not renamed.
    """
    votes: dict[str, Counter[str]] = {}
    stays: set[str] = set()
    for change in found:
        after = _child(change.path, parent)
        before = _child(change.before, parent) if change.kind == "R" and change.before else None
        if before and after and before != after:
            votes.setdefault(before, Counter())[after] += 1
        elif change.kind in "AM" and after:
            stays.add(after)
    best = {old: counter.most_common(1)[0][0] for old, counter in votes.items() if old not in stays}
    taken = Counter(best.values())
    return {old: new for old, new in best.items() if taken[new] == 1}


def _child(path: str, parent: str) -> str | None:
    """The name of the folder directly in `parent` that holds `path`."""
    try:
        parts = PurePosixPath(path).relative_to(parent).parts
    except ValueError:
        return None
    return parts[0] if len(parts) > 1 else None
