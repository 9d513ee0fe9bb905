"""Whether a folder came with a repository, asked without running git: what strangers can commit is not a cache."""

from __future__ import annotations

from pathlib import Path

_LARGEST_INDEX = 256 * 1024 * 1024
_COMPRESSED = 4


def is_tracked(folder: Path) -> bool:
    """Whether git tracks anything in `folder`, or the folder is a link; where that cannot be told, True."""
    if folder.is_symlink():
        return True
    try:
        return any(_holds(index, folder.name) for index in _indexes(folder.parent))
    except OSError:
        return True


def _indexes(folder: Path) -> list[Path]:
    """The index files of every repository around a folder: one inside another hides nothing."""
    found: list[Path] = []
    for place in (folder, *folder.parents):
        git = place / ".git"
        if git.is_file():
            git = place / git.read_text("utf-8", "replace").partition("gitdir:")[2].strip()
        if git.is_dir():
            found += [path for path in (git / "index", *sorted(git.glob("sharedindex.*"))) if path.is_file()]
    return found


def _holds(index: Path, name: str) -> bool:
    """Whether an index names files in a folder called so (gitformat-index: paths stand in it as they are)."""
    if index.stat().st_size > _LARGEST_INDEX:
        return True
    data = index.read_bytes()
    # Version 4 leaves out what a path shares with the one before it, so only the end of the name must stand there.
    compressed = int.from_bytes(data[4:8], "big") == _COMPRESSED
    return f"{name[-3:] if compressed else name}/".encode() in data
