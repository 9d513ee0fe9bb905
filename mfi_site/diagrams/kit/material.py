"""What a diagram plug is given: a project as its audience may see it, and what its charts say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from mfi_site.diagrams.kit.text import Direction
from mfi_site.model.project import Cycle, Project
from mfi_site.wording import Words


class Says(Protocol):
    """The part of a chart's reading that a diagram shows."""

    @property
    def state(self) -> str: ...
    @property
    def meaning(self) -> str | None: ...
    @property
    def latest_shown(self) -> str: ...


@dataclass(frozen=True)
class Material:
    """`readings` and `sparks` (SVG) go by the measure's identifier; either may lack one.

    `paretos` are pictures that the charts have drawn, as HTML by the tool's identifier.
    """

    project: Project
    readings: Mapping[str, Any]
    sparks: Mapping[str, str]
    words: Words = field(default_factory=Words)
    paretos: Mapping[str, str] = field(default_factory=dict)

    @property
    def direction(self) -> Direction:
        """The direction that the page is read in."""
        known = self.words.has("page.direction")
        return "rtl" if known and self.words.say("page.direction") == "rtl" else "ltr"

    def say(self, key: str, **values: Any) -> str:
        return self.words.say(f"diagram.{key}", **values)

    def span(self, first: date | None, last: date | None) -> str:
        """When a test ran: from to, since, or planned."""
        if first and last:
            said = self.words.short_day(first) if first.year == last.year else self.words.day(first)
            if (first.year, first.month) == (last.year, last.month):
                said = str(first.day)
            return self.say("from-to", first=said, last=self.words.day(last))
        return self.say("since", day=self.words.day(first)) if first else self.say("planned")


def anchor(cycle: Cycle) -> str:
    """Where a cycle stands on the project's page."""
    return f"test-{cycle.number}"
