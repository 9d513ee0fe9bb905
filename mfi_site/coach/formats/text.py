"""For a terminal: one line a finding, the line of source under it, and where each project stands at the end."""

from __future__ import annotations

from mfi_site.coach.formats._shared import sentence
from mfi_site.coach.quoting import counted, plain, uncommanded
from mfi_site.coach.review import Review
from mfi_site.coach.stage import meaning
from mfi_site.guard import masked
from mfi_site.model.finding import Finding

LONGEST = 160
COLOURS = {"problem": "1;31", "better": "33", "liked": "32", "concern": "35"}


def render(review: Review, colour: bool = False) -> str:
    """The review as lines; `colour` marks the kinds with terminal colours."""
    lines: list[str] = []
    for finding in review.findings:
        lines.append(_line(finding, review, colour))
        shown = source_line(finding, review)
        if shown:
            lines.append(f"    {shown}")
    if lines:
        lines.append("")
    lines += [_stage(name, review) for name in review.stages]
    lines.append(_sum(review))
    return "\n".join(lines) + "\n"


def source_line(finding: Finding, review: Review) -> str:
    """The line of source under a finding; never a row of a measure, nor what is closed to the audience."""
    if finding.path is None or finding.line is None or finding.secret or finding.rule == "identifier":
        return ""
    if review.closed(finding):
        return ""
    text = review.source(finding.path)
    lines = text.splitlines() if text else []
    if not 0 < finding.line <= len(lines) or (finding.line == 1 and lines[0].strip() == "---"):
        return ""
    shown = uncommanded(plain(masked(lines[finding.line - 1])))
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 3] + "..."


def _line(finding: Finding, review: Review, colour: bool) -> str:
    path = (
        f"{review.root}{finding.path}"
        if finding.path
        else f"{review.root}projects/{finding.project}"
        if finding.project
        else review.root.rstrip("/")
    )
    place = ":".join(str(part) for part in (path, finding.line, finding.column) if part is not None)
    kind = f"\x1b[{COLOURS[finding.kind]}m{finding.kind}\x1b[0m" if colour else finding.kind
    return uncommanded(f"{plain(place)}: {kind}: {sentence(finding)} [{finding.rule}]")


def _stage(name: str, review: Review) -> str:
    stage = review.stages[name]
    own = f", own score {stage.score}" if stage.score is not None else ""
    then = f" Next: {'; '.join(stage.missing)}." if stage.missing else ""
    report = f"report {stage.report}" if stage.report else "no report yet"
    return f"{name}: {report}{own}, evidence {stage.evidence} ({meaning(stage.evidence)}).{then}"


def _sum(review: Review) -> str:
    if not review.findings:
        return "Nothing to say: no findings."
    parts = [
        counted(len(review.of("problem")), "problem"),
        f"{len(review.of('liked'))} liked",
        f"{len(review.of('better'))} even better if",
    ]
    if review.audience == "coach":
        parts.append(counted(len(review.of("concern")), "concern"))
    return f"{', '.join(parts)}."
