"""Does an aim say how much: what the number will be when it is reached, and not only by how much it will change?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mfi_site.coach.language.quantities import Role, quantities
from mfi_site.coach.language.text import Span, plain

_UNIT = re.compile(
    r"\s?(?:percentage[- ]points?|points?|times|fewer|more|less|%|per ?cent|minutes?|days?|weeks?|hours?)\b"
)
_BY = re.compile(r"\bby (?:an? |at least |about |around |up to )?$")


@dataclass(frozen=True, slots=True)
class HowMuch:
    """Whether the end is quantified; `relative_only` where only a change is given ("by 20%")."""

    present: bool
    relative_only: bool
    span: Span | None
    targets: tuple[Span, ...]
    changes: tuple[Span, ...]


def _with_its_unit(text: str, place: Span) -> Span:
    """The change as one would read it out: "by 12 percentage points" and not "12"."""
    unit, by = _UNIT.match(text, place.end), _BY.search(text, 0, place.start)
    return Span(by.start() if by else place.start, unit.end() if unit else place.end)


def how_much(aim: str) -> HowMuch:
    """Find the quantified end state of an aim, and the changes that are only relative."""
    found = quantities(aim)
    targets = tuple(q.span for q in found if q.role is Role.TARGET)
    changes = tuple(q.span for q in found if q.role is Role.CHANGE)
    relative = bool(changes) and not targets
    place = targets[0] if targets else _with_its_unit(plain(aim), changes[0]) if changes else None
    return HowMuch(bool(targets), relative, place, targets, changes)
