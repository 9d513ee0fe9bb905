"""Where a project stands: the evidence for each level of the progress score, and what is missing for the next.

The scale is the project progress score of the improvement programmes, 0.5 to 5.0.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from mfi_site.coach import evidence
from mfi_site.coach.case import Case, Said, section, whole_text
from mfi_site.coach.engine import applies, checked, plugs
from mfi_site.coach.language.text import plain
from mfi_site.coach.past import Past
from mfi_site.coach.plan import lacking
from mfi_site.model.board import Settings
from mfi_site.model.project import Project
from mfi_site.wording import words

SYSTEM_TOOLS = ("force-field", "fishbone", "process-map", "pareto")
RATIONALE = (
    "why",
    "rationale",
    "our rationale",
    "the rationale",
    "reason",
    "background",
    "case for",
    "the case for",
    "what is the problem",
    "the problem",
    "purpose",
    "carson",
    "adhbhar",
)
NEXT_STEPS = ("next step", "our next step", "clear next step", "na h-ath cheum")
_SUSTAIN = re.compile(
    r"(?<!not )\bsustain\w*\b(?! (?:silent|attention|concentration|focus|reading|listening|interest|writing|effort))"
    r"|\b(?:keep(?:ing)? (?:it|this|the change)|hold(?:ing)? (?:the|our) gains?|made normal|kept normal|cumail)\b"
)
MEANINGS = (
    "intent to participate",
    "charter and team established",
    "planning begun",
    "activity, no changes yet",
    "changes tested, no improvement yet",
    "modest improvement",
    "improvement",
    "significant improvement",
    "sustainable improvement",
    "outstanding, sustained",
)


@dataclass(frozen=True, slots=True)
class Standing:
    """The evidence score (0.5 to 5.0; 0 without a charter), and what the next level still asks for."""

    score: float
    missing: tuple[str, ...]

    @property
    def next_score(self) -> float | None:
        return self.score + 0.5 if self.score < 5 else None


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage for a public page: the evidence score and its meaning in words."""

    score: float
    words: str


@lru_cache(maxsize=8)
def standing(case: Case) -> Standing:
    """The highest level met together with every level below it, and what is missing for the next."""
    score = 0.0
    for level in _LEVELS:
        missing = tuple(said for said, met in level(case) if not met)
        if missing:
            return Standing(score, missing)
        score += 0.5
    return Standing(score, ())


def own_score(project: Project) -> float | None:
    """The team's own score: the latest report's, else the charter's."""
    if project.reports:
        head = max(project.reports, key=lambda r: r.number).head
        if head is not None and head.progress is not None:
            return head.progress
    return project.charter.progress


def meaning(score: float) -> str:
    """What a score of the scale means, in the programme's words."""
    return MEANINGS[max(int(score * 2) - 1, 0)]


def public_stage(
    project: Project,
    readings: Mapping[str, Said] | Iterable[Said],
    language: str = "en-GB",
    settings: Settings | None = None,
    today: date | None = None,
) -> Stage:
    """The stage of a project as the public may read it: `project` and `readings` must be the public's."""
    said = readings if isinstance(readings, Mapping) else {r.measure.id: r for r in readings}
    case = Case(project, said, settings or Settings(name="?"), today or project.charter.started, audience="public")
    score = max(standing(case).score, 0.5)
    return Stage(score, words(language).say(f"coach.stage-{f'{score:.1f}'.replace('.', '-')}"))


Evidence = Iterable[tuple[str, bool]]


def has_rationale(project: Project) -> bool:
    """Whether the charter's prose says why."""
    return bool(whole_text(project.prose, *RATIONALE))


def leaders(project: Project) -> int:
    return sum(role.lead for role in project.charter.team)


def _charter(case: Case) -> Evidence:
    yield "a charter that can be read", not case.project.notice


def _team(case: Case) -> Evidence:
    yield "why this matters, under a heading of its own in the charter", has_rationale(case.project)
    yield "an aim that says how much, from where, by when and for whom, and leaves the solution out", _aim(case)
    yield "two improvement leaders in the team", leaders(case.project) >= 2


def _aim(case: Case) -> bool:
    """Whether nothing is asked about the aim as the files have it; the history is no evidence of a level."""
    if not case.project.charter.aim:
        return False
    case = replace(case, past=Past()) if case.past.aim else case
    silenced = case.project.charter.review.ignore
    rules = (p for p in plugs("aim-") if p.rule.area == "Aim")
    return not any(
        f.kind in ("better", "concern")
        for plug in rules
        if plug.rule.id not in silenced and applies(plug.rule, case)
        for f in checked(plug, case)
    )


def _planning(case: Case) -> Evidence:
    measures = case.project.charter.measures
    yield (
        "measures, each with what is counted, who collects it and how often",
        bool(measures) and not any(lacking(m) for m in measures),
    )
    yield (
        "next steps in a report",
        any(section(r.sections, *NEXT_STEPS) and whole_text(r.sections, *NEXT_STEPS) for r in case.project.reports),
    )


def _activity(case: Case) -> Evidence:
    tool = any(t.kind in SYSTEM_TOOLS for t in case.project.tools)
    data = any(s.series.known for s in case.said.values())
    yield "a force field, process map or cause and effect diagram, or the first values of a measure", tool or data


def _tested(case: Case) -> Evidence:
    yield "a completed cycle", any(c.state == "ended" for c in case.project.cycles)
    yield "an outcome measure in a chart, with a goal", any(s.goal is not None for s in case.of_type("outcome"))


def _modest(case: Case) -> Evidence:
    decided = any(c.state == "ended" and c.head.decision in ("adopt", "adapt") for c in case.project.cycles)
    yield "a cycle that was adopted or adapted", decided
    moved = _way(case, 0.2) or any(evidence.improved(s) for s in case.of_type("process"))
    yield f"a fifth of {_way_said(case)}, or a strong signal for the better on a process measure", moved


def _improvement(case: Case) -> Evidence:
    yield (
        "a strong signal for the better on an outcome measure",
        any(evidence.improved(s) for s in case.of_type("outcome")),
    )


def _significant(case: Case) -> Evidence:
    yield f"half of {_way_said(case)}", _way(case, 0.5)
    yield "a plan for how an idea is made and kept normal", any(c.implementation for c in case.project.charter.changes)


def _sustainable(case: Case) -> Evidence:
    yield (
        "nine useful observations at the new level",
        any(evidence.at_new_level(s) and (evidence.way_to_goal(s) or 0) >= 0.5 for s in case.of_type("outcome")),
    )


def _outstanding(case: Case) -> Evidence:
    yield "the goal held through a phase", any(evidence.goal_held(s) for s in case.of_type("outcome"))
    yield "a note on sustaining it", _sustaining(case.project)


def _way(case: Case, share: float) -> bool:
    return any((evidence.way_to_goal(s) or 0) >= share - 1e-9 for s in case.of_type("outcome"))


def _way_said(case: Case) -> str:
    unphased = any(
        s.goal is not None and s.analysis and len(s.analysis.phases) == 1 and evidence.improved(s)
        for s in case.of_type("outcome")
    )
    then = "; its chart shows an improvement, but no phase that begins with it" if unphased else ""
    return f"the way to the goal (from the first phase's median to the last's{then})"


def _sustaining(project: Project) -> bool:
    texts = [c.implementation for c in project.charter.changes]
    for sections in (project.prose, *(r.sections for r in project.reports)):
        texts += [f"{s.heading}\n{s.text}" for s in sections if s.text.strip()]
    return any(_SUSTAIN.search(plain(text)) for text in texts)


_LEVELS: tuple[Callable[[Case], Evidence], ...] = (
    _charter,
    _team,
    _planning,
    _activity,
    _tested,
    _modest,
    _improvement,
    _significant,
    _sustainable,
    _outstanding,
)
