"""Find what looks like a child before it is published: pure functions, no disk, no clock.

They say what was found, never that a text, a table or a picture is safe. The rules stand in
docs/guard.md, in teachers' words.
"""

from __future__ import annotations

from mfi_site.guard.identifier import Identifier
from mfi_site.guard.images import image_size, image_type, in_image, strip_metadata
from mfi_site.guard.tables import in_table
from mfi_site.guard.texts import in_text, masked

__all__ = ["Identifier", "image_size", "image_type", "in_image", "in_table", "in_text", "masked", "strip_metadata"]
