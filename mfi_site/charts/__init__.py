"""Charts: what a safe series says (`reading`) and how it is drawn (`picture`); one module a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mfi_site.charts.picture import Picture as Picture
    from mfi_site.charts.picture import PictureRequest as PictureRequest
    from mfi_site.charts.types import Reading as Reading
