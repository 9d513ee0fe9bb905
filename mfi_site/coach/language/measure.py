"""What can be understood of a measure's name: whether it can be counted, and whether it carries a direction."""

from __future__ import annotations

from mfi_site.coach.language.direction import Direction, direction
from mfi_site.coach.language.vague import Vague, counted, vague

__all__ = ["Direction", "Vague", "counted", "direction", "vague"]
