"""What is for the coach alone, for a coach's own copy of a board. Never built for the public."""

from __future__ import annotations

from dataclasses import dataclass

from mfi_site.model.project import Project
from mfi_site.outputs.views.project import Prose, prose
from mfi_site.wording import Words


@dataclass(frozen=True, slots=True)
class CoachView:
    """Facts as pairs of label and text; feedback by month; contacts in date order."""

    facts: tuple[tuple[str, str], ...]
    reports: tuple[tuple[str, str], ...]
    feedback: tuple[tuple[str, tuple[Prose, ...]], ...]
    contacts: tuple[tuple[str, str], ...]
    consents: tuple[tuple[str, str], ...]


def coach_view(project: Project, words: Words) -> CoachView:
    """All that `disclose` left in for the coach."""
    charter = project.charter
    facts = (
        ("progress", _number(charter.progress)), ("protected", _number(charter.protected_minutes)),
        ("influence", charter.influence), ("manager", charter.manager),
        ("review", ", ".join(charter.review.ignore) + (
            f": {charter.review.because}" if charter.review.because else "")),
        *(("approved", f"{m.name}: {m.approved_by}") for m in charter.measures if m.approved_by),
    )
    return CoachView(
        facts=tuple((words.say(f"page.coach-{key}"), text) for key, text in facts if text),
        reports=tuple((r.month, "; ".join(filter(None, (
            words.say("page.coach-submitted", day=words.day(r.head.submitted)),
            words.say("page.coach-score", score=_number(r.head.progress)) if r.head.progress else "",
            r.head.exception)))) for r in project.reports if r.head is not None),
        feedback=tuple((f.month, prose(f.sections, {}, {})) for f in project.feedback),
        contacts=tuple((words.day(c.day), "; ".join(filter(None, (
            words.say(f"page.contact-{c.how}"), ", ".join(c.people), c.note)))) for c in project.contacts),
        consents=tuple((c.file, "; ".join(filter(None, (
            c.people, c.consent, words.day(c.expires) if c.expires else "")))) for c in project.consents),
    )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


