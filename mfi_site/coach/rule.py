"""What a rule of the review is. Its examples are its tests and its page in the documentation."""

from __future__ import annotations

from dataclasses import dataclass

from mfi_site.coach.case import Case
from mfi_site.model.finding import Finding, Kind
from mfi_site.model.project import Section


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `stage` is the report from which it applies (1: always), `guidance` the words it comes from.

    `area` is its heading in the documentation, `asks` what it looks for in one sentence. `private` marks a rule
    that reads what is for the coach alone, so that nothing of it is ever said in public. `judges_values` marks one
    that goes by how large values are: in public by those shown alone, whatever stands behind them.
    """

    id: str
    kind: Kind
    area: str
    asks: str
    guidance: str
    stage: int = 1
    private: bool = False
    judges_values: bool = False

    def on(self, case: Case, message: str, suggestion: str = "", *keys: str | int, kind: Kind | None = None) -> Finding:
        """A finding at a key of the charter, or at the nearest parent that has a place."""
        line, column = case.project.place(*keys) if keys else (None, None)
        path = f"projects/{case.project.id}/charter.md"
        return self._made(case, message, suggestion, path, line or 1, column or 1, kind)

    def at(
        self,
        case: Case,
        path: str,
        message: str,
        suggestion: str = "",
        section: Section | None = None,
        kind: Kind | None = None,
    ) -> Finding:
        """A finding in another file, at a section of it or at its beginning."""
        return self._made(case, message, suggestion, path, section.line if section else 1, 1, kind)

    def of(self, case: Case, message: str, suggestion: str = "", path: str | None = None) -> Finding:
        """A finding without a line: about a file that is not there, or about the project."""
        return self._made(case, message, suggestion, path, None, None, None)

    def _made(
        self,
        case: Case,
        message: str,
        suggestion: str,
        path: str | None,
        line: int | None,
        column: int | None,
        kind: Kind | None,
    ) -> Finding:
        return Finding(
            self.id, kind or self.kind, message, suggestion, path, line, column, case.project.id, self.guidance
        )
