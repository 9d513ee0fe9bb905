"""SARIF 2.1.0, which code scanning services read: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html"""

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
            rule["shortDescription"] = {"text": known[name].asks}
            rule["help"] = {"text": known[name].guidance}
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
        "message": {"text": sentence(finding)},
    }
    if level == "none":
        result["kind"] = "pass"
    if finding.path:
        place: dict[str, Any] = {"artifactLocation": {"uri": quote(root + finding.path)}}
        if finding.line:
            region = {"startLine": finding.line}
            if finding.column:
                region["startColumn"] = finding.column
            place["region"] = region
        result["locations"] = [{"physicalLocation": place}]
    return result
