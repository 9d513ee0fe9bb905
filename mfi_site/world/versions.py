"""Every version of every file that a repository has ever kept, once each, within a limit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from mfi_site.world.clock import moment_of
from mfi_site.world.git import run_git
from mfi_site.world.history import Repository

MOST_VERSIONS = 50_000
MOST_BYTES = 512 * 1024 * 1024
LARGEST = 4 * 1024 * 1024
_BATCH_BYTES = 16 * 1024 * 1024
_HEAD = re.compile(r"[0-9a-f]{4,64} [0-9]*")
_UNKNOWN = datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True)
class Version:
    """The contents of a file as some commit had it: its object's id, its path from the top, its bytes."""

    id: str
    path: str
    data: bytes


@dataclass(frozen=True)
class Listed:
    """What there is to read; `left` counts what lies past the limits and will not be read."""

    blobs: tuple[tuple[str, str, int], ...]
    left: int


@dataclass(frozen=True)
class Commit:
    """What was written of a commit, and the paths of the files that it touched."""

    short: str
    when: datetime
    message: str
    paths: tuple[str, ...]


def list_commits(repo: Repository) -> Iterator[Commit]:
    """Every commit that any branch, tag or stash reaches, oldest first."""
    arguments = ("log", "--all", "--reverse", "-z", "--name-only", "--no-renames", "-m",
                 "--no-textconv", "--no-ext-diff", "--no-notes", "--format=%x01%h %ct%x02%B%x02")
    short, when = "", _UNKNOWN
    for text in run_git(repo.top, *arguments).stdout.decode("utf-8", "replace").split("\x01")[1:]:
        head, message, paths = (*text.split("\x02", 2), "", "")[:3]
        if _HEAD.fullmatch(head):
            short, _, seconds = head.partition(" ")
            when = moment_of(seconds) or _UNKNOWN
        else:
            message = f"{head}\n{message}"
        named = tuple(path.lstrip("\n") for path in paths.split("\0") if path.strip("\n"))
        yield Commit(short, when, message, named)


def list_versions(repo: Repository) -> Listed:
    """Id, path and size of each version that any branch, tag or stash reaches, newest first."""
    objects = run_git(repo.top, "rev-list", "--objects", "--all").stdout
    named = [line.split(b" ", 1) for line in objects.split(b"\n") if b" " in line]
    if not named:
        return Listed((), 0)
    asked = b"\n".join(found[0] for found in named) + b"\n"
    kinds = run_git(repo.top, "cat-file", "--batch-check=%(objecttype) %(objectsize)", given=asked).stdout
    blobs: list[tuple[str, str, int]] = []
    left = total = 0
    for (identity, path), about in zip(named, kinds.splitlines(), strict=True):
        kind, _, size = about.partition(b" ")
        if kind != b"blob":
            continue
        total += int(size)
        if int(size) > LARGEST or len(blobs) >= MOST_VERSIONS or total > MOST_BYTES:
            left += 1
        else:
            blobs.append((identity.decode("ascii"), path.decode("utf-8", "replace"), int(size)))
    return Listed(tuple(blobs), left)


def read_versions(repo: Repository, listed: Listed) -> Iterator[Version]:
    """The contents of what was listed, a batch in memory at a time."""
    batch: list[tuple[str, str, int]] = []
    total = 0
    for blob in listed.blobs:
        batch.append(blob)
        total += blob[2]
        if total > _BATCH_BYTES or len(batch) >= 2_000:
            yield from _read(repo, batch)
            batch, total = [], 0
    yield from _read(repo, batch)


def _read(repo: Repository, batch: list[tuple[str, str, int]]) -> Iterator[Version]:
    if not batch:
        return
    asked = "\n".join(identity for identity, _, _ in batch) + "\n"
    answer = run_git(repo.top, "cat-file", "--batch", given=asked.encode("ascii")).stdout
    place = 0
    for identity, path, size in batch:
        start = answer.index(b"\n", place) + 1
        yield Version(identity, path, answer[start : start + size])
        place = start + size + 1


def read_blobs(repo: Repository, ids: Sequence[str]) -> dict[str, bytes]:
    """The contents of objects by id; those that a partial clone lacks, or over 4 MiB, are left out."""
    if not ids:
        return {}
    asked = "\n".join(ids) + "\n"
    kinds = run_git(repo.top, "cat-file", "--batch-check=%(objecttype) %(objectsize)", given=asked.encode("ascii"))
    sized = zip(ids, (line.split() for line in kinds.stdout.splitlines()), strict=True)
    blobs = tuple((identity, identity, int(about[1])) for identity, about in sized
                  if about[0] == b"blob" and int(about[1]) <= LARGEST)
    return {version.id: version.data for version in read_versions(repo, Listed(blobs, 0))}


def first_commit_with(repo: Repository, blob: str) -> tuple[str, datetime] | None:
    """Short id and time of the oldest commit that brought these contents in."""
    arguments = ("log", "--all", "--reverse", "--no-textconv", "--no-ext-diff", "--format=%h %ct")
    lines = run_git(repo.top, *arguments, f"--find-object={blob}").stdout.split(b"\n")
    if not lines or not lines[0].strip():
        return None
    short, _, seconds = lines[0].decode("ascii").partition(" ")
    return short, moment_of(seconds) or _UNKNOWN


def hooks_folder(repo: Repository) -> str:
    """The folder that git runs this repository's hooks from, as git names it, relative to the top or absolute."""
    for scope in ("--local", "--global"):
        found = run_git(repo.top, "config", scope, "--get", "core.hooksPath", accept=(0, 1))
        if found.stdout.strip():
            return found.stdout.decode("utf-8", "surrogateescape").strip()
    common = run_git(repo.top, "rev-parse", "--git-common-dir").stdout.decode("utf-8", "surrogateescape").strip()
    return f"{common}/hooks"
