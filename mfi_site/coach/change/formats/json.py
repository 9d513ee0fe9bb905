"""For programs: version 1, whose schema is docs/schemas/review-v1.json."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from mfi_site.charts.types import Reading
from mfi_site.coach.change.model import MeasureChange, ProjectChange, Review

VERSION = 1


def render(review: Review, preview: str = "") -> str:
    """The review as a JSON document."""
    document = {
        "version": VERSION,
        "school": review.school,
        "before": review.before or None,
        "after": review.after,
        "audience": review.audience,
        "headline": review.headline,
        "summary": review.summary,
        "reveals": review.reveals,
        "notes": list(review.notes),
        "board": list(review.board),
        "questions": list(review.questions),
        "preview": preview or None,
        "projects": [_project(p) for p in review.projects],
    }
    return json.dumps(document, ensure_ascii=True, indent=1) + "\n"


def _project(change: ProjectChange) -> dict[str, Any]:
    aim = change.aim
    return {
        "id": change.id,
        "before_id": change.before_id,
        "title": change.title,
        "kind": change.kind,
        "aim": None if aim is None else {"before": aim.before, "after": aim.after, "because": aim.because},
        "measures": [_measure(m) for m in change.measures],
        "cycles": [
            {"kind": c.kind, "number": c.number, "state": c.state, "idea": c.idea, "text": c.text}
            for c in change.cycles
        ],
        "others": list(change.others),
        "privacy": list(change.privacy),
        "questions": list(change.questions),
        "standing": list(change.standing),
        "findings": {
            name: [asdict(f) for f in getattr(change, name)]
            for name in ("problems", "liked", "settled", "better", "concerns")
        },
    }


def _measure(change: MeasureChange) -> dict[str, Any]:
    proposal = change.proposal
    return {
        "id": change.id,
        "name": change.name,
        "values": [
            {"kind": v.kind, "date": v.day.isoformat(), "before": v.before or None, "after": v.after or None}
            for v in change.values
        ],
        "before": _reading(change.before),
        "after": _reading(change.after),
        "signal": None if change.signal is None else {"text": change.signal.text, "meaning": change.signal.meaning},
        "plan": list(change.plan),
        "phase": None if proposal is None else asdict(proposal),
    }


def _reading(reading: Reading | None) -> dict[str, Any] | None:
    if reading is None:
        return None
    return {
        "state": reading.state,
        "meaning": reading.meaning,
        "sentence": str(reading.finding),
        "latest": reading.latest_shown or None,
        "centre": reading.centre_shown or None,
    }
