"""What `review` does once its words are understood: a review, or a sentence that says why there is none."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mfi_site.cli._board import board_folder
from mfi_site.cli._errors import UserError

if TYPE_CHECKING:
    from mfi_site.coach.change.model import Review

_ADDRESS = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+(/[A-Za-z0-9._~%/-]*)?")


def made(content: Path, versions: str, audience: str, as_of: date | None) -> Review:
    """The review of a change. Raises UserError."""
    from mfi_site.building.reviewing import NoBoardAfter, review_of
    from mfi_site.world.errors import WorldError

    folder = content if ".." in versions and content.exists() else board_folder(content)
    try:
        return review_of(folder, versions, "coach" if audience == "coach" else "public", as_of, os.environ)
    except WorldError as error:
        raise UserError(str(error), 1) from None
    except (NoBoardAfter, ValueError) as error:
        raise UserError(str(error)) from None


def address(text: str) -> str:
    """A preview's address as it may stand in a link. Raises UserError for one that is none."""
    if text and not _ADDRESS.fullmatch(text):
        raise UserError(f"{text!r} is not an address of a preview. Write one such as https://preview.example/")
    return text
