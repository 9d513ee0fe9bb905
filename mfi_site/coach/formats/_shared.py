"""What formats share: the sentence of a finding, and which are worst."""

from __future__ import annotations

from mfi_site.coach.quoting import plain
from mfi_site.model.finding import Finding

WORST_FIRST = {"problem": 0, "concern": 1, "better": 2, "liked": 3}
HEADINGS = {
    "problem": "Problems",
    "concern": "Concerns, for the coach alone",
    "liked": "What we liked",
    "better": "Even better if",
}


def sentence(finding: Finding) -> str:
    """The finding as a whole sentence on one line: "Even better if ..." where it asks."""
    text = plain(finding.message)
    if finding.kind == "better":
        text = f"Even better if {text}"
        text += "" if text.endswith((".", "?", "!")) else "."
    return f"{text} {plain(finding.suggestion)}".strip()


def by_worst(findings: tuple[Finding, ...]) -> list[Finding]:
    """Problems first, then concerns, then what would be better, then what was liked."""
    return sorted(findings, key=lambda f: (WORST_FIRST[f.kind], f.sort_key))
