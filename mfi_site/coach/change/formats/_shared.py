"""What the formats share: sentences of findings, places, and what a section may hold."""

from __future__ import annotations

import re

from mfi_site.coach.change.model import CycleChange, MeasureChange, ProjectChange, Review
from mfi_site.coach.change.saying import clipped, upper
from mfi_site.coach.formats._shared import sentence
from mfi_site.coach.quoting import plain, unlinked
from mfi_site.model.finding import Finding

MOST_FINDINGS = 12
MOST_VALUES = 12
LONGEST = 500
_SPECIAL = re.compile(r"([\\`*_{}\[\]#|~@$^!]|:(?=\S)|\.(?=[^\W\d]))")
_LEADING = re.compile(r"^(\d*)([-+=.)])(?=\s|$|[-=])")
_COUNTED = re.compile(r" \(there (?:is|are) [^()]*\)")
KINDS = {
    "added": "new on the board", "removed": "gone from the board", "renamed": "renamed", "changed": "",
    "standing": "", "unreadable": "can no longer be read", "readable": "can be read again",
}  # fmt: skip
NOT_PUBLISHED = "for the coach, not published"


def better_text(finding: Finding) -> str:
    """What would be better, as a sentence under the heading "Even better if"."""
    text = upper(clipped(finding.message, LONGEST))
    text += "" if text.endswith((".", "?", "!")) else "."
    return f"{text} {clipped(finding.suggestion, LONGEST)}".strip()


def settled_texts(change: ProjectChange) -> list[str]:
    """What was asked before and is answered now, in one line, and what was put right."""
    asked = dict.fromkeys(clipped(_asked(f.message), LONGEST) for f in change.settled if f.kind == "better")
    right = [f"Put right: {clipped(f.message, LONGEST)}" for f in change.settled if f.kind == "problem"]
    return [*right, *([f"Asked for before, and answered: {'; '.join(asked)}."] if asked else [])]


def _asked(message: str) -> str:
    """What was asked for, without what was said of the state before: counts in brackets, and all after a colon."""
    outside = message.split('"')
    for index in range(0, len(outside), 2):
        outside[index] = _COUNTED.sub("", outside[index])
        if ": " in outside[index]:
            outside[index:] = [outside[index].partition(": ")[0]]
            break
    return '"'.join(outside).rstrip(".")


def light(text: str) -> str:
    """Author's text as Markdown that stays text: no markup, no HTML, no mention, no link, no list."""
    text = plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return unlinked(_LEADING.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text)))


def plain_text(finding: Finding) -> str:
    """Any other finding as a sentence."""
    return clipped(sentence(finding), LONGEST * 2)


def place_of(finding: Finding) -> str:
    """charter.md, line 3: where in the project."""
    path = finding.path or ""
    path = path.split("/", 2)[2] if path.startswith("projects/") and path.count("/") > 1 else path
    return f"{path}, line {finding.line}" if path and finding.line else path


def about(review: Review) -> str:
    """Whose review of which versions this is."""
    versions = f"{review.before} to {review.after}" if review.before else review.after
    closing = NOT_PUBLISHED if review.audience == "coach" else "what the public may read"
    return f"{review.school} · {versions} · {closing}"


def heading(change: ProjectChange) -> str:
    """The project's title, and what became of it."""
    kind = KINDS[change.kind]
    if change.kind == "renamed":
        kind = f"folder renamed from {change.before_id} to {change.id}"
    return f"{change.title} ({kind})" if kind else change.title


def told_twice(measure: MeasureChange) -> bool:
    """Whether a measure says another thing than before, rather than the same of more values."""
    before, after = measure.before, measure.after
    return before is not None and after is not None and (before.state, before.claim) != (after.state, after.claim)


def questions_of(change: ProjectChange, review: Review) -> list[str]:
    """The questions worth asking that this project's change raises."""
    return [question for question in change.questions if question in review.questions]


def values_text(change: ProjectChange, index: int) -> list[tuple[str, str]]:
    """(label, text) of a measure's changed rows: new, corrected, taken out."""
    measure = change.measures[index]
    found: list[tuple[str, str]] = []
    if change.kind not in ("changed", "renamed"):
        return found
    for kind, label in (("new", "New values"), ("corrected", "Corrected"), ("removed", "Taken out")):
        rows = [v for v in measure.values if v.kind == kind]
        if not rows:
            continue
        shown = rows[-MOST_VALUES:]
        told = [
            f"{v.day_shown}: {v.after}" if kind == "new" else f"{v.day_shown}: {v.before}"
            if kind == "removed" else f"{v.day_shown}: {v.before}, now {v.after}"
            for v in shown
        ]  # fmt: skip
        if len(rows) > len(shown):
            told.insert(0, f"{len(rows) - len(shown)} earlier")
        found.append((label, " · ".join(told)))
    return found


def shown_state(cycle: CycleChange) -> str:
    """The state of a test's idea; a test that is only planned says so."""
    return "planned" if cycle.kind == "planned" else cycle.state
