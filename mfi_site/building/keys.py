"""The hash of everything that a result is made from. If a build reads it, it is in the key."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

LIBRARIES = ("altair", "babel", "jinja2", "markdown", "nh3", "pydantic", "pyyaml", "segno", "vl-convert-python")


def digest(*parts: bytes | str) -> str:
    """One hash of parts, each with its length so that no two lists of parts look alike."""
    found = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.hexdigest()


def files_digest(files: Mapping[str, bytes], refused: Iterable[tuple[str, str]] = ()) -> str:
    """The hash of files and of what was refused among them, whatever their order."""
    parts: list[bytes | str] = []
    for path in sorted(files):
        parts += [path, files[path]]
    for path, reason in sorted(refused):
        parts += [path, reason, "refused"]
    return digest(*parts)


@lru_cache(maxsize=1)
def program_digest() -> str:
    """The hash of the program itself and the versions of the libraries that shape its output."""
    parts: list[bytes | str] = [f"{name} {_version(name)}" for name in LIBRARIES]
    root = Path(__file__).parent.parent
    for path in sorted(p for pattern in ("*.py", "*.yml", "*.json", "*.js") for p in root.rglob(pattern)):
        parts += [path.relative_to(root).as_posix(), path.read_bytes()]
    return digest(*parts)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
