"""The review of a whole board: every finding and every stage, for the coach or for the public."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from mfi_site.coach.case import Case
from mfi_site.coach.engine import findings_of, public_findings
from mfi_site.coach.stage import own_score, standing
from mfi_site.disclose.closed import is_closed_line
from mfi_site.model.board import Page
from mfi_site.model.finding import Finding
from mfi_site.model.project import Audience, Project
from mfi_site.read.closing import HUMAN_SIDE

Source = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class StageNote:
    """Where a project stands. `score` is the team's own, for the coach alone and None in public."""

    report: int
    score: float | None
    evidence: float
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Review:
    """Findings sorted by place, and stages by project. `source` gives the text of a path, or None."""

    findings: tuple[Finding, ...]
    stages: Mapping[str, StageNote] = field(default_factory=dict)
    audience: Audience = "coach"
    source: Source = lambda path: None
    root: str = ""
    closed: Callable[[Finding], bool] = lambda finding: False
    titles: Mapping[str, str] = field(default_factory=dict)

    def of(self, kind: str) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.kind == kind)


def reviewed(coach: Case, public: Case | None, audience: Audience) -> tuple[tuple[Finding, ...], StageNote | None]:
    """One project's findings and stage as `audience` may read them; no stage where it may not read the project."""
    if audience == "coach":
        stands = standing(coach)
        return findings_of(coach), StageNote(coach.stage, own_score(coach.project), stands.score, stands.missing)
    if public is None:
        return (), None
    stands = standing(public)
    return public_findings(coach, public), StageNote(public.stage, None, stands.score, stands.missing)


CLOSED_KEYS = ("progress", "protected_minutes", "influence", "review", "manager")
_CLOSED_FILES = ("contacts.yml", "images.yml")
_CLOSED_KEY = re.compile(rf"\b(?:{'|'.join(CLOSED_KEYS)}|approved_by)[\"']?\s*:", re.IGNORECASE)


def is_closed(finding: Finding, project: Project | None) -> bool:
    """Whether a finding stands where only the coach may read, so that neither it nor its line is shown in public."""
    path = finding.path or ""
    if path.endswith(".feedback.md") or path.rpartition("/")[2] in _CLOSED_FILES:
        return True
    if "/images/" in path:
        return False
    if project is None:
        return path.startswith("projects/")
    if project.charter.audience == "coach" or project.notice:
        return True
    if path.endswith("/charter.md"):
        return _in_closed_key(finding, project) or is_closed_line(
            finding.line or 0, project.prose, project.charter.coach_only
        )
    for report in project.reports:
        if report.path == path:
            head = report.head
            start = min((s.line for s in report.sections), default=1 << 30)
            return (
                (head is not None and head.audience == "coach")
                or (finding.line or 0) < start
                or is_closed_line(
                    finding.line or 0, report.sections, (*(head.coach_only if head else ()), *HUMAN_SIDE)
                )
            )
    for cycle in project.cycles:
        if cycle.path == path:
            return cycle.head.audience == "coach" or is_closed_line(
                finding.line or 0, cycle.sections, cycle.head.coach_only
            )
    for tool in project.tools:
        if tool.path == path:
            return getattr(tool.form, "audience", "public") == "coach"
    return True


def is_closed_page(finding: Finding, pages: Iterable[Page]) -> bool:
    """Whether a finding stands in a free page that is not open as a whole, or whose audience cannot be read."""
    path = finding.path or ""
    opened = {p.path for p in pages if p.head.audience == "public" and not p.head.coach_only}
    return path.startswith("pages/") and path not in opened


def without_closed_lines(source: Source) -> Source:
    """A reader of texts in which each line that gives a key for the coach alone is empty."""
    def text(path: str) -> str | None:
        found = source(path)
        return found and "\n".join("" if _CLOSED_KEY.search(line) else line for line in found.splitlines())
    return text


def _in_closed_key(finding: Finding, project: Project) -> bool:
    """Whether the nearest top-level key at or above the line, or the measure's own key, is for the coach alone."""
    line = finding.line or 0
    above = [(place[0], keys) for keys, place in project.lines if place[0] <= line]
    if not above:
        return False
    keys = max(above, key=lambda found: (found[0], len(found[1])))[1]
    return keys[0] in CLOSED_KEYS or "approved_by" in keys


def for_public(finding: Finding) -> Finding:
    """A problem in a closed place, without what was written there."""
    return Finding(
        finding.rule,
        finding.kind,
        "This part cannot be read as the format says, and some of it may be for the coach alone.",
        "mfi-site check says what is wrong.",
        finding.path,
        finding.line,
        finding.column,
        finding.project,
    )
