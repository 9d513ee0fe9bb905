"""A question or two that the change itself raises: open ones, about what the team makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from mfi_site.charts.analysed import goal_on
from mfi_site.charts.lane import idea_name
from mfi_site.charts.types import Reading
from mfi_site.coach.change.measures import cycle_near
from mfi_site.coach.change.model import AimChange, CycleChange, MeasureChange
from mfi_site.coach.change.saying import named, some, subject, upper
from mfi_site.model.project import Cycle, Project
from mfi_site.wording import Words

_JUDGED = ("possible", "strong")
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:\.\d+)?(?![\w]|[.,]\d)")


def questions(
    project: Project, readings: dict[str, Reading], measures: Sequence[MeasureChange],
    cycles: Sequence[CycleChange], aim: AimChange | None, words: Words,
) -> tuple[str, ...]:  # fmt: skip
    """The questions that a project's change raises, the most telling first."""
    found = [
        *_against(readings, measures, words), *_why(project, measures, words), *_worse(measures),
        *_dropped(cycles), *_missed(project, cycles), *_corrected(measures), *_goals(project, aim), *_aim(aim),
        *_started(project, cycles), *_added(measures),
    ]  # fmt: skip
    return tuple(dict.fromkeys(found))


def _against(readings: dict[str, Reading], measures: Sequence[MeasureChange], words: Words) -> Iterator[str]:
    """One measure gets better and another of the project worse."""
    better = [m for m in measures if m.signal and m.after and m.after.state in _JUDGED and m.after.claim == "better"]
    worse = [r for r in readings.values() if r.state in _JUDGED and r.claim == "worse"]
    if better and worse:
        told = _clause(worse[0])
        yield (
            f"{better[0].subject} is getting better, while {subject(worse[0].measure)} shows {told}. "
            "What does the team make of that?"
        )


def _clause(reading: Reading) -> str:
    text = reading.finding.before.rstrip(": a")
    return text[:1].lower() + text[1:] if text else "a signal of worsening"


def _why(project: Project, measures: Sequence[MeasureChange], words: Words) -> Iterator[str]:
    for measure in measures:
        reading = measure.after
        if measure.signal is None or reading is None or reading.claim != "better" or reading.signal is None:
            continue
        start = reading.series.points[reading.signal.start - 1].day
        cycle = cycle_near(project, start)
        if cycle is None:
            yield f"{measure.subject} began to change about {words.short_day(start)}. What was different then?"
        else:
            yield (
                f"The signal in {measure.subject} began on {words.short_day(start)}, {_beside(cycle, start)}. What "
                "tells the team that the test is why, and what else happened then?"
            )


def _beside(cycle: Cycle, day: date) -> str:
    """Where a day lies by a test."""
    test = f"test {cycle.number} ({idea_name(cycle.head.change)})"
    started, ended = cycle.head.started, cycle.head.ended
    if started is not None and day < started:
        return f"{some((started - day).days, 'day')} before {test} began"
    if ended is not None and day > ended:
        return f"{some((day - ended).days, 'day')} after {test} ended"
    return f"during {test}"


def _worse(measures: Sequence[MeasureChange]) -> Iterator[str]:
    for measure in measures:
        reading = measure.after
        if measure.signal and reading and reading.state in _JUDGED and reading.claim == "worse":
            yield f"{upper(_clause(reading))} in {measure.subject}. What does the team think is behind it?"


def _dropped(cycles: Sequence[CycleChange]) -> Iterator[str]:
    for cycle in cycles:
        if cycle.kind in ("ended", "decided") and cycle.state == "abandoned":
            yield (
                f"{named(cycle.idea)} was dropped after test {cycle.number}. Who else would gain from knowing what it "
                "taught?"
            )


def _missed(project: Project, cycles: Sequence[CycleChange]) -> Iterator[str]:
    heads = {c.number: c.head for c in project.cycles}
    for cycle in cycles:
        head = heads.get(cycle.number)
        if cycle.kind == "ended" and head and head.prediction_met == "no" and cycle.state != "abandoned":
            yield f"Test {cycle.number} did not go as predicted. What does that say about the theory behind it?"


def _corrected(measures: Sequence[MeasureChange]) -> Iterator[str]:
    for measure in measures:
        changed = measure.of("corrected")
        if changed:
            one = changed[0]
            yield (
                f"{measure.subject} on {one.day_shown} was {one.before} and is now {one.after}. How was the first "
                "value found to be wrong, and could others be?"
            )


def _goals(project: Project, aim: AimChange | None) -> Iterator[str]:
    """A goal on a chart that the aim said before and says no more."""
    if aim is None or not aim.after:
        return
    gone = set(_NUMBER.findall(aim.before)) - set(_NUMBER.findall(aim.after))
    for measure in project.charter.measures:
        goal = goal_on(measure, date.max)
        if measure.type == "outcome" and goal is not None and f"{goal:g}" in gone:
            yield (
                f"The aim no longer says {goal:g}, and the goal of {subject(measure)} still does. "
                "Which of the two holds?"
            )


def _aim(aim: AimChange | None) -> Iterator[str]:
    if aim is not None and aim.before and aim.after and not aim.because:
        yield "What has the team learned that made it reword the aim?"


def _started(project: Project, cycles: Sequence[CycleChange]) -> Iterator[str]:
    for cycle in cycles:
        if cycle.kind in ("started", "planned"):
            yield f"Test {cycle.number}: what result would surprise the team?"


def _added(measures: Sequence[MeasureChange]) -> Iterator[str]:
    for measure in measures:
        if measure.before is None and measure.after is not None:
            yield f"What will {measure.subject} tell the team that its other measures do not?"
