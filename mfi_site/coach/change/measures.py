"""What a change does to one measure: its rows, its plan, its signal, and the phase that its data suggest."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mfi_site.charts.types import Reading
from mfi_site.charts.values import shown
from mfi_site.coach.change.model import MeasureChange, PhaseProposal, SignalChange, ValueChange, ValueKind
from mfi_site.coach.change.saying import clipped, number, some, subject, upper
from mfi_site.model.project import Cycle, Measure, Project
from mfi_site.model.values import Known, Point
from mfi_site.statistics import Proposal, propose_phase
from mfi_site.wording import Words

_RANK = {"withheld": 0, "empty": 0, "too-early": 1, "none": 2, "possible": 3, "strong": 4}
_PLAN = {
    "name": "its name", "type": "its type", "better": "which way is better", "goal": "the goal",
    "unit": "the unit", "definition": "the definition", "collected": "who collects it", "frequency": "how often",
    "chart": "the chart", "baseline": "the baseline", "phases": "the phases", "sensitive": "whether it is sensitive",
    "of": "what is counted", "group": "the number of people", "counts": "whether it counts people or events",
    "short": "its short name", "minutes": "the minutes it takes", "approved_by": "who approved it",
}  # fmt: skip
_SIGNALS = {"better": "signal of improvement", "worse": "signal of worsening", "neither": "signal of change"}
_BEARING = ("better", "chart", "baseline", "phases", "unit", "of", "group", "counts", "sensitive", "approved_by")
_NEAR_DAYS = 28


def measure_change(
    before: Reading | None, after: Reading | None, words: Words, project: Project | None = None
) -> MeasureChange | None:
    """What differs between two readings of a measure; None where nothing does. Either may be missing."""
    now = after or before
    assert now is not None
    values = value_changes(before, after, words)
    plan = plan_changes(before.measure, after.measure) if before and after else ()
    signal = signal_change(before, after, values)
    if before and after and not (values or plan or signal):
        return None
    proposal = propose(before, after, project, words) if after is not None and project is not None else None
    measure = now.measure
    return MeasureChange(
        measure.id, clipped(measure.name, 200), subject(measure), values, before, after, signal, plan, proposal
    )


def value_changes(before: Reading | None, after: Reading | None, words: Words) -> tuple[ValueChange, ...]:
    """The rows that are new, corrected or gone, as far as both may be shown, by day."""
    old, new = _rows(before), _rows(after)
    found: list[ValueChange] = []
    for day in sorted(old.keys() | new.keys()):
        was, is_now = _cell(before, old.get(day), words), _cell(after, new.get(day), words)
        if was == is_now:
            continue
        kind: ValueKind = "new" if day not in old else "removed" if day not in new else "corrected"
        point = new.get(day) or old[day]
        found.append(ValueChange(kind, day, words.short_day(day), was, is_now, isinstance(point.value, Known)))
    return tuple(found)


def _rows(reading: Reading | None) -> Mapping[date, Point]:
    if reading is None or reading.series.withheld:
        return {}
    return {point.day: point for point in reading.series.points}


def _cell(reading: Reading | None, point: Point | None, words: Words) -> str:
    """The value as its table shows it, with its counts where they may be seen."""
    if reading is None or point is None:
        return ""
    text = shown(point.value, reading.series, reading.measure, words)
    if point.numerator is None or point.denominator is None:
        return text
    return f"{point.numerator:g} of {point.denominator:g}, {text}"


def plan_changes(before: Measure, after: Measure) -> tuple[str, ...]:
    """The parts of the measurement plan that differ, in words."""
    return tuple(said for key, said in _PLAN.items() if getattr(before, key) != getattr(after, key))


def signal_change(
    before: Reading | None, after: Reading | None, values: tuple[ValueChange, ...]
) -> SignalChange | None:
    """The sentence for a headline, where the signal came, grew, faded, turned or went."""
    if after is None or before is None:
        return None
    old, new = (_RANK[before.state], before.claim), (_RANK[after.state], after.claim)
    if old == new or max(old[0], new[0]) < _RANK["possible"]:
        return None
    cause, makes = _cause(values, any(getattr(before.measure, k) != getattr(after.measure, k) for k in _BEARING))
    what = f"{cause} {makes}"
    x = subject(after.measure)
    if new[0] < _RANK["possible"] and (told := _new_phase(before, after)):
        return told
    kind = _SIGNALS[after.meaning or "neither"]
    if after.claim != after.meaning:
        return SignalChange(f"{what} the {kind} in {x} one that did not last", after.claim or "", 8)
    if new[0] == _RANK["strong"]:
        if old[0] == _RANK["possible"] and old[1] == new[1]:
            return SignalChange(f"{what} the {kind} in {x} strong", after.meaning or "", 9)
        bring = "brings" if makes == "makes" else "bring"
        return SignalChange(f"{cause} {bring} a strong {kind} in {x}", after.meaning or "", 8)
    verb = "brings" if makes == "makes" else "bring"
    if new[0] == _RANK["possible"] and old[0] < new[0]:
        return SignalChange(f"{cause} {verb} a possible {kind} in {x}", after.meaning or "", 7)
    if new[0] == _RANK["possible"] and old[1] == new[1]:
        return SignalChange(f"{cause} {makes} the {kind} in {x} no longer strong", after.meaning or "", 6)
    if new[0] == _RANK["possible"]:
        return SignalChange(f"{cause} {verb} a possible {kind} in {x}", after.meaning or "", 7)
    gone = _SIGNALS[before.meaning or "neither"]
    ends = "ends" if makes == "makes" else "end"
    return SignalChange(f"{cause} {ends} the {gone} in {x}", before.meaning or "", 5)


def _new_phase(before: Reading, after: Reading) -> SignalChange | None:
    """A phase that the team has declared: the signal is taken up by its own centre line, and has not ended."""
    known = {phase.start for phase in before.measure.phases}
    if not any(phase.start not in known for phase in after.measure.phases) or len(after.phases) < 2:
        return None
    old, new = after.phases[-2:]
    line = "median" if after.kind.name == "run" else "middle line"
    moved = f", and its {line} moves from {old.centre_shown} to {new.centre_shown}" \
        if old.centre_shown and new.centre_shown and old.centre_shown != new.centre_shown else ""
    return SignalChange(f"A new phase of {subject(after.measure)} is declared{moved}", before.meaning or "", 7)


def _cause(values: tuple[ValueChange, ...], plan: bool) -> tuple[str, str]:
    """What moved the signal, and its verb; `plan` says that the plan changed in what signals are reckoned from.

    Where several things changed, none of them is named as the cause.
    """
    counts = {kind: sum(v.kind == kind and v.known for v in values) for kind in ("new", "corrected", "removed")}
    changed = [(kind, n) for kind, n in counts.items() if n]
    if len(changed) == 1 and not plan:
        kind, n = changed[0]
        return upper(f"{number(n)} {kind} value{'' if n == 1 else 's'}"), "makes" if n == 1 else "make"
    if changed:
        only_new = len(changed) == 1 and counts["new"]
        kinds = "New values" if only_new else "New and changed values" if counts["new"] else "Changed values"
        return (f"{kinds} and a changed plan" if plan else kinds), "make"
    return "A change to the plan" if plan else "A change to the board", "makes"


def propose(before: Reading | None, reading: Reading, project: Project, words: Words) -> PhaseProposal | None:
    """The new phase that the data suggest, with the lines to write; None where they suggested it before.

    The reason is left for the team to give.
    """
    proposal, start = _proposed(reading)
    if proposal is None or start is None or (before is not None and _proposed(before)[1] == start):
        return None
    cycle = cycle_near(project, start)
    guess = f"was it test {cycle.number}?" if cycle else "which change was it?"
    middle = "median" if reading.kind.name == "run" else "middle line"
    points = upper(some(proposal.length, "point"))
    lie = f"{points} in a row lie {proposal.side} the {middle} of {reading.centre_shown}."
    text = f"{lie} A new phase could start on {words.day(start)}, if the team knows why: {guess}"
    index = [m.id for m in project.charter.measures].index(reading.measure.id)
    line, _ = project.place("measures", index, "phases" if reading.measure.phases else "id")
    where = f"under the measure {reading.measure.id}{f', line {line}' if line else ''}"
    yaml = _yaml(start, cycle, bool(reading.measure.phases))
    return PhaseProposal(text, f"projects/{project.id}/charter.md", where, yaml)


def _proposed(reading: Reading) -> tuple[Proposal | None, date | None]:
    """The phase to propose, and the day on which it would start."""
    proposal = propose_phase(reading.analysis) if reading.analysis is not None else None
    start = reading.series.points[proposal.start - 1].day if proposal is not None else None
    if any(phase.start == start for phase in reading.measure.phases):
        return None, None
    return proposal, start


def _yaml(start: date, cycle: Cycle | None, more: bool) -> str:
    lines = [] if more else ["    phases:"]
    lines += [f"      - from: {start.isoformat()}", '        because: ""  # what changed, in the team\'s words']
    lines.append(f"        pdsa: {cycle.id}" if cycle else '        pdsa: ""  # the test that led to it, if one did')
    return "\n".join(lines)


def cycle_near(project: Project, day: date) -> Cycle | None:
    """The test that began or ended nearest to a day, within four weeks; those that were kept come first."""
    found = []
    for cycle in project.cycles:
        days = [d for d in (cycle.head.started, cycle.head.ended) if d is not None]
        distance = min((abs((d - day).days) for d in days), default=_NEAR_DAYS + 1)
        if distance <= _NEAR_DAYS and cycle.head.decision != "abandon":
            found.append((distance, -cycle.number, cycle))
    return min(found, key=lambda f: f[:2])[2] if found else None
