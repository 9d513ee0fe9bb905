"""What else a change does to a project: its aim, charter, ideas, drivers, measures, reports, tools, pictures."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from mfi_site.coach.change.model import AimChange
from mfi_site.coach.change.pairs import renamed_measures
from mfi_site.coach.change.saying import clipped, named, some, subject, upper
from mfi_site.coach.quoting import listed, plain
from mfi_site.model.project import Charter, Driver, Project, Tool
from mfi_site.wording import Words

AIM_MOST = 1_200
NOTE_MOST = 160
MOST_NOTES = 8
_MOST = 6
_CHARTER = {
    "population": "whom it is for", "finish": "the finish date", "started": "the start date",
    "team": "the team", "coach": "the coach", "manager": "the manager", "tags": "the tags",
    "hgios": "the quality indicators", "influence": "what the team can influence",
    "protected_minutes": "the protected time", "aim_note": "the note on the aim",
    "focus": "the driver to start with", "adapted_from": "where it was adapted from",
    "aim_changed": "the reason for the aim's change",
    "audience": "who may read it", "coach_only": "what is for the coach alone", "review": "the rules that it silences",
}  # fmt: skip
_IDEA = {"idea": "its words", "origin": "who had it", "implementation": "how it is kept normal"}
_TEST = {
    "change": "the idea that it tests", "started": "when it began", "ended": "when it ended", "scale": "its scale",
    "conditions": "its conditions", "measures": "its measures", "prediction_met": "whether it went as predicted",
    "audience": "who may read it", "coach_only": "what is for the coach alone",
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
    parts = _parts(_CHARTER, old, new)
    if parts:
        found.append(f"{upper(listed(parts))} changed.")
    if [(s.heading, plain(s.text)) for s in before.prose] != [(s.heading, plain(s.text)) for s in after.prose]:
        found.append(f"The charter's text changed{_headings(before, after)}.")
    found += _measures(old, new)
    found += _files(before, after, words)
    found += _tests(before, after)
    found += _notes(before, after, words)
    return tuple(found)


def _parts(known: Mapping[str, str], old: object, new: object) -> list[str]:
    """What differs between two of a kind, in words; a reason for the aim's change stands with the aim."""
    reworded = plain(getattr(old, "aim", "")) != plain(getattr(new, "aim", ""))
    return [said for key, said in known.items()
            if getattr(old, key) != getattr(new, key) and not (key == "aim_changed" and reworded)]


def _ideas(old: Charter, new: Charter) -> list[str]:
    before, after = {c.id: c for c in old.changes}, {c.id: c for c in new.changes}
    found = [f"New change idea: {named(c.idea)}." for c in after.values() if c.id not in before][:_MOST]
    found += [f"Change idea taken out: {named(c.idea)}." for c in before.values() if c.id not in after][:_MOST]
    for name in (n for n in after if n in before):
        if not before[name].implementation and after[name].implementation:
            found.append(f"A plan for keeping {named(after[name].idea)} was added.")
        elif before[name].idea != after[name].idea:
            found.append(f"The idea {named(before[name].idea)} now reads {named(after[name].idea)}.")
        elif parts := _parts(_IDEA, before[name], after[name]):
            found.append(f"Of the idea {named(after[name].idea)}, {listed(parts)} changed.")
    return found


def _tree(drivers: tuple[Driver, ...]) -> Hashable:
    return tuple((d.name, d.measures, d.changes, _tree(d.drivers)) for d in drivers)


def _headings(before: Project, after: Project) -> str:
    old = {(s.heading, plain(s.text)) for s in before.prose}
    names = [s.heading for s in after.prose if s.heading and (s.heading, plain(s.text)) not in old]
    return f" under {listed([named(n, 60) for n in names[:3]])}" if names else ""


def _measures(old: Charter, new: Charter) -> list[str]:
    before, after = {m.id: m for m in old.measures}, {m.id: m for m in new.measures}
    renamed = renamed_measures(old, new)
    ids = [f"The id of {named(after[now].name)} was {was} and is {now}." for now, was in sorted(renamed.items())]
    new_ones = [m for m in after.values() if m.id not in {*before, *renamed}]
    gone = [m for m in before.values() if m.id not in {*after, *renamed.values()}]
    return [
        *ids[:_MOST], *[f"New measure: {named(m.name)}." for m in new_ones][:_MOST],
        *[f"Measure taken out: {named(m.name)}." for m in gone][:_MOST],
    ]  # fmt: skip


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
    return found


def _tests(before: Project, after: Project) -> list[str]:
    """What is said otherwise of tests whose state and decision stayed as they were."""
    old = {c.id: c for c in before.cycles}
    same = [(old[c.id], c) for c in after.cycles
            if c.id in old and (old[c.id].state, old[c.id].head.decision) == (c.state, c.head.decision)]
    ids = {was: now for now, was in renamed_measures(before.charter, after.charter).items()}
    found = []
    for was, c in same:
        head = was.head.model_copy(update={"measures": tuple(ids.get(m, m) for m in was.head.measures)})
        if parts := _parts(_TEST, head, c.head):
            found.append(f"Of test {c.number}, {listed(parts)} changed.")
    numbers = [str(c.number) for was, c in same if _said(was.sections) != _said(c.sections)]
    if numbers:
        found.append(f"The notes on test{'s' if len(numbers) > 1 else ''} {listed(numbers)} changed.")
    return found


def _notes(before: Project, after: Project, words: Words) -> list[str]:
    """The notes beside values that are new, changed or gone."""
    found = []
    renamed = renamed_measures(before.charter, after.charter)
    for measure in after.charter.measures:
        old, new = _noted(before, renamed.get(measure.id, measure.id)), _noted(after, measure.id)
        for day in sorted(old.keys() | new.keys()):
            where = f"{subject(measure)}, {words.short_day(day)}"
            if new.get(day) and new.get(day) != old.get(day):
                found.append(f"Note on {where}: {named(new[day], NOTE_MOST)}.")
            elif old.get(day) and not new.get(day):
                found.append(f"The note on {where}, was taken out.")
    more = len(found) - MOST_NOTES
    return [*found[-MOST_NOTES:], *([f"{upper(some(more, 'earlier note'))} changed too."] if more > 0 else [])]


def _noted(project: Project, measure: str) -> dict[date, str]:
    series = project.series_of(measure)
    return {point.day: plain(point.note) for point in series.points} if series is not None else {}


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
