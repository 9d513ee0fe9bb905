"""Which findings a change brings and which it settles, whatever lines have moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from mfi_site.coach.quoting import quoted
from mfi_site.model.finding import Finding
from mfi_site.model.project import Driver, Project

Key = tuple[object, ...]
Names = Mapping[str, str]
Found = tuple[Finding, str]
_NONE: Names = MappingProxyType({})


def names_of(project: Project | None) -> dict[str, str]:
    """What findings call the measures, ideas and drivers of a project, and what stays when such a name changes."""
    if project is None:
        return {}
    charter = project.charter
    found = {quoted(m.name): f"measures/{m.id}" for m in charter.measures}
    found |= {quoted(c.idea): f"changes/{c.id}" for c in charter.changes}
    return found | {quoted(d.name): f"drivers/{d.id or d.name}" for d in _all(charter.drivers)}


def _all(drivers: Iterable[Driver]) -> Iterator[Driver]:
    for driver in drivers:
        yield driver
        yield from _all(driver.drivers)


def named_in(finding: Finding, names: Names) -> str:
    """The measure, idea or driver that a finding names first; "" for one that is about the project."""
    found = [(finding.message.index(name), what) for name, what in names.items() if name in finding.message]
    return min(found)[1] if found else ""


def introduced(
    before: Iterable[Finding], after: Iterable[Finding], was: Names = _NONE, is_now: Names = _NONE
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """(new, settled): findings of `after` alone and of `before` alone; `was` and `is_now` are the names of each.

    A finding is the same where rule, kind, place in the project and words are; next, where all but the words are
    and it is about the same measure, idea or driver, since numbers in them move ("11 of 12" becomes "12 of 12").
    """
    old, new = [(f, named_in(f, was)) for f in before], [(f, named_in(f, is_now)) for f in after]
    for key in (_exact, _alike):
        old, new = _unmatched(old, new, key)
    return tuple(f for f, _ in new), tuple(f for f, _ in old)


def _exact(found: Found) -> Key:
    return (*_alike(found)[:3], found[0].message)


def _alike(found: Found) -> Key:
    finding, about = found
    return finding.rule, finding.kind, _place(finding), about


def _place(finding: Finding) -> str:
    """The path inside the project, so that a renamed project keeps its findings."""
    path = finding.path or ""
    return path.split("/", 2)[2] if path.startswith("projects/") and path.count("/") > 1 else path


def _unmatched(
    old: list[Found], new: list[Found], key: Callable[[Found], Key]
) -> tuple[list[Found], list[Found]]:
    both = Counter(map(key, old)) & Counter(map(key, new))
    return _without(old, both, key), _without(new, both, key)


def _without(findings: list[Found], known: Counter[Key], key: Callable[[Found], Key]) -> list[Found]:
    left = Counter(known)
    kept = []
    for finding in findings:
        if left[key(finding)] > 0:
            left[key(finding)] -= 1
        else:
            kept.append(finding)
    return kept
