"""For a comment or a document: what we liked, and what would be even better, project by project."""

from __future__ import annotations

import re

from mfi_site.coach.formats._shared import HEADINGS
from mfi_site.coach.formats.text import source_line
from mfi_site.coach.quoting import plain, unlinked
from mfi_site.coach.review import Review
from mfi_site.coach.stage import meaning
from mfi_site.model.finding import Finding

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~=:@$^/])")
_START = re.compile(r"^(\s*)(\d+)([.)])")


def escaped(text: str) -> str:
    """Author's text that stays text: no markup, no HTML, no mention, no link."""
    text = plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return unlinked(_SPECIAL.sub(r"\\\1", text))


def code(text: str) -> str:
    """Author's text as code; its own back ticks cannot end it."""
    text = plain(text)
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}" if text.strip() else ""


def render(review: Review) -> str:
    """The review as Markdown, worst kinds last but problems first."""
    lines: list[str] = ["# Review", ""]
    general = [f for f in review.findings if f.project is None]
    if general:
        lines += _group("The board", general, review)
    names = sorted({f.project for f in review.findings if f.project} | set(review.stages))
    for name in names:
        lines += _group(review.titles.get(name, name), [f for f in review.findings if f.project == name], review, name)
    if len(lines) == 2:
        lines += ["Nothing to say: no findings.", ""]
    return "\n".join(lines).rstrip() + "\n"


def _group(title: str, findings: list[Finding], review: Review, name: str = "") -> list[str]:
    lines = [f"## {escaped(title)}", ""]
    stage = review.stages.get(name)
    if stage is not None:
        report = f"Report {stage.report}" if stage.report else "No report yet"
        own = f"; the team's own score is {stage.score}" if stage.score is not None else ""
        lines += [f"{report}; the evidence reaches {stage.evidence}: {meaning(stage.evidence)}{own}.", ""]
        if stage.missing:
            lines += [f"Next: {'; '.join(stage.missing)}.", ""]
    for kind, heading in (
        ("problem", HEADINGS["problem"]),
        ("liked", HEADINGS["liked"]),
        ("better", HEADINGS["better"]),
        ("concern", HEADINGS["concern"]),
    ):
        chosen = [f for f in findings if f.kind == kind]
        if chosen:
            lines += [f"### {heading}", "", *(line for f in chosen for line in _item(f, review)), ""]
    return lines


def _item(finding: Finding, review: Review) -> list[str]:
    place = f" ({code(finding.path)}{f' line {finding.line}' if finding.line else ''})" if finding.path else ""
    said = f"- {escaped(finding.message)}{'' if finding.message.endswith(('.', '?', '!')) else '.'}"
    suggestion = f" {escaped(finding.suggestion)}" if finding.suggestion else ""
    lines = [f"{said}{suggestion}{place}"]
    shown = source_line(finding, review)
    if shown:
        lines.append(f"  > {code(shown)}")
    return lines
