"""What `guard` does once its words are understood."""

from __future__ import annotations

import os
import shlex
import stat
import sys
from pathlib import Path

from mfi_site.building.guarding import Looked, contacts, look_at_history, look_at_paths, look_at_staged
from mfi_site.cli._errors import UserError
from mfi_site.world.errors import WorldError
from mfi_site.world.history import Repository, repository
from mfi_site.world.versions import hooks_folder

MARK = "# Written by mfi-site guard --install"
_SMALL = 1024 * 1024


def look(paths: tuple[Path, ...], content: Path, *, staged: bool, history: bool) -> Looked:
    """What the guard sees there. Raises UserError where there is nothing to look at."""
    allowed = contacts(_settings(content))
    try:
        if history:
            return look_at_history(_repository(content), allowed)
        if staged:
            return look_at_staged(_repository(content), allowed)
    except WorldError as error:
        raise UserError(str(error), 2) from None
    gone = [path for path in (paths or (content,)) if not path.exists()]
    if gone:
        raise UserError(f"There is no file or folder {gone[0]}. Name one, or run this where the content folder is.")
    try:
        return look_at_paths(paths or (content,), allowed)
    except OSError as error:
        raise UserError(f"{error.filename} cannot be read: {error.strerror}.") from None


def _settings(content: Path) -> dict[str, bytes]:
    """The two files that name what the school publishes on purpose."""
    found = {}
    for name in ("board.yml", "shared/schools.yml"):
        path = content / name
        if path.is_file() and not path.is_symlink() and path.stat().st_size <= _SMALL:
            found[name] = path.read_bytes()
    return found


def _repository(content: Path) -> Repository:
    """The repository of the content folder, else of where the command is run."""
    found = repository(content if content.is_dir() else Path())
    if found is None:
        raise UserError("There is no git repository here (or git is not installed), so there is no history to look at.")
    return found


def install_hook(content: Path) -> str:
    """Write the pre-commit hook; raises UserError where another program's hook stands in its place."""
    repo = _repository(content)
    try:
        folder = (repo.top / hooks_folder(repo)).resolve()
    except WorldError as error:
        raise UserError(str(error), 2) from None
    hook = folder / "pre-commit"
    relative = os.path.relpath(content.resolve(), repo.top.resolve()).replace(os.sep, "/")
    if hook.is_symlink() or (hook.exists() and MARK not in hook.read_text("utf-8", "replace")):
        raise UserError(f"{hook} is there already and was not written by this program; it is left as it is. "
                        f"Add this line to it:  mfi-site guard --staged --content {shlex.quote(relative)}", 1)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        hook.write_text(_script(relative), "utf-8", newline="\n")
        hook.chmod(hook.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
    except OSError as error:
        raise UserError(f"The hook could not be written to {folder}: {error.strerror}.", 1) from None
    return ("From now on every commit in this repository is looked at first, and stopped where something could "
            "point to a child. Each computer that commits needs this once.\n"
            "Keep this repository private: it holds the counts and the coach's files.")


def _script(content: str) -> str:
    python = shlex.quote(sys.executable.replace("\\", "/"))
    arguments = f"guard --staged --content {shlex.quote(content)}"
    return f"""#!/bin/sh
{MARK}; delete this file to take it out.
if [ -x {python} ] && {python} -c 'import mfi_site' >/dev/null 2>&1; then
  exec {python} -m mfi_site {arguments}
elif command -v mfi-site >/dev/null 2>&1; then
  exec mfi-site {arguments}
fi
echo "The guard (mfi-site) is not installed on this computer, so nothing was looked at and nothing is committed." >&2
exit 1
"""


def explanation() -> str:
    """What the guard looks for and cannot see, in a teacher's words."""
    from mfi_site.guard.identifier import SENTENCES

    rows = "\n".join(f"  {LOOKED_FOR[kind]}" for kind in SENTENCES)
    return f"""The guard looks for:
{rows}

It leaves the contact of board.yml and of the programme, the addresses in shared/schools.yml, classes such as P4
and S1, dates, times, terms and helplines for children.

It cannot see names in sentences, nicknames, faces, writing inside a picture, or a story that everybody in the
school knows. It says what it found and never that a file is safe. Someone has to read it.

What is once pushed has been published: run  mfi-site guard --install  once on each computer.
Keep the repository private: it holds the counts and the coach's files."""


LOOKED_FOR = {
    "email": "e-mail addresses, also written with (at) and (dot)",
    "phone": "telephone numbers, landline, mobile and from abroad",
    "postcode": "full postcodes (P1 to P7 and S1 to S6 are classes)",
    "scn": "Scottish Candidate Numbers, with the right check figure and beside SCN, candidate, SQA or SEEMiS",
    "upn": "Unique Pupil Numbers, with the right check letter",
    "health-number": "CHI and NHS numbers beside CHI or NHS",
    "date-of-birth": "full dates near born, DOB, date of birth or birthday",
    "name-column": "columns of a table named for people: name, initials, pupil, date of birth, SCN, phone ...",
    "pupil-rows": "tables with one row for each pupil",
    "photo-location": "photographs that say where they were taken",
}
