"""Findings: what was noticed in the files, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["problem", "liked", "better", "concern"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing noticed, said in one sentence with one suggestion.

    `path` is relative to the content folder; `line` and `column` count from 1; either is None where a
    finding has no place. `secret` marks a place in a measure, whose source line is never shown.
    """

    rule: str
    kind: Kind
    message: str
    suggestion: str = ""
    path: str | None = None
    line: int | None = None
    column: int | None = None
    project: str | None = None
    guidance: str = ""

    @property
    def secret(self) -> bool:
        return self.path is not None and self.path.endswith(".csv")

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        return (self.path or "", self.line or 0, self.column or 0, self.rule, self.message)
