"""What can be understood of a measure's name: whether it can be counted, and whether it carries a direction."""

from __future__ import annotations

from mfi_site.coach.language.direction import Direction, direction
from mfi_site.coach.language.model import model

__all__ = ["Direction", "direction", "vague"]


def vague(name: str, unit: str = "") -> bool:
    """Whether a name ("staff confidence") says nothing that one can count; a `unit` ("%", "days") always does."""
    return not unit.strip() and model("vague").says(name)
