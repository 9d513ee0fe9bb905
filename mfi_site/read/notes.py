"""Findings of reading: gathered in one place, each with its path, so that nothing stops at the first."""

from __future__ import annotations

from dataclasses import dataclass, field

from mfi_site.model.finding import Finding, Kind

Place = tuple[int | None, int | None]


@dataclass
class Notes:
    """What was noticed while one file was read, and what was left out of it."""

    path: str
    project: str | None = None
    findings: list[Finding] = field(default_factory=list)

    def problem(
        self,
        rule: str,
        message: str,
        suggestion: str,
        line: int | None = None,
        column: int | None = None,
        *,
        kind: Kind = "problem",
    ) -> None:
        """Keep one finding of this file; `line` and `column` count from 1."""
        self.findings.append(Finding(rule, kind, message, suggestion, self.path, line, column, self.project))

    def within(self, path: str) -> Notes:
        """Notes on another file that go to the same list."""
        return Notes(path, self.project, self.findings)


def brief(text: str, most: int = 60) -> str:
    """A text on one line, short enough for a message."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 3] + "..."
