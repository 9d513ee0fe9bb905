"""From bytes to the model: every problem of every file is gathered, and the smallest whole part left out."""

from __future__ import annotations

from mfi_site.read.board import Frontage, ReadBoard, read_board, read_frontage
from mfi_site.read.project import read_project

__all__ = ["Frontage", "ReadBoard", "read_board", "read_frontage", "read_project"]
