"""From a safe series to everything that is drawn and said about it. No drawing happens here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mfi_site.charts import facts as telling
from mfi_site.charts import gaps as timing
from mfi_site.charts import signals
from mfi_site.charts.analysed import analysed, goal_on, kind_of
from mfi_site.charts.axis import ValueAxis, value_axis
from mfi_site.charts.table import table
from mfi_site.charts.types import PhaseWords, Reading
from mfi_site.charts.values import figure, shown, shown_centre, shown_goal, sign
from mfi_site.model.board import Frame
from mfi_site.model.project import Measure
from mfi_site.model.values import Series
from mfi_site.statistics import Analysis
from mfi_site.wording import Words
from mfi_site.wording import words as words_of
from mfi_site.wording.sentence import brief, description, finding, headline


def reading(
    measure: Measure,
    series: Series,
    frame: Frame,
    *,
    title: str = "",
    started: date | None = None,
    finish: date | None = None,
    labels: Sequence[str] = (),
) -> Reading:
    """What a series says to its audience.

    `title` is the project's, for headlines where the measure has no `short`; `started` and `finish` are the
    charter's, for the days when values are due. `labels` name the rows where they are not dates.
    """
    say = words_of(frame.settings.language)
    kind = kind_of(series)
    analysis = analysed(measure, series, frame.settings.rules)
    days = [p.day for p in series.points]
    goal = goal_on(measure, series.latest.day if series.latest else frame.today)
    told = telling.tell(measure, series, kind, analysis, frame, say, title, started, finish, labels, goal)
    found, behind = signals.marks(analysis, measure.better) if analysis else ((), ())
    phases = _phases(measure, series, analysis, say)
    axis = _axis(measure, series, analysis, goal)
    span = _span(days, told.due, started, finish, frame.today)
    calendar = frame.settings.calendar
    rows, notes = table(measure, series, analysis, behind, told, phases, say, labels)
    withheld = bool(series.withheld)
    every = timing.period(measure.frequency, days)
    latest = None if withheld else series.latest
    return Reading(
        measure=measure,
        series=series,
        kind=kind,
        analysis=analysis,
        state=told.facts.state,
        meaning=told.facts.meaning,
        claim="neither" if told.facts.undone else told.facts.meaning,
        verdict=brief(told.facts, say),
        signal=told.signal,
        goal=goal,
        goal_shown="" if goal is None else shown_goal(goal, series, measure, say),
        latest=latest,
        latest_shown=shown(latest.value, series, measure, say) if latest else "",
        latest_day=told.facts.latest_day if latest else "",
        centre_shown=told.facts.centre,
        headline=headline(told.facts, say),
        finding=finding(told.facts, say),
        description=description(told.facts, say),
        columns=(
            say.say("chart.column-date"),
            say.say("chart.column-value"),
            telling.upper(told.centre_name),
            say.say("chart.column-signal"),
            say.say("chart.column-note"),
        ),
        rows=() if withheld else rows,
        marks=found,
        notes=() if withheld else notes,
        phases=phases,
        gaps=frozenset() if labels else frozenset(timing.broken_after(days, every, calendar, kind.by_event)),
        bands=() if labels else timing.closed_bands(*span, calendar),
        due=told.due,
        span=span,
        axis=axis,
        axis_note=_axis_note(axis, measure, series, say),
        method=telling.method(kind, analysis, series, frame, say, labels),
        how_to_read=tuple(say.say(f"chart.{key}") for key in kind.how),
        labels=tuple(labels),
        stands=bool(analysis and told.signal and signals.stands(told.signal, analysis)),
    )


def _phases(measure: Measure, series: Series, analysis: Analysis | None, words: Words) -> tuple[PhaseWords, ...]:
    if analysis is None:
        return ()
    reasons = {}
    for declared in sorted(measure.phases, key=lambda p: p.start):
        row = next((n for n, p in enumerate(series.points) if p.day >= declared.start), None)
        if row:
            reasons[row] = (declared.start, declared.because)
    found = []
    for phase in analysis.phases:
        day, because = reasons.get(phase.start - 1, (None, ""))
        centre = "" if phase.centre is None else shown_centre(phase.centre, series, measure, words)
        window_end = phase.window[1] if phase.window else phase.end
        found.append(PhaseWords(phase.start - 1, phase.end, day, because, phase.centre, centre, window_end))
    return tuple(found)


def _axis(measure: Measure, series: Series, analysis: Analysis | None, goal: float | None) -> ValueAxis:
    numbers = [v for v in analysis.values if v is not None] if analysis else []
    if analysis:
        for phase in analysis.phases:
            numbers += [v for v in (phase.centre, *phase.lower, *phase.upper) if v is not None]
    numbers += [g.value for g in measure.goal]
    percentage = bool(sign(series, measure))
    if not analysis and goal is not None:
        numbers += [0.0]
    return value_axis(numbers, percentage)


def _axis_note(axis: ValueAxis, measure: Measure, series: Series, words: Words) -> str:
    if not axis.broken:
        return ""
    value = figure(axis.low, series, axis.decimals) + sign(series, measure)
    return words.say("chart.axis-note", value=value)


def _span(
    days: Sequence[date], due: Sequence[date], started: date | None, finish: date | None, today: date
) -> tuple[date, date]:
    if days:
        return days[0], days[-1]
    if due:
        return due[0], due[-1]
    first = started or today
    return first, max(first, finish or first)
