"""What else a change does to a project: its aim, charter, ideas, drivers, measures, reports, tools, pictures."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from typing import TypeVar

from mfi_site.coach.change.model import AimChange
from mfi_site.coach.change.saying import clipped, named, upper
from mfi_site.coach.quoting import listed, plain
from mfi_site.model.project import Charter, Driver, Project, Tool
from mfi_site.wording import Words

AIM_MOST = 1_200
_MOST = 6
_CHARTER = {
    "population": "whom it is for", "finish": "the finish date", "started": "the start date",
    "team": "the team", "coach": "the coach", "manager": "the manager", "tags": "the tags",
    "hgios": "the quality indicators", "influence": "what the team can influence",
    "protected_minutes": "the protected time", "aim_note": "the note on the aim",
    "audience": "who may read it", "coach_only": "what is for the coach alone", "review": "the rules that it silences",
}  # fmt: skip
Item = TypeVar("Item")


def aim_change(before: Project | None, after: Project | None) -> AimChange | None:
    """The old and the new aim, where the words differ (spaces and line ends apart)."""
    if before is None or after is None:
        return None
    old, new = plain(before.charter.aim), plain(after.charter.aim)
    if old == new:
        return None
    changed = after.charter.aim_changed
    fresh = changed is not None and changed != before.charter.aim_changed
    because = clipped(changed.because, 300) if changed is not None and fresh else ""
    return AimChange(clipped(old, AIM_MOST), clipped(new, AIM_MOST), because)


def other_changes(before: Project, after: Project, words: Words) -> tuple[str, ...]:
    """A sentence for each other kind of thing that differs."""
    found: list[str] = []
    old, new = before.charter, after.charter
    if old.title != new.title:
        found.append(f"The title was {named(old.title)} and is {named(new.title)}.")
    if old.status != new.status:
        found.append(f"The project was {old.status} and is {new.status}.")
    if old.progress != new.progress and new.progress is not None:
        was = f"was {old.progress:g}" if old.progress is not None else "was not given"
        found.append(f"The team's own progress score {was} and is {new.progress:g}.")
    found += _ideas(old, new)
    if _tree(old.drivers) != _tree(new.drivers):
        found.append("The driver diagram was redrawn.")
    parts = [said for key, said in _CHARTER.items() if getattr(old, key) != getattr(new, key)]
    if parts:
        found.append(f"{upper(listed(parts))} changed.")
    if [(s.heading, plain(s.text)) for s in before.prose] != [(s.heading, plain(s.text)) for s in after.prose]:
        found.append(f"The charter's text changed{_headings(before, after)}.")
    found += _measures(old, new)
    found += _files(before, after, words)
    return tuple(found)


def _ideas(old: Charter, new: Charter) -> list[str]:
    before, after = {c.id: c for c in old.changes}, {c.id: c for c in new.changes}
    found = [f"New change idea: {named(c.idea)}." for c in after.values() if c.id not in before][:_MOST]
    found += [f"Change idea taken out: {named(c.idea)}." for c in before.values() if c.id not in after][:_MOST]
    for name in before.keys() & after.keys():
        if not before[name].implementation and after[name].implementation:
            found.append(f"A plan for keeping {named(after[name].idea)} was added.")
        elif before[name].idea != after[name].idea:
            found.append(f"The idea {named(before[name].idea)} now reads {named(after[name].idea)}.")
    return found


def _tree(drivers: tuple[Driver, ...]) -> Hashable:
    return tuple((d.name, d.measures, d.changes, _tree(d.drivers)) for d in drivers)


def _headings(before: Project, after: Project) -> str:
    old = {(s.heading, plain(s.text)) for s in before.prose}
    names = [s.heading for s in after.prose if s.heading and (s.heading, plain(s.text)) not in old]
    return f" under {listed([named(n, 60) for n in names[:3]])}" if names else ""


def _measures(old: Charter, new: Charter) -> list[str]:
    before, after = {m.id: m for m in old.measures}, {m.id: m for m in new.measures}
    found = [f"New measure: {named(m.name)}." for m in after.values() if m.id not in before][:_MOST]
    return found + [f"Measure taken out: {named(m.name)}." for m in before.values() if m.id not in after][:_MOST]


def _files(before: Project, after: Project, words: Words) -> list[str]:
    """Reports, feedback, contacts, tools, pictures, and the notes of tests."""
    def month(text: str) -> str:
        return words.month(date(int(text[:4]), int(text[5:7]), 1))

    found = _kinds(before.reports, after.reports, lambda r: r.month, lambda r: f"The report for {month(r.month)}")
    found += _kinds(before.feedback, after.feedback, lambda f: f.month, lambda f: f"The feedback for {month(f.month)}")
    found += _kinds(before.tools, after.tools, lambda t: t.id, _tool)
    found += _kinds(before.images, after.images, lambda i: i.file, lambda i: f"The picture {named(i.alt or i.file)}")
    if len(after.contacts) != len(before.contacts) or after.contacts != before.contacts:
        found.append("The list of contacts with the coach changed.")
    notes = {c.id: c.sections for c in before.cycles}
    states = {c.id: (c.state, c.head.decision) for c in before.cycles}
    numbers = [
        str(c.number) for c in after.cycles
        if states.get(c.id) == (c.state, c.head.decision) and _said(notes[c.id]) != _said(c.sections)
    ]  # fmt: skip
    if numbers:
        found.append(f"The notes on test{'s' if len(numbers) > 1 else ''} {listed(numbers)} changed.")
    return found


def _tool(tool: Tool) -> str:
    return f"The {tool.kind.replace('-', ' ')} {named(tool.id)}"


def _said(sections: Iterable[object]) -> list[tuple[str, str]]:
    return [(getattr(s, "heading", ""), plain(getattr(s, "text", ""))) for s in sections]


def _kinds(
    before: Iterable[Item], after: Iterable[Item], key: Callable[[Item], str], say: Callable[[Item], str]
) -> list[str]:
    old, new = {key(i): i for i in before}, {key(i): i for i in after}
    found = [f"{say(item)} is new." for name, item in new.items() if name not in old]
    found += [f"{say(item)} was taken out." for name, item in old.items() if name not in new]
    return found + [f"{say(item)} changed." for name, item in new.items() if name in old and _differs(old[name], item)]


def _differs(one: object, other: object) -> bool:
    if hasattr(one, "sections"):
        heads = getattr(one, "head", None) != getattr(other, "head", None)
        return heads or _said(one.sections) != _said(getattr(other, "sections", ()))
    return getattr(one, "form", one) != getattr(other, "form", other)
