"""Files and folders that were meant for the board and that no reader looks for, each with its repair.

Told are those whose name or place says what they were meant to be. Notes, plans and archives may lie about in silence.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection

from mfi_site.model.places import ENDINGS, PROJECT_FOLDERS, TOP_FOLDERS
from mfi_site.world.entries import IMAGES, SPREADSHEET_REASON, SPREADSHEETS

_NAMED = {"board": ".yml", "charter": ".md", "contacts": ".yml", "images": ".yml"}
_DOCUMENTS = (".docx", ".doc", ".odt", ".rtf", ".pages", ".pdf")
_TEXTS = (".txt", ".text", ".markdown", ".mdown", ".md.txt", ".csv.txt", ".yml.txt", ".yaml.txt")
_SHOWN = tuple(ending for ending in IMAGES if ending != ".svg")
_PICTURES = (".heic", ".heif", ".tif", ".tiff", ".bmp", ".avif")
_QUIET = re.compile(r"(?i)^(?:readme|licen[cs]e|changelog)\b|\.(?:bak|old|orig|log|url|lnk|webloc)$")
_OF_A_PROJECT = re.compile(r"(?i)(?:\d{1,3}[ _-].*|(?:pdsa|cycle|report|feedback).*)\.md")
_MONTH = re.compile(r"\d{4}-\d{2}\b.*\.md")
_COPY = re.compile(
    r"(?i:copy(?: \(\d+\))? of )(?P<after>.+)"
    r"|(?P<of>.+?)(?:(?i: \(\d{1,2}\)| - copy(?: \(\d+\))?| copy(?: \d+)?| \d| \([^()]*conflict[^()]*\)"
    r"|[.]sync-conflict-.*)|-(?:LAPTOP|DESKTOP|SURFACE|PC|MACBOOK)[A-Z0-9-]*|-(?=[A-Z-]*\d)(?=[\d-]*[A-Z])[A-Z0-9-]{6,})"
)  # fmt: skip


def why_unread(path: str) -> str | None:
    """Why a file at this path of the content folder is not read, with its repair; None where that needs no saying."""
    *folders, name = path.split("/")
    if _QUIET.search(name):
        return None
    if not folders:
        return _at_the_top(name)
    if folders[0] == "projects":
        return _in_projects(folders, name)
    return _in_a_folder(folders[0], name) if len(folders) == 1 else None


def why_folder_unread(path: str) -> str | None:
    """The same for a folder, whose path ends without a slash."""
    *folders, name = path.split("/")
    if not folders and name in PROJECT_FOLDERS:
        return f"This folder is not read; move it into the folder of its project, such as projects/writing-p4/{name}."
    known = TOP_FOLDERS if not folders else PROJECT_FOLDERS
    near = difflib.get_close_matches(name.casefold(), known, 1, 0.8)
    if not near or name in known:
        return None
    return f"This folder is not read, because of how its name is written; rename it {near[0]}."


def copied_from(name: str, others: Collection[str]) -> str | None:
    """The file or folder, among `others`, that a synchronised folder or a person has made this copy of."""
    stem, dot, ending = name.rpartition(".") if "." in name else (name, "", "")
    found = _COPY.fullmatch(stem)
    original = f"{found['after'] or found['of']}{dot}{ending}" if found else ""
    return original if original in others else None


def _at_the_top(name: str) -> str | None:
    if name in ("charter.md", "contacts.yml", "images.yml") or name.lower().endswith((".csv", *SPREADSHEETS)):
        return "This file is not read here; move it into the folder of its project, such as projects/writing-p4."
    if name == "schools.yml":
        return "This file is not read here; move it into the folder shared."
    if (meant := _renamed(name)) and meant == "board.yml":
        return _rename(meant)
    return None


def _in_projects(folders: list[str], name: str) -> str | None:
    if len(folders) == 1:
        plain = name.lower().endswith((".md", ".csv", ".yml", ".yaml"))
        return "This file is not read here; move it into the folder of its project." if plain else None
    if len(folders) == 2:
        return _in_a_project(name)
    return _in_a_folder(folders[2], name) if len(folders) == 3 else None


def _in_a_project(name: str) -> str | None:
    lowered = name.lower()
    if meant := _renamed(name):
        return _rename(meant)
    stem = lowered.rpartition(".")[0]
    if stem in _NAMED and lowered.endswith(_DOCUMENTS):
        return f"This document is not read; copy what it says into {stem}{_NAMED[stem]}."
    if lowered.endswith(".csv"):
        return "This file is not read here; move it into the folder measures."
    if _MONTH.fullmatch(lowered):
        return "This file is not read here; move it into the folder reports."
    if _OF_A_PROJECT.fullmatch(name):
        return "This file is not read here; move it into the folder pdsa or reports."
    if lowered.endswith((".yml", ".yaml")) and stem not in _NAMED:
        return "This file is not read here; move it into the folder tools."
    return "This picture is not read here; move it into the folder images." if lowered.endswith(_SHOWN) else None


def _in_a_folder(folder: str, name: str) -> str | None:
    lowered = name.lower()
    if folder == "images":
        return "This picture is not read; save it as PNG, JPEG or WebP." if lowered.endswith(_PICTURES) else None
    ending = ENDINGS.get(folder)
    if ending is None or lowered.endswith((ending, ".yaml")) or (folder == "pages" and lowered.endswith(IMAGES)):
        return None
    if folder == "measures" and lowered.endswith(".svg"):
        return None  # the chart command draws there
    if text := next((one for one in reversed(_TEXTS) if lowered.endswith(one)), None):
        return _rename(name[: -len(text)] + ending)
    if folder == "measures" and lowered.endswith(SPREADSHEETS):
        return SPREADSHEET_REASON
    if lowered.endswith(_SHOWN):
        return "This picture is not read here; move it into the folder images."
    if lowered.endswith(_DOCUMENTS):
        return f"This document is not read; copy what it says into a file that ends in {ending}."
    return f"This file is not read; the files of this folder end in {ending}."


def _renamed(name: str) -> str | None:
    """What a file of the format is called where its name ends otherwise, as in charter.txt."""
    lowered = name.lower()
    for text in (*reversed(_TEXTS), ".yaml"):
        if lowered.endswith(text) and (stem := lowered[: -len(text)]) in _NAMED:
            return stem + _NAMED[stem]
    return None


def _rename(meant: str) -> str:
    return f"This file is not read, because of how its name is written; rename it {meant}."
