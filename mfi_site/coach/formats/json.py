"""For programs: version 1, whose schema is docs/schemas/findings-v1.json."""

from __future__ import annotations

import json
from typing import Any

from mfi_site.coach.review import Review
from mfi_site.model.finding import Finding

VERSION = 1


def render(review: Review) -> str:
    """The review as a JSON document."""
    document = {
        "version": VERSION,
        "findings": [_finding(f) for f in review.findings],
        "stages": {
            name: {"report": s.report, "score": s.score, "evidence": s.evidence, "missing": list(s.missing)}
            for name, s in review.stages.items()
        },
    }
    return json.dumps(document, ensure_ascii=True, indent=1) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "kind": finding.kind,
        "project": finding.project,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "guidance": finding.guidance,
    }
