"""A project or page as one audience may see it: what is for the coach alone is not there at all."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from mfi_site.disclose.measures import safe_series
from mfi_site.model.board import Page, Settings
from mfi_site.model.project import Audience, Charter, Ignore, Project, Report, Section
from mfi_site.model.raw import Written

HUMAN_SIDE = "human side of change"


def disclose(written: Written, settings: Settings, audience: Audience) -> Project | None:
    """The project for `audience`, or None where its charter is for the coach alone."""
    smallest = settings.privacy.smallest_group
    raw = {r.measure: r for r in written.raw}
    series = tuple(safe_series(m, raw[m.id], audience, smallest)
                   for m in written.project.charter.measures if m.id in raw)
    return disclose_project(replace(written.project, series=series), audience)


def disclose_project(project: Project, audience: Audience) -> Project | None:
    """Strips what `audience` may not read; series must already be safe."""
    if audience == "coach":
        return project
    if project.charter.audience == "coach":
        return None
    return replace(
        project,
        charter=_public_charter(project.charter),
        prose=without(project.prose, project.charter.coach_only),
        cycles=tuple(replace(c, sections=without(c.sections, c.head.coach_only))
                     for c in project.cycles if c.head.audience == "public"),
        reports=tuple(r for r in map(_public_report, project.reports) if r is not None),
        feedback=(), contacts=(), consents=(),
        tools=tuple(t for t in project.tools if getattr(t.form, "audience", "public") == "public"),
    )


def disclose_page(page: Page, audience: Audience) -> Page | None:
    """A free page for `audience`, its closed sections cut out of the body."""
    if audience == "coach":
        return page
    if page.head.audience == "coach":
        return None
    return replace(page, body=_without_headings(page.body, page.head.coach_only))


def without(sections: tuple[Section, ...], closed: Collection[str]) -> tuple[Section, ...]:
    """The sections without the closed ones and what stands under them."""
    names = {_name(c) for c in closed}
    kept: list[Section] = []
    closed_level: int | None = None
    for section in sections:
        if closed_level is not None and section.level > closed_level:
            continue
        closed_level = section.level if _name(section.heading) in names else None
        if closed_level is None:
            kept.append(section)
    return tuple(kept)


def _public_charter(charter: Charter) -> Charter:
    measures = tuple(m.model_copy(update={"approved_by": ""}) for m in charter.measures)
    return charter.model_copy(update={
        "progress": None, "protected_minutes": None, "influence": "", "review": Ignore(), "manager": "",
        "measures": measures,
    })


def _public_report(report: Report) -> Report | None:
    head = report.head
    if head is None or head.audience == "coach":
        return None
    return replace(report, head=None, sections=without(report.sections, (*head.coach_only, HUMAN_SIDE)))


def _without_headings(body: str, closed: Collection[str]) -> str:
    names = {_name(c) for c in closed}
    kept: list[str] = []
    closed_level, fence = 0, ""
    for line in body.splitlines(keepends=True):
        mark = line.lstrip()[:3]
        if mark in ("```", "~~~"):
            fence = "" if fence == mark else fence or mark
        elif not fence and line.startswith("#"):
            level = len(line) - len(line.lstrip("#"))
            if not closed_level or level <= closed_level:
                closed_level = level if _name(line) in names else 0
        if not closed_level:
            kept.append(line)
    return "".join(kept)


def _name(heading: str) -> str:
    return " ".join(heading.strip().strip("#").split()).casefold()
