"""The files of a folder as one commit has them: named first, read only where they are wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mfi_site.world.git import GitFailed, run_git
from mfi_site.world.history import Repository
from mfi_site.world.versions import LARGEST, Listed, read_versions

_PLAIN_MODES = {b"100644", b"100755"}


@dataclass(frozen=True)
class Entry:
    """A plain file: the id of its contents, and their size in bytes."""

    id: str
    size: int


def list_files(repo: Repository, commit: str, folder: str) -> Mapping[str, Entry]:
    """The plain files below `folder` ("" for the top) by path inside it; links and files over 4 MiB are left out.

    An absent folder is empty. Raises GitFailed where the repository lacks the contents of files.
    """
    place = f"{commit}:{folder}" if folder else f"{commit}:"
    if run_git(repo.top, "cat-file", "-e", place, accept=(0, 1, 128)).returncode:
        return {}
    listed = run_git(repo.top, "ls-tree", "-r", "-z", "-l", "--full-tree", place).stdout
    found: dict[str, Entry] = {}
    for line in listed.split(b"\0")[:-1]:
        about, _, name = line.partition(b"\t")
        mode, _, blob, size = about.split()
        if mode in _PLAIN_MODES and int(size) <= LARGEST:
            found[name.decode("utf-8", "replace")] = Entry(blob.decode("ascii"), int(size))
    return found


def read_files(repo: Repository, entries: Mapping[str, Entry], wanted: Iterable[str]) -> dict[str, bytes]:
    """The contents of the wanted files by path. Raises GitFailed where the repository lacks one of them."""
    blobs = tuple((entries[path].id, path, entries[path].size) for path in wanted)
    try:
        return {version.path: version.data for version in read_versions(repo, Listed(blobs, 0))}
    except ValueError as error:
        raise GitFailed("The repository lacks a file's contents (a partial clone?).") from error
