"""Which slides a screen shows, in which order, and for how long."""

from __future__ import annotations

from collections.abc import Sequence

from mfi_site.model.board import ScreenForm
from mfi_site.outputs.context import Slide, Summary

MOST_IN_LOOP = 8
CODE_SECONDS = 15
PLAIN_SECONDS, WORD_SECONDS = 8.0, 0.3
MOST_BYTES = 1_200_000
OF_PROJECTS = ("project", "chart", "learning", "driver")


def seconds_of(slide: Slide, form: ScreenForm) -> float:
    """How long a slide stays: the screen's seconds, or as long as reading takes."""
    if slide.kind == "code":
        return CODE_SECONDS
    return max(float(form.seconds), round(PLAIN_SECONDS + WORD_SECONDS * slide.words, 1))


def wanted(form: ScreenForm, summaries: tuple[Summary, ...]) -> tuple[Summary, ...]:
    """The projects that a screen names, in its order; all active ones where it names none."""
    shown = {s.id: s for s in summaries if not s.notice}
    if "all" in form.show:
        return tuple(s for s in shown.values() if s.status == "active")
    return tuple(shown[name] for name in dict.fromkeys(form.show) if name in shown)


def project_groups(form: ScreenForm, projects: Sequence[Summary]) -> list[list[Slide]]:
    """Each project's slides in the form's order, the projects with the newest data where not all have room."""
    kinds = [k for k in dict.fromkeys(form.slides) if k in OF_PROJECTS]
    groups = {p.id: [s for kind in kinds for s in p.slides if s.kind == kind] for p in projects}
    newest = sorted(projects, key=lambda p: p.data_to.toordinal() if p.data_to else 0, reverse=True)
    kept: set[str] = set()
    size = 0
    for project in newest:
        size += sum(len(s.html.encode()) + 400 for s in groups[project.id])
        if size > MOST_BYTES and kept:
            break
        kept.add(project.id)
    return [groups[p.id] for p in projects if p.id in kept and groups[p.id]]


def loops_of(groups: Sequence[int], shared: int, code: int) -> tuple[tuple[int, ...], ...]:
    """The loops of a screen; where a project does not fit with the shared slides, these have a loop of their own.

    The slides are those of each project, then `shared` ones, then a code or none, which ends every loop.
    """
    if groups and max(groups) + shared + code > MOST_IN_LOOP:
        return order_of([*groups, shared], code)
    return order_of(groups, shared + code)


def order_of(groups: Sequence[int], shared: int) -> tuple[tuple[int, ...], ...]:
    """Loops of at most eight slides, as indexes: the projects' slides one after the other, then the shared ones.

    `groups` are how many slides each project has; the shared ones follow them in every loop. A project is not
    divided between loops unless it has more slides than a loop has room for.
    """
    common = tuple(range(sum(groups), sum(groups) + shared))
    room = max(1, MOST_IN_LOOP - shared)
    loops: list[list[int]] = [[]]
    start = 0
    for count in groups:
        indexes = list(range(start, start + count))
        start += count
        if loops[-1] and len(loops[-1]) + count > room:
            loops.append([])
        while indexes:
            space = room - len(loops[-1])
            loops[-1] += indexes[:space]
            indexes = indexes[space:]
            if indexes:
                loops.append([])
    return tuple((*loop, *common) for loop in loops)
