"""Findings of reading: gathered in one place, each with its path, so that nothing stops at the first."""

from __future__ import annotations

from dataclasses import dataclass, field

from mfi_site.guard import masked
from mfi_site.model.finding import Finding, Kind

MOST_OF_A_FILE = 100
Place = tuple[int | None, int | None]


@dataclass
class Notes:
    """What was noticed while one file was read, and what was left out of it."""

    path: str
    project: str | None = None
    findings: list[Finding] = field(default_factory=list)
    _told: int = 0

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
        """Keep one finding of this file, which repeats nothing that looks like a child; places count from 1."""
        if self.full:
            return
        self._told += 1
        said = masked(message), masked(suggestion)
        self.findings.append(Finding(rule, kind, *said, self.path, line, column, self.project))
        if self.full:
            self.findings.append(
                Finding(
                    "limit",
                    "problem",
                    f"This file has more problems than the {MOST_OF_A_FILE} that are told.",
                    "Put these right first, then look again.",
                    self.path,
                    None,
                    None,
                    self.project,
                )
            )

    @property
    def full(self) -> bool:
        """Whether so much is wrong with this file that no more is told, nor worked out."""
        return self._told >= MOST_OF_A_FILE

    def within(self, path: str) -> Notes:
        """Notes on another file that go to the same list."""
        return Notes(path, self.project, self.findings)


def refusal(path: str, reason: str, project: str | None = None) -> Finding:
    """The finding about a file that was not read, whose `reason` is a sentence and after a semicolon its repair."""
    sentence, parted, repair = reason.partition("; ")
    said = masked(sentence + "." if parted else sentence), masked(repair[:1].upper() + repair[1:])
    return Finding("file", "problem", *said, path, project=project)


def brief(text: str, most: int = 60) -> str:
    """A text on one line, short enough for a message."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 3] + "..."
