"""What the measurement plan says of each measure: what is counted, who collects it, how often."""

from __future__ import annotations

from mfi_site.model.project import Measure
from mfi_site.model.scalars import NAMED_FREQUENCIES

PARTS = ("definition", "collected", "frequency")
WORDS = {"definition": "what exactly is counted", "collected": "who collects it", "frequency": "how often"}


def lacking(measure: Measure) -> tuple[str, ...]:
    """The parts of the plan that a measure does not state."""
    return tuple(part for part in PARTS if not getattr(measure, part))


def days_between(measure: Measure) -> int | None:
    """Days from one collection to the next by the plan, None where it does not say."""
    if not measure.frequency:
        return None
    return NAMED_FREQUENCIES.get(measure.frequency) or int(measure.frequency)


def minutes_a_week(measure: Measure) -> float:
    """What collecting a measure costs in a week, 0 where the plan does not say."""
    every = days_between(measure) or 7
    per_week = 5.0 if every == 1 else 7 / every
    return (measure.minutes or 0.0) * per_week
