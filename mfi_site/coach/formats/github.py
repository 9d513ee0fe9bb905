"""For GitHub Actions: annotations, and the whole review as the job's summary.

GitHub shows at most 10 errors and 10 warnings a step, so the worst ten of each are annotated. Author's text is
escaped, so that it cannot forge a workflow command:
https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions
"""

from __future__ import annotations

import re

from mfi_site.coach.formats import markdown
from mfi_site.coach.formats._shared import by_worst, sentence
from mfi_site.coach.quoting import plain
from mfi_site.coach.review import Review
from mfi_site.model.finding import Finding

MOST = 10
SUMMARY_BYTES = 1_000_000
_LEVEL = {"problem": "error", "concern": "warning", "better": "warning"}


def render(review: Review) -> str:
    """Workflow commands, one a line, and a closing line that says what was left for the summary."""
    lines: list[str] = []
    left = 0
    for level in ("error", "warning"):
        chosen = [f for f in by_worst(review.findings) if _LEVEL.get(f.kind) == level]
        lines += [_command(level, finding, review) for finding in chosen[:MOST]]
        left += max(len(chosen) - MOST, 0)
    closing = f"{left} more in the job summary." if left else "All of it is in the job summary."
    return "\n".join([*lines, closing]) + "\n"


def summary(review: Review) -> str:
    """The whole review as Markdown, cut where a job summary would be refused."""
    text = markdown.render(review)
    data = text.encode()
    if len(data) <= SUMMARY_BYTES:
        return text
    kept = data[:SUMMARY_BYTES].decode(errors="ignore").rpartition("\n")[0]
    return f"{kept}\n\nThe rest was too long for this page.\n"


def _command(level: str, finding: Finding, review: Review) -> str:
    parts = []
    if finding.path:
        parts.append(f"file={_property(review.root + finding.path)}")
        if finding.line:
            parts.append(f"line={finding.line}")
        if finding.column:
            parts.append(f"col={finding.column}")
    parts.append(f"title={_property(finding.rule)}")
    return f"::{level} {','.join(parts)}::{_data(sentence(finding))}"


def _data(text: str) -> str:
    escaped = plain(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return re.sub(":(?=:)", ": ", escaped)


def _property(text: str) -> str:
    return plain(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
