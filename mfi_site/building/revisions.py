"""Two versions of a content folder, from git or from the folder as it stands, with only what differs read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from mfi_site.building.source import FolderSource
from mfi_site.world.git import run_git
from mfi_site.world.history import Repository, is_shallow, merge_base, repository, resolve
from mfi_site.world.listing import list_files, read_files

NO_GIT = (
    "This folder has no history (it is in no git repository), so what changed cannot be known: "
    "the review reads the board as it stands."
)
NO_BASE = (
    "This copy holds only the newest part of the history and not {base!r}, so what changed cannot be known: the "
    "review reads the board as it stands. For the whole history: git fetch --unshallow (on GitHub, fetch-depth: 0)."
)
MOST_BRANCHES = 5
NO_VERSION = (
    "This copy of the repository does not hold {base!r}, so what changed cannot be known: the review reads the board "
    "as it stands."
)
NO_CONTENTS = (
    "This copy of the repository does not hold the files of {base!r}, so what changed cannot be known: the review "
    "reads the board as it stands."
)
NO_FORK = (
    "This copy holds only the newest part of the history, without the version that {head!r} started from. What "
    "follows compares it with {base!r} itself, so changes made there since may show as if they were undone here. "
    "For the whole history: git fetch --unshallow (on GitHub, fetch-depth: 0)."
)


_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")

MOVED = "The board's folder was {was} and is {now}: what is the same in both counts as unchanged."
MOST_FOLDERS = 20


class UnknownVersion(ValueError):
    """What was asked for names no version; the message says what to write."""


@dataclass(frozen=True)
class Snapshot:
    """A content folder at one moment: what it is called, the ids of its files by path, and how to read them."""

    label: str
    ids: Mapping[str, str]
    read: Callable[[Iterable[str]], Mapping[str, bytes]]

    def names(self) -> frozenset[str]:
        """The folders of projects."""
        parts = (path.split("/", 2) for path in self.ids)
        return frozenset(p[1] for p in parts if p[0] == "projects" and len(p) > 2)

    def projects(self, names: frozenset[str]) -> dict[str, dict[str, bytes]]:
        """The files of several projects, read together."""
        wanted = [p for p in self.ids if p.startswith("projects/") and p.split("/", 2)[1] in names]
        found: dict[str, dict[str, bytes]] = {name: {} for name in sorted(names & self.names())}
        for path, data in self.read(wanted).items():
            if path.count("/") > 1:
                found[path.split("/", 2)[1]][path] = data
        return found


@dataclass(frozen=True)
class Revisions:
    """The version before (None where it cannot be known), the one after, and what cannot be known."""

    before: Snapshot | None
    after: Snapshot
    notes: tuple[str, ...] = ()

    def changed(self) -> frozenset[str]:
        """The projects of which any file differs; all of them where there is nothing to compare with."""
        if self.before is None:
            return self.after.names()
        before, after = self.before.ids, self.after.ids
        differ = (p for p in before.keys() | after.keys() if before.get(p) != after.get(p))
        return frozenset(p.split("/", 2)[1] for p in differ if p.startswith("projects/") and p.count("/") > 1)


def standing(content: Path, asked: str, missing: str) -> Revisions:
    """The folder as it stands, with a note on what is missing of the version before."""
    return Revisions(None, folder_snapshot(content), (missing.format(base=_parts(asked)[0]),))


def revisions(content: Path, asked: str) -> Revisions:
    """The versions that `asked` names: BASE..HEAD or BASE...HEAD (from where HEAD left BASE), or a version alone.

    A version alone is compared with the folder as it stands. Raises UnknownVersion, WorldError.
    """
    repo = repository(content) if content.is_dir() else None
    base, dots, head = _parts(asked)
    if repo is None:
        return Revisions(None, folder_snapshot(content), (NO_GIT,))
    after = _at(repo, head, repo.prefix) if dots else folder_snapshot(content)
    if resolve(repo, base) is None:
        if not is_shallow(repo):
            raise UnknownVersion(_unknown(repo, base))
        return Revisions(None, after, (NO_BASE.format(base=base),))
    if not dots:
        return _told(repo, *_before(repo, base, after), after)
    return _from_fork(repo, base, head, after)


def _from_fork(repo: Repository, base: str, head: str, after: Snapshot) -> Revisions:
    fork = merge_base(repo, base, head)
    if fork is None:
        notes = (NO_FORK.format(base=base, head=head),) if is_shallow(repo) else ()
        return _told(repo, *_before(repo, base, after), after, notes)
    before, folder = _before(repo, base if fork == resolve(repo, head) else fork, after)
    return _told(repo, replace(before, label=_label(base)), folder, after)


def _before(repo: Repository, rev: str, after: Snapshot) -> tuple[Snapshot, str]:
    """The version before, and the folder that held the board then."""
    found = _at(repo, rev, repo.prefix)
    if found.ids:
        return found, repo.prefix
    whole = _at(repo, rev, "")
    folders = [path.removesuffix("board.yml").rstrip("/") for path in whole.ids if path.split("/")[-1] == "board.yml"]
    kept = set(after.ids.values())
    boards = [(_at(repo, rev, folder), folder) for folder in sorted(folders)[:MOST_FOLDERS]]
    alike = [(len(kept & set(board.ids.values())), board, folder) for board, folder in boards]
    score, board, folder = max(alike, key=lambda found: found[0], default=(0, found, repo.prefix))
    return (board, folder) if score else (found, repo.prefix)


def _told(
    repo: Repository, before: Snapshot, folder: str, after: Snapshot, notes: tuple[str, ...] = ()
) -> Revisions:
    moved = (MOVED.format(was=folder or "the top", now=repo.prefix or "the top"),) if folder != repo.prefix else ()
    return Revisions(before, after, (*notes, *moved))


def _parts(asked: str) -> tuple[str, str, str]:
    """BASE, the dots and HEAD; HEAD is `HEAD` where nothing follows the dots."""
    base, dots, head = asked.partition("..")
    return base.strip() or "HEAD", dots, head.removeprefix(".").strip() or "HEAD"


def _branches(repo: Repository) -> tuple[str, ...]:
    """The names of this copy's own branches, the one last committed to first."""
    found = run_git(repo.top, "for-each-ref", "--sort=-committerdate", "--format=%(refname:short)", "refs/heads")
    return tuple(found.stdout.decode("utf-8", "replace").split())


def _unknown(repo: Repository, rev: str) -> str:
    named = _branches(repo)[:MOST_BRANCHES]
    there = f" There are: {', '.join(named)}." if named else " Nothing is committed yet."
    base = named[-1] if named and "main" not in named else "main"
    return (
        f"{rev!r} names no version in this repository.{there} Write BASE..HEAD, such as {base}..HEAD, or HEAD alone "
        "for what is not committed yet."
    )


def _label(rev: str) -> str:
    return rev[:7] if _ID.fullmatch(rev) else rev


def _at(repo: Repository, rev: str, folder: str) -> Snapshot:
    commit = resolve(repo, rev)
    if commit is None:
        raise UnknownVersion(_unknown(repo, rev))
    entries = list_files(repo, commit, folder)
    ids = {path: entry.id for path, entry in entries.items()}
    return Snapshot(_label(rev), ids, lambda wanted: read_files(repo, entries, wanted))


def folder_snapshot(content: Path) -> Snapshot:
    """The folder as it stands; the ids are those that git would give."""
    source = FolderSource(content)
    files = dict(source.top()[0])
    for name in source.names():
        files.update(source.project(name)[0])
    return memory_snapshot(files, "the folder as it stands")


def memory_snapshot(files: Mapping[str, bytes], label: str) -> Snapshot:
    """Files in memory as a version."""
    ids = {path: hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
           for path, data in files.items()}
    return Snapshot(label, ids, lambda wanted: {path: files[path] for path in wanted})
