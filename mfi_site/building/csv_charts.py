"""Charts of any CSV, with no board: what `mfi-site chart` prints and draws."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from mfi_site.charts.analysed import phase_specs
from mfi_site.charts.reading import reading
from mfi_site.charts.types import Reading
from mfi_site.disclose.measures import safe_series
from mfi_site.model.board import Frame, Settings
from mfi_site.model.project import Audience, Measure, PhaseStart
from mfi_site.read.any_csv import Unreadable, read_any
from mfi_site.statistics import Analysis, Kind, Phase, Rules, analyse


@dataclass(frozen=True)
class Asked:
    """What the command asked for; `phases` are days, or rows from 1."""

    kind: str = "run"
    rules: Rules = "ihi"
    baseline: int | date | None = None
    phases: tuple[int | date, ...] = ()
    better: str = "higher"
    audience: Audience = "coach"
    goal: float | None = None
    name: str = ""


@dataclass(frozen=True)
class Charted:
    """One file's reading, or why there is none; `warnings` say what was ignored."""

    file: str
    reading: Reading | None = None
    error: str = ""
    line: int | None = None
    warnings: tuple[str, ...] = ()
    rules: Rules = "ihi"


def read_charts(files: Sequence[Path], asked: Asked) -> Iterator[Charted]:
    """Each file's chart in turn; a file that cannot be drawn costs no other."""
    frame = Frame(Settings(name="chart", rules=asked.rules), date.max, asked.audience)
    for file in files:
        try:
            yield _charted(file, asked, frame)
        except Unreadable as error:
            yield Charted(str(file), error=str(error), line=error.line)
        except OSError as error:
            yield Charted(str(file), error=f"This file cannot be opened: {error.strerror}.")


def _charted(file: Path, asked: Asked, frame: Frame) -> Charted:
    measure = Measure.model_validate({
        "id": "chart", "name": asked.name or file.stem, "chart": asked.kind, "better": asked.better,
        "goal": () if asked.goal is None else asked.goal,
    })
    found = read_any(str(file), file.read_bytes(), measure)
    if found.percent:
        measure = measure.model_copy(update={"unit": "%"})
    series, labels = safe_series(measure, found.raw, asked.audience), found.labels
    days = [p.day for p in series.points]
    starts, ignored = _phase_days(asked.phases, days, bool(labels))
    baseline = asked.baseline if not (labels and isinstance(asked.baseline, date)) else None
    planned = measure.model_copy(update={
        "baseline": baseline, "phases": tuple(PhaseStart(start=day) for day in starts),
    })
    return Charted(str(file), reading(planned, series, frame, labels=labels), warnings=ignored, rules=asked.rules)


def _phase_days(asked: Sequence[int | date], days: Sequence[date],
                labelled: bool) -> tuple[list[date], tuple[str, ...]]:
    starts: list[date] = []
    ignored: list[str] = []
    for phase in asked:
        if isinstance(phase, int):
            inside = 1 < phase <= len(days)
            day = days[phase - 1] if inside else None
        else:
            day = phase if not labelled and days[0] < phase <= days[-1] else None
        if day is None:
            ignored.append(f"The phase {phase} lies outside the data and is ignored.")
        else:
            starts.append(day)
    return sorted(set(starts)), tuple(ignored)


def json_line(charted: Charted) -> str:
    """One JSON object, without line breaks; what does not apply is null."""
    if charted.reading is None:
        record: dict[str, Any] = {"file": charted.file, "error": charted.error, "line": charted.line}
    else:
        record = _record(charted.file, charted.reading, charted.rules)
    return json.dumps(record, ensure_ascii=False)


def _record(file: str, found: Reading, rules: Rules) -> dict[str, Any]:
    analysis = found.analysis or _of_nothing(found, rules)
    rows = len(found.series.points)
    missing = sum(p.number is None for p in found.series.points)
    record: dict[str, Any] = {"file": file, "kind": found.kind.name, "rules": rules,
                              "n": rows, "missing": missing, "strength": "too-early", "strength_limits": None,
                              "sentence": found.description, "phases": []}
    if analysis is not None:
        limits = analysis.strength_limits
        record["strength"] = analysis.strength
        record["strength_limits"] = limits and {"run": limits[0], "crossings": limits[1]}
        record["phases"] = [_phase(phase, analysis) for phase in analysis.phases]
    return record


def _of_nothing(found: Reading, rules: Rules) -> Analysis | None:
    """The phases of rows that are all missing; None where values are withheld."""
    if found.series.withheld or not found.series.points:
        return None
    kind: Kind = "run" if found.kind.name == "run" else "i"
    return analyse([None] * len(found.series.points), kind=kind, rules=rules,
                   phases=phase_specs(found.measure, found.series))


def _phase(phase: Phase, analysis: Analysis) -> dict[str, Any]:
    controlled = analysis.kind != "run"
    return {
        "from": phase.start, "to": phase.end, "centre": phase.centre,
        "window": phase.window and list(phase.window), "useful": phase.useful,
        "longest_run": phase.longest_run, "longest_run_limit": phase.longest_run_limit,
        "crossings": phase.crossings, "crossings_limit": phase.crossings_limit, "runs": phase.runs,
        "runs_limits": phase.runs_limits and list(phase.runs_limits),
        "signals": [{"rule": s.rule, "from": s.start, "to": s.end, "side": s.side} for s in phase.signals],
        "lower": list(phase.lower) if controlled else None, "upper": list(phase.upper) if controlled else None,
    }
