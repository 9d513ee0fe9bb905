"""SARIF 2.1.0, which code scanning services read: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html

Every result has a file and a line: GitHub refuses a whole document for one result that has none
(https://github.com/github/codeql-action/issues/2459).
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from mfi_site import __version__
from mfi_site.coach.engine import plugs
from mfi_site.coach.formats._shared import sentence
from mfi_site.coach.review import Review
from mfi_site.model.finding import Finding

_LEVEL = {"problem": "error", "concern": "warning", "better": "note", "liked": "none"}


def render(review: Review) -> str:
    """One run: its rules, and a result a finding; no text of the files themselves."""
    used = sorted({f.rule for f in review.findings})
    known = {p.rule.id: p.rule for p in plugs()}
    rules = []
    for name in used:
        rule: dict[str, Any] = {"id": name}
        if name in known:
            rule["shortDescription"] = {"text": _literal(known[name].asks)}
            rule["help"] = {"text": _literal(known[name].guidance)}
        rules.append(rule)
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "mfi-site", "semanticVersion": __version__, "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "results": [_result(f, used.index(f.rule), review.root) for f in review.findings],
            }
        ],
    }
    return json.dumps(document, ensure_ascii=True, indent=1) + "\n"


def _result(finding: Finding, index: int, root: str) -> dict[str, Any]:
    level = _LEVEL[finding.kind]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": level,
        "message": {"text": _literal(sentence(finding))},
        "locations": [{"physicalLocation": _place(finding, root)}],
    }
    if level == "none":
        result["kind"] = "pass"
    return result


def _place(finding: Finding, root: str) -> dict[str, Any]:
    """Where a finding stands; the charter, or board.yml, for one that stands nowhere."""
    path = finding.path or (f"projects/{finding.project}/charter.md" if finding.project else "board.yml")
    region = {"startLine": finding.line or 1}
    if finding.line and finding.column:
        region["startColumn"] = finding.column
    return {"artifactLocation": {"uri": quote(root + path)}, "region": region}


def _literal(text: str) -> str:
    """Text in which no reader finds a placeholder (3.11.5) or an embedded link (3.11.6)."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")
