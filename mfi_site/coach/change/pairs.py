"""Which project, and which measure, of one version is which of the other: by name, else by what is in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from difflib import SequenceMatcher

from mfi_site.model.project import Charter

Files = Mapping[str, bytes]
Pair = tuple[str | None, str | None]
ALIKE = 0.5
NEARLY = 0.75
_MOST = 40
_READ = 4_000


def pairs(before: Mapping[str, Files], after: Mapping[str, Files]) -> tuple[Pair, ...]:
    """(name before, name after) of each project, None where it was not there yet or is gone, by name after.

    Of the names gone and the names new, the two most alike are taken for one project that was renamed, as long
    as half of what they hold is the same, or nearly all of it is where every file was edited too.
    """
    gone, new = sorted(before.keys() - after.keys()), sorted(after.keys() - before.keys())
    found: list[Pair] = [(name, name) for name in before.keys() & after.keys()]
    scores = sorted(
        ((likeness(before[a], after[b], a, b), a, b) for a in gone[:_MOST] for b in new[:_MOST]),
        key=lambda s: (-s[0], s[1], s[2]),
    )
    for score, one, other in scores:
        if score >= ALIKE and one in gone and other in new:
            found.append((one, other))
            gone.remove(one)
            new.remove(other)
    found += [(name, None) for name in gone] + [(None, name) for name in new]
    return tuple(sorted(found, key=lambda p: (p[1] or p[0] or "", p[0] or "")))


def likeness(before: Files, after: Files, old: str, new: str) -> float:
    """How much of two projects is the same, 0 to 1: files that are equal, and the likeness of their charters."""
    one = {path.removeprefix(f"projects/{old}/"): data for path, data in before.items()}
    other = {path.removeprefix(f"projects/{new}/"): data for path, data in after.items()}
    names = one.keys() | other.keys()
    if not names:
        return 0.0
    same = sum(name in one and one.get(name) == other.get(name) for name in names) / len(names)
    if not same:
        alike = sum(_in_common(one.get(name, b""), other.get(name, b"")) for name in names) / len(names)
        return alike if alike >= NEARLY else 0.0
    charters = [files.get("charter.md", b"")[:_READ].decode("utf-8", "replace").splitlines() for files in (one, other)]
    charter = SequenceMatcher(None, charters[0], charters[1]).ratio()
    return (same + max(same, charter)) / 2 if charter >= ALIKE else same


def _in_common(one: bytes, other: bytes) -> float:
    """The share of lines that two texts have in common, wherever they stand."""
    lines, others = Counter(one[:_READ].splitlines()), Counter(other[:_READ].splitlines())
    return 2 * (lines & others).total() / max(lines.total() + others.total(), 1)


def renamed_measures(before: Charter, after: Charter) -> Mapping[str, str]:
    """Measures whose id is another and whose name is the same, by id after; none where two could be meant."""
    gone, new = ({_folded(m.name): m.id for m in one.measures if m.id not in {o.id for o in other.measures}}
                 for one, other in ((before, after), (after, before)))
    several = {name for charter in (before, after)
               for name, count in Counter(_folded(m.name) for m in charter.measures).items() if count > 1}
    return {new[name]: gone[name] for name in new.keys() & gone.keys() - several}


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
