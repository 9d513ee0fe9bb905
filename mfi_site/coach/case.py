"""What a rule is given: one project, what its measures say, and the day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from mfi_site.coach.language.text import plain
from mfi_site.coach.past import Past
from mfi_site.model.board import Settings
from mfi_site.model.project import Audience, Measure, Project, Report, Section
from mfi_site.model.values import Series
from mfi_site.statistics import Analysis


class Said(Protocol):
    """What the coach needs of a chart's reading; `charts.Reading` is one."""

    @property
    def measure(self) -> Measure: ...
    @property
    def series(self) -> Series: ...
    @property
    def analysis(self) -> Analysis | None: ...
    @property
    def goal(self) -> float | None: ...


@dataclass(frozen=True, eq=False)
class Case:
    """One project as `audience` sees it. A case equals only itself.

    `active_projects` counts those of the school, to two at least, which is all that is asked of it. `past` is what
    the folder's history shows, where it has one.
    """

    project: Project
    said: Mapping[str, Said] = field(default_factory=dict)
    settings: Settings = field(default_factory=lambda: Settings(name="?"))
    today: date = date.min
    audience: Audience = "coach"
    active_projects: int = 1
    past: Past = field(default_factory=Past)

    @property
    def stage(self) -> int:
        """The number of the last report file, one that cannot be read included; 0 without one."""
        last = max((r.number for r in self.project.reports), default=0)
        return max(last, len(self.project.reports) + len(self.project.unread))

    @property
    def active(self) -> bool:
        return self.project.charter.status == "active"

    @property
    def latest(self) -> Report | None:
        """The latest report."""
        return max(self.project.reports, key=lambda r: r.number, default=None)

    def of_type(self, kind: str) -> tuple[Said, ...]:
        """The measures of a type that have data."""
        return tuple(s for s in self.said.values() if s.measure.type == kind and s.series.known)

    def states(self) -> dict[str, str]:
        """The state of each change idea, by its identifier."""
        return {c.id: self.project.state_of(c.id) for c in self.project.charter.changes}


def section(sections: tuple[Section, ...], *names: str) -> Section | None:
    """The first section whose heading begins with one of `names`, in any case and without accents."""
    for found in sections:
        heading = plain(found.heading).strip()
        if any(heading.startswith(name) for name in names):
            return found
    return None


def whole_text(sections: tuple[Section, ...], *names: str) -> str:
    """The text under a heading with that of its subheadings; "" where there is no such heading."""
    head = section(sections, *names)
    if head is None:
        return ""
    start = sections.index(head)
    texts = [head.text]
    for below in sections[start + 1 :]:
        if below.level <= head.level:
            break
        texts.append(below.text)
    return "\n".join(t for t in texts if t.strip()).strip()
