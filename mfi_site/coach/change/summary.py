"""The headline and the few lines under it: what a reader in a hurry should know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mfi_site.coach.change.model import CycleKind, ProjectChange, ProjectKind, SignalChange, ValueKind
from mfi_site.coach.change.revealing import Revealed
from mfi_site.coach.change.saying import named, number, sentences, some, upper
from mfi_site.coach.quoting import listed

_VALUES: tuple[tuple[ValueKind, str], ...] = (("new", "new"), ("corrected", "corrected"), ("removed", "removed"))
MOST_NAMED = 3
_DONE = {"new": "added", "corrected": "corrected", "removed": "taken out"}
_BECAME: dict[ProjectKind, tuple[str, str]] = {
    "changed": ("changes", "change"), "added": ("is new", "are new"), "removed": ("is gone", "are gone"),
    "renamed": ("is renamed", "are renamed"), "unreadable": ("can no longer be read", "can no longer be read"),
    "readable": ("can be read again", "can be read again"),
}  # fmt: skip
_TESTS: tuple[tuple[CycleKind, str], ...] = (
    ("ended", "ended"), ("started", "started"), ("planned", "planned"), ("decided", "decided otherwise"),
    ("removed", "taken out"),
)  # fmt: skip


def headline(projects: Sequence[ProjectChange], board: Sequence[str], compared: bool) -> str:
    """The finding that matters most, without a full stop."""
    if not compared:
        return "The board as it stands"
    unread = [p for p in projects if p.kind == "unreadable"]
    if unread:
        return f"{named(unread[0].title)} can no longer be read" if len(unread) == 1 else \
            f"{upper(some(len(unread), 'project'))} can no longer be read"
    signals = [m.signal for p in projects for m in p.measures if m.signal is not None]
    if signals:
        return max(signals, key=lambda s: s.weight).text
    for found in (_whole(projects), _cycles(projects), _values(projects), _aim(projects), _findings(projects)):
        if found:
            return found
    if not projects and board:
        return "The board changes around its projects"
    if projects:
        first = projects[0] if len(projects) == 1 else None
        return f"No number changes in {named(first.title)}" if first else "No number changes"
    return "Nothing that shows has changed"


def strongest(project: ProjectChange) -> SignalChange | None:
    signals = [m.signal for m in project.measures if m.signal is not None]
    return max(signals, key=lambda s: s.weight) if signals else None


def _whole(projects: Sequence[ProjectChange]) -> str:
    added = [p for p in projects if p.kind == "added"]
    removed = [p for p in projects if p.kind == "removed"]
    mended = [p for p in projects if p.kind == "readable"]
    if added:
        return f"{named(added[0].title)} joins the board" if len(added) == 1 else \
            f"{upper(some(len(added), 'project'))} join the board"
    if removed:
        return f"{named(removed[0].title)} leaves the board" if len(removed) == 1 else \
            f"{upper(some(len(removed), 'project'))} leave the board"
    if mended:
        return f"{named(mended[0].title)} can be read again" if len(mended) == 1 else \
            f"{upper(some(len(mended), 'project'))} can be read again"
    return ""


def _cycles(projects: Sequence[ProjectChange]) -> str:
    for project in projects:
        for cycle in project.cycles:
            if cycle.kind in ("ended", "decided") and cycle.state != "testing":
                what = "ended" if cycle.kind == "ended" else "is decided otherwise"
                return f"Test {cycle.number} of {named(project.title)} {what}: the idea is {cycle.state}"
    return ""


def _values(projects: Sequence[ProjectChange]) -> str:
    for kind, word in _VALUES:
        changed = [(p, m) for p in projects for m in p.measures if m.of(kind)]
        if changed:
            count = sum(len(m.of(kind)) for _, m in changed)
            place = f" in {named(changed[0][0].title)}" if len({p.id for p, _ in changed}) == 1 else ""
            noun = "value" if count == 1 else "values"
            verb = "changes" if count == 1 else "change"
            return f"{upper(number(count))} {word} {noun}{place} {verb} no signal"
    return ""


def _aim(projects: Sequence[ProjectChange]) -> str:
    for project in projects:
        if project.aim is not None:
            title = named(project.title)
            if not project.aim.before:
                return f"{title} has an aim now"
            return f"The aim of {title} is {'reworded' if project.aim.after else 'taken out'}"
    return ""


def _findings(projects: Sequence[ProjectChange]) -> str:
    for project in projects:
        if project.problems:
            return f"{upper(some(len(project.problems), 'problem'))} to put right in {named(project.title)}"
    return ""


def summary(projects: Sequence[ProjectChange], compared: bool) -> str:
    """How many projects change, and what of each kind, in two sentences."""
    if not compared:
        return f"{upper(some(len(projects), 'project'))} read."
    counts = {kind: sum(p.kind == kind for p in projects) for kind in _BECAME}
    parts = []
    for kind, (one, several) in _BECAME.items():
        if counts[kind]:
            parts.append(f"{some(counts[kind], 'project')} {one if counts[kind] == 1 else several}")
    if not parts:
        return "No project changes."
    return " ".join(filter(None, (sentences(parts), sentences(_things(projects)))))


def _things(projects: Sequence[ProjectChange]) -> list[str]:
    measures = [m for p in projects for m in p.measures if p.kind in ("changed", "renamed")]
    cycles = [c for p in projects for c in p.cycles if p.kind in ("changed", "renamed")]
    found: list[str] = []
    for values, word in _VALUES:
        count = sum(len(m.of(values)) for m in measures)
        if count:
            found.append(f"{some(count, 'value') if not found else number(count)} {_DONE[word]}")
    noun = True
    for tests, word in _TESTS:
        count = sum(c.kind == tests for c in cycles)
        if count:
            found.append(f"{some(count, 'test') if noun else number(count)} {word}")
            noun = False
    aims = [p.aim for p in projects if p.aim is not None]
    for word, count in (
        ("added", sum(not a.before for a in aims)), ("reworded", sum(bool(a.before and a.after) for a in aims)),
        ("taken out", sum(not a.after for a in aims)),
    ):  # fmt: skip
        if count:
            found.append(f"the aim {word}" if count == 1 else f"{number(count)} aims {word}")
    return found


def reveals(found: Iterable[Revealed], projects: Sequence[ProjectChange] = ()) -> str:
    """One sentence on what becomes public about few people."""
    told = list(found)
    where = [named(p.title) for p in projects if p.privacy]
    small, unknown, values = (sum(getattr(r, name) for r in told) for name in ("small", "unknown", "values"))
    notes = sum(len(r.notes) for r in told)
    if notes:
        place = f" in {listed(where)}" if 0 < len(where) <= MOST_NAMED else ""
        return f"Before it is published, read what it would newly make public{place}."
    if small:
        said = "value is" if small == 1 else "values are"
        return f"{upper(number(small))} new public {said} about fewer than 20 people, rounded as the safety rules say."
    if unknown:
        return "For some new public values nobody has said how many people stand behind them."
    return "Nothing new becomes public about fewer than 20 people." if values else "No new value becomes public."
