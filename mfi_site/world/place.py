"""Where a site may go: not where the next build would read it, and not where it would bury what is no site."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from mfi_site.world.errors import NotOurs
from mfi_site.world.published import Version

LITTER = frozenset({".ds_store", "thumbs.db", "desktop.ini"})


def refuse_place(out: Path, content: Path, cache: Path) -> None:
    """Raise `NotOurs` for an output folder in or around the content, in the cache, or without a name of its own."""
    out = Path(os.path.realpath(out))
    if not out.name:
        raise NotOurs(f"{out} is a whole disk. Name a folder for the site, such as -o public.")
    if _lies_in(out, content):
        raise NotOurs(f"{out} is in the content folder, where the site would be read as content. "
                      "Choose a folder beside it, such as -o public.")
    if _lies_in(content, out):
        raise NotOurs(f"{out} holds the content folder, which a build would remove. Choose a folder beside the "
                      "content, such as -o public.")
    if _lies_in(out, cache):
        raise NotOurs(f"{out} is in the cache, which may be deleted at any time. Choose another folder, such as "
                      "-o public.")


def _lies_in(inner: Path, outer: Path) -> bool:
    """Whether one path is another or lies below it, however the two are written."""
    inner, outer = Path(os.path.realpath(inner)), Path(os.path.realpath(outer))
    for place in (inner, *inner.parents):
        with contextlib.suppress(OSError):
            if place == outer or os.path.samefile(place, outer):
                return True
    return False


def set_aside(version: Version, say: Callable[[str], None] | None = None) -> None:
    """Move what no build put into the published folder to a new folder beside it: a build loses nobody's file."""
    if not version.manifest:
        return
    strange = {path for path in version.present.keys() - version.manifest.keys() if not _is_litter(path)}
    strange |= {path for path in version.others - version.manifest.keys() if not path.endswith("/")}
    if not strange:
        return
    folder = _free(Path(version.out))
    for path in sorted(strange):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        os.rename(f"{version.out}/{path}", folder / path)
        version.present.pop(path, None)
        version.others.add(path)
    if say is not None:
        first = min(strange)
        more = f" and {len(strange) - 1} more" if len(strange) > 1 else ""
        say(f"{first}{more} in {version.out} came from no build, so it was moved to {folder}. "
            "The folder of a site holds the site alone: keep other files elsewhere.")


def _is_litter(path: str) -> bool:
    return path.rpartition("/")[2].lower() in LITTER


def _free(out: Path) -> Path:
    """A folder `NAME-not-ours` beside `out` that is not there yet."""
    number = 1
    while os.path.lexists(folder := out.with_name(f"{out.name}-not-ours{f'-{number}' if number > 1 else ''}")):
        number += 1
    return folder
