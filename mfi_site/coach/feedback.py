"""The start of a feedback file: what was found, already sorted under its two headings, to keep, change or strike."""

from __future__ import annotations

import re

from mfi_site.coach.case import Case
from mfi_site.coach.engine import IGNORED, findings_of
from mfi_site.coach.quoting import plain
from mfi_site.model.finding import Finding

LIKED, BETTER = "What we liked", "Even better if"
_MARKUP = re.compile(r"[\[\]`*\\|]|(?<!\w)_|_(?!\w)|^#")


def started(case: Case) -> str:
    """The text of reports/<month>.feedback.md: a coach keeps, changes or strikes each line, and adds `sent`."""
    findings = findings_of(case)
    manager = ", manager" if case.project.charter.manager else ""
    liked = [_item(f) for f in findings if f.kind == "liked" and f.rule != IGNORED]
    better = [f"- [ ] {_item(f)}" for f in findings if f.kind == "better" and f.rule != IGNORED]
    lines = [
        "---",
        f"to: [team{manager}]",
        f"# sent: {case.today.isoformat()}         # the day you send it: take the first # off then",
        "---",
        "",
        f"## {LIKED}",
        "",
        *([f"- {item}" for item in liked] or ["- "]),
        "",
        f"## {BETTER}",
        "",
        *(better or ["- [ ] "]),
        "",
    ]
    return "\n".join(lines)


def _item(finding: Finding) -> str:
    text = plain(finding.message)
    if finding.kind == "better":
        text = text[:1].lower() + text[1:] if not text.startswith('"') else text
        text += "" if text.endswith((".", "?", "!")) else "."
    return escaped_lightly(f"{text} {plain(finding.suggestion)}".strip())


def escaped_lightly(text: str) -> str:
    """Text that a person will edit: only what could become markup is escaped."""
    kept = re.sub(r"&(?=#?\w+;)", "&amp;", text).replace("<", "&lt;").replace(">", "&gt;")
    return _MARKUP.sub(r"\\\g<0>", kept)
